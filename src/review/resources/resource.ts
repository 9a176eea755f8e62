/** A resource as review reads it: from an exported state, a preview, or the registry of a test's mocks. */
export interface Resource {
  readonly urn: string;
  readonly type: string;
  /** The id at the vendor; absent until the resource exists. */
  readonly id?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  readonly protect?: boolean;
  /** What else the program asks of the engine about it, such as `ignoreChanges`. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** A grouping of the program's own, which no vendor knows. */
  readonly component?: boolean;
  /** Per input, the URNs of the resources it was made from: joins what an unknown or secret value hides. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** What a preview writes in place of a value that is known only after `up`. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The name that the program gave a resource: the last part of its URN. */
export const nameOf = ({ urn }: { readonly urn: string }): string => urn.split("::").slice(3).join("::");

/** The project that a URN belongs to. */
export const projectOf = ({ urn }: { readonly urn: string }): string => urn.split("::")[1] ?? "";

/** What somebody provisions at a vendor: not stacks, providers and the program's own groupings. */
export const isManaged = ({ type }: Resource): boolean => vendors.some((it) => type.startsWith(it));

const vendors: readonly string[] = ["aws:", "datadog:", "pagerduty:"];

/** Whatever has inputs of its own: also providers, and types of vendors that nobody here knows. */
export const isDeclared = ({ type, component }: Resource): boolean =>
  component !== true && type !== "pulumi:pulumi:Stack";

/** What stands for a secret, which is never read: what it was made from, where that is known. */
export const hidden = (madeFrom: readonly string[] = []): string =>
  madeFrom.length === 0 ? hiddenMark : `${hiddenMark} of ${madeFrom.join(", ")}`;
const hiddenMark = "(a secret)";

/** How a preview shows a secret; what follows it says of one that differs which of the two it is. */
export const shownSecret = "[secret]";

/** Whether a value is a secret that was left out. */
export const isHidden = (value: unknown): boolean => typeof value === "string" && value.startsWith(hiddenMark);

/** A property as declared; what was not declared is what the vendor answered. */
export const property = ({ inputs, outputs }: Resource, key: string): unknown => inputs[key] ?? outputs[key];

/** A value without parts as text, however it is written: a program and a state may say 30 and "30". */
export const scalar = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;

/** A text, unless it is absent, unknown before `up`, or a secret. */
export const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== unknownValue && !isHidden(value) ? value : undefined;

/** A number, also when the provider takes it as text ("1800"); "null" and other words are no numbers. */
export function number(value: unknown): number | undefined {
  const read = typeof value === "number" ? value : typeof value === "string" && value !== "" ? Number(value) : NaN;
  return Number.isFinite(read) ? read : undefined;
}

/** A list; anything else is an empty one. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** An object; anything else is an empty one. */
export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** Texts of a list, sorted. */
export const texts = (value: unknown): readonly string[] =>
  list(value)
    .flatMap((it) => text(it) ?? [])
    .sort();
