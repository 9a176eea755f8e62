/** A condition of PagerDuty's condition language (PCL), read. */
export type Condition =
  | { readonly kind: "any" | "all"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "exists"; readonly path: string }
  | {
      readonly kind: "matches";
      readonly path: string;
      readonly how: "whole" | "part" | "regex";
      readonly value: string;
    };

const token = /\s*(?:([()])|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s()'"]+))/gy;

interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

function tokens(expression: string): Token[] | undefined {
  const found: Token[] = [];
  token.lastIndex = 0;
  const end = expression.trimEnd().length;
  while (token.lastIndex < end) {
    const match = token.exec(expression);
    if (match === null) return undefined;
    const [, bracket, single, double, word = ""] = match;
    const text = single ?? double;
    found.push(
      text === undefined
        ? { text: bracket ?? word, quoted: false }
        : { text: text.replace(/\\(['"])/g, "$1"), quoted: true },
    );
  }
  return found;
}

/**
 * Reads a condition: paths compared by `matches`, `matches part`, `matches regex`, `exists` and their negations, joined by
 * `and`, `or`, `not` and brackets.
 *
 * @returns undefined for what is not in that language, such as PagerDuty's schedules and counts of events.
 */
export function readCondition(expression: string): Condition | undefined {
  const all = tokens(expression);
  if (all === undefined) return undefined;
  let next = 0;
  const word = (...texts: readonly string[]): boolean => {
    const here = texts.every((text, index) => {
      const it = all[next + index];
      return it !== undefined && !it.quoted && it.text.toLowerCase() === text;
    });
    if (here) next += texts.length;
    return here;
  };
  const joined = (kind: "any" | "all", by: string, one: () => Condition | undefined): Condition | undefined => {
    const parts = [one()];
    while (word(by)) parts.push(one());
    const of = parts.filter((it) => it !== undefined);
    if (of.length < parts.length) return undefined;
    return of.length === 1 ? of[0] : { kind, of };
  };
  const any = () => joined("any", "or", both);
  const both = () => joined("all", "and", one);
  const negated = (of: Condition | undefined): Condition | undefined => of && { kind: "not", of };
  const one = (): Condition | undefined => {
    if (word("not")) return negated(one());
    if (word("(")) {
      const inside = any();
      return word(")") ? inside : undefined;
    }
    const path = all[next];
    if (path === undefined || path.quoted) return undefined;
    next += 1;
    if (word("exists")) return { kind: "exists", path: path.text };
    if (word("does", "not", "exist")) return negated({ kind: "exists", path: path.text });
    if (word("does", "not", "match")) return negated(matches(path.text));
    return word("matches") ? matches(path.text) : undefined;
  };
  const matches = (path: string): Condition | undefined => {
    const how = word("part") ? "part" : word("regex") ? "regex" : "whole";
    const value = all[next];
    if (value?.quoted !== true) return undefined;
    next += 1;
    return { kind: "matches", path, how, value: value.text };
  };
  const read = any();
  return next === all.length ? read : undefined;
}

/** Whether a condition holds for what its paths lead into. Values are compared without regard to case, as PagerDuty does. */
export function holds(condition: Condition, data: unknown): boolean {
  switch (condition.kind) {
    case "any":
      return condition.of.some((it) => holds(it, data));
    case "all":
      return condition.of.every((it) => holds(it, data));
    case "not":
      return !holds(condition.of, data);
    case "exists":
      return valueAt(data, condition.path) !== undefined;
    case "matches":
      return textsOf(valueAt(data, condition.path)).some((it) => matchesText(it, condition));
  }
}

function matchesText(text: string, { how, value }: Condition & { readonly kind: "matches" }): boolean {
  if (how === "regex") return new RegExp(value.replace(/^\(\?i\)/, ""), "i").test(text);
  const [have, want] = [text.toLowerCase(), value.toLowerCase()];
  return how === "part" ? have.includes(want) : have === want;
}

/** What a dotted path, with indices such as `from[0]`, leads to; undefined where it leads nowhere. */
export function valueAt(data: unknown, path: string): unknown {
  return path
    .split(/[.[\]]/)
    .filter((it) => it !== "")
    .reduce<unknown>(
      (at, key) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined),
      data,
    );
}

/** A value as texts to compare: a list by each of its entries. */
export function textsOf(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return [typeof value === "string" ? value : JSON.stringify(value)];
}
