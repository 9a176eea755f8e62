/** A step of a preview, by what it leaves. */
export interface Leaving<R> {
  readonly op: string;
  readonly urn: string;
  readonly newState?: R | null;
}

/** The resources as they would be after some steps of a preview. A replacement is several steps about one resource. */
export function overlaid<R extends { readonly urn: string }>(
  resources: readonly R[],
  steps: readonly Leaving<R>[],
): readonly R[] {
  const left = new Map(resources.map((it) => [it.urn, it]));
  for (const { urn, op, newState } of steps) {
    if (op === "delete") left.delete(urn);
    else if (newState !== undefined && newState !== null) left.set(urn, { ...left.get(urn), ...newState });
  }
  return [...left.values()];
}
