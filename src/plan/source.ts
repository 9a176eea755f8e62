/** Where an entry comes from: a section of the incident response plan, as its headings name it. */
export interface Sourced {
  readonly source: string;
  /** One sentence why, where the plan is silent or contradicts itself and we chose. */
  readonly decision?: string;
}

/** An entry of the plan, found by its path. */
export interface SourcedEntry extends Sourced {
  /** Keys from the outside in, joined by dots, such as `severities.p0`. */
  readonly path: string;
}

const isSourced = (value: object): value is Sourced => "source" in value && typeof value.source === "string";

/** Every entry at or below a value that says where it comes from, in the order in which the value lists them. */
export function entriesOf(value: unknown, path = ""): readonly SourcedEntry[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.entries(value).flatMap(([key, it]) => entriesOf(it, path === "" ? key : `${path}.${key}`));
  if (!isSourced(value)) return below;
  const { source, decision } = value;
  return [{ path, source, ...(decision !== undefined && { decision }) }, ...below];
}
