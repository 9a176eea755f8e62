/** A control as the contract has it: docs/controls.md. */
export interface ControlContract {
  /** The first state holds as long as a subject has no row. */
  readonly states: readonly [string, ...string[]];
  readonly staleSeconds: number;
  readonly unreadable: { readonly keepSeconds: number; readonly then: string };
}

/**
 * Reads controls as the contract asks: what was read is used for a few seconds, what cannot be read is what it was, and
 * when that is too old, what is safe.
 *
 * @param read the `state` of a row of `zkp-controls`, by a strongly consistent GetItem in the service's own region with a
 * time-out of a second; undefined when there is no row. It throws when it cannot tell.
 * @param now milliseconds.
 */
export function controlReader(
  read: (control: string, subject: string) => Promise<string | undefined>,
  now: () => number,
) {
  const known = new Map<string, { readonly state: string; readonly at: number }>();
  return async (control: string, subject: string, contract: ControlContract): Promise<string> => {
    const key = `${control} ${subject}`;
    const last = known.get(key);
    const age = last === undefined ? Infinity : (now() - last.at) / 1000;
    if (last !== undefined && age < contract.staleSeconds) return last.state;
    try {
      const state = (await read(control, subject)) ?? contract.states[0];
      known.set(key, { state, at: now() });
      return state;
    } catch {
      return last !== undefined && age < contract.unreadable.keepSeconds ? last.state : contract.unreadable.then;
    }
  };
}
