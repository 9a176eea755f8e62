import { isObject, isUnknown, type Properties, type Refusal, type Value } from "../protocol";

/** One rule of a vendor about the inputs of a resource type. */
export interface Constraint {
  /** `<vendor>/<what-is-wrong>`, the same wherever the rule is broken. */
  readonly tag: string;
  /** Where the vendor says so: documentation, the provider's source, an API's answer. */
  readonly source: string;
  readonly check: (inputs: Properties) => readonly Refusal[];
}

/** The constraints of each resource type, by token. */
export type ConstraintTable = Readonly<Record<string, readonly Constraint[]>>;

/** A value inside inputs, with the path it was found at. */
export interface Found {
  readonly path: string;
  readonly value: Value;
  /** The object that holds it. */
  readonly holder: Properties;
}

/**
 * Every value at a path. A step that ends in `[]` goes into each element of a list. Absent and unknown values are not
 * found: what is not known yet cannot be refused.
 */
export function at(inputs: Properties, path: string): readonly Found[] {
  let found: readonly Found[] = [{ path: "", value: inputs, holder: inputs }];
  for (const step of path.split(".")) {
    const name = step.replace("[]", "");
    found = found.flatMap(({ path: parent, value: holder }) => {
      if (!isObject(holder)) return [];
      const value = holder[name];
      if (value === undefined || value === null || isUnknown(value)) return [];
      const here = parent === "" ? name : `${parent}.${name}`;
      if (!step.endsWith("[]")) return [{ path: here, value, holder }];
      if (!Array.isArray(value)) return [];
      return (value as readonly Value[])
        .map((it, index) => ({ path: `${here}[${index}]`, value: it, holder }))
        .filter((it) => !isUnknown(it.value));
    });
  }
  return found;
}

/** Refuses every value at a path for which `complaint` finds something to say. */
export function where(
  tag: string,
  source: string,
  path: string,
  complaint: (found: Found) => string | undefined,
): Constraint {
  return {
    tag,
    source,
    check: (inputs) =>
      at(inputs, path).flatMap((found) => {
        const reason = complaint(found);
        return reason === undefined ? [] : [{ property: found.path, reason }];
      }),
  };
}

const given = (value: Value) => JSON.stringify(value);

/** The value must be one of a few words, spelled as the API spells them. */
export function oneOf(tag: string, source: string, path: string, words: readonly string[]): Constraint {
  return where(tag, source, path, ({ value }) => {
    if (words.includes(said(value))) return undefined;
    const snake = typeof value === "string" ? value.replaceAll(/[A-Z]/g, (it) => `_${it.toLowerCase()}`) : "";
    const hint = words.includes(snake) ? ` (the SDK's comments spell it ${given(value)}, the API ${given(snake)})` : "";
    return `${given(value)} is not one of ${words.join(", ")}${hint}`;
  });
}

/** The number, or the text that holds one, must lie between two bounds. */
export function between(tag: string, source: string, path: string, low: number, high: number): Constraint {
  return where(tag, source, path, ({ value }) =>
    Number(value) >= low && Number(value) <= high ? undefined : `${given(value)} is not between ${low} and ${high}`,
  );
}

/** The number must not be under a bound; the vendor names none above it. */
export function atLeast(tag: string, source: string, path: string, low: number): Constraint {
  return where(tag, source, path, ({ value }) =>
    Number(value) >= low ? undefined : `${given(value)} is under ${low}`,
  );
}

/** The list must have a number of elements between two bounds. */
export function sized(tag: string, source: string, path: string, low: number, high: number): Constraint {
  return where(tag, source, path, ({ value }) => {
    const size = Array.isArray(value) ? value.length : 0;
    return size >= low && size <= high ? undefined : `${size} elements; allowed are ${low} to ${high}`;
  });
}

/** The text must match a pattern, which is said in words. */
export function matching(tag: string, source: string, path: string, pattern: RegExp, words: string): Constraint {
  return where(tag, source, path, ({ value }) =>
    typeof value === "string" && pattern.test(value) ? undefined : `${given(value)} must be ${words}`,
  );
}

/** A rule over the inputs as a whole: what is wrong, at which property, or undefined. */
export function overall(
  tag: string,
  source: string,
  check: (inputs: Properties) => { readonly property: string; readonly reason: string } | undefined,
): Constraint {
  return {
    tag,
    source,
    check: (inputs) => {
      const refusal = check(inputs);
      return refusal === undefined ? [] : [refusal];
    },
  };
}

/** At most one of the properties may be given. */
export function exclusive(tag: string, source: string, ...names: readonly string[]): Constraint {
  return overall(tag, source, (inputs) => {
    const both = names.filter((it) => isGiven(inputs, it));
    return both.length < 2
      ? undefined
      : { property: both[1] ?? "", reason: `cannot be given together with ${both[0] ?? ""}` };
  });
}

/** Exactly one of the properties must be given. */
export function exactlyOne(tag: string, source: string, ...names: readonly string[]): Constraint {
  return overall(tag, source, (inputs) => {
    const count = names.filter((it) => isGiven(inputs, it)).length;
    return count === 1
      ? undefined
      : { property: names[0] ?? "", reason: `exactly one of ${names.join(", ")} must be given, not ${count}` };
  });
}

/** When a property is given, another must be, too. */
export function needs(tag: string, source: string, name: string, other: string): Constraint {
  return overall(tag, source, (inputs) =>
    isGiven(inputs, name) && !isGiven(inputs, other)
      ? { property: other, reason: `is required with ${name}` }
      : undefined,
  );
}

/** A value as text: text as it is, anything else as JSON. */
export function said(value: Value): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Whether a property has a value, be it one that is not known yet. */
export function isGiven(inputs: Properties, name: string): boolean {
  const value = inputs[name];
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

/** The text at a property, or undefined if there is none or it is not known yet. */
export function textOf(inputs: Properties, name: string): string | undefined {
  const value = inputs[name];
  return typeof value === "string" && !isUnknown(value) ? value : undefined;
}
