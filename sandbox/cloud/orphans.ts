import type { CloudObject } from "./cloud";

/**
 * The objects that no state knows: made by hand, or left by a create whose answer was lost. The engine cannot see them;
 * nothing but a list from the vendor can.
 *
 * @param known the resources of a state.
 */
export function orphans(
  objects: readonly CloudObject[],
  known: readonly { readonly type: string; readonly id?: string }[],
): readonly CloudObject[] {
  const ids = new Set(known.map(({ type, id }) => `${type} ${id ?? ""}`));
  return objects.filter(({ type, id }) => !ids.has(`${type} ${id}`));
}
