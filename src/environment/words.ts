import { closest, distance } from "fastest-levenshtein";
import type { z } from "zod";

/** More known names than this are told by the nearest one alone. */
const listed = 32;

/** What is said of a value that is not there. */
export const missingValue = "is missing";

/** The known name that a misspelled one is nearest to, unless it is like none of them. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || given.length > 100) return undefined;
  const found = closest(given.toLowerCase(), [...known]);
  const apart = distance(given.toLowerCase(), found.toLowerCase());
  // Two letters that changed places are two changes; of a very short name little would be left.
  return apart <= Math.max(given.length < 4 ? 1 : 2, Math.floor(given.length / 4)) ? found : undefined;
}

/** What was probably meant, and what there is: the end of a sentence about an unknown name. */
export function knownAre(given: unknown, known: readonly string[]): string {
  const meant = nearest(String(given), known);
  const hint = meant === undefined ? ";" : `; did you mean ${meant}?`;
  if (known.length === 0) return "";
  if (known.length <= listed) return `${hint} known are ${known.join(", ")}`;
  return meant === undefined ? "" : hint;
}

/** A value that only a list of known ones may have. */
export const oneOf =
  (known: readonly string[], what = "") =>
  ({ input }: { readonly input?: unknown }): string | undefined =>
    input === undefined ? undefined : `unknown ${what}${shown(input)}${knownAre(input, known)}`;

/** A value in a message: one line, and no longer than a line. */
export function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const wanted: Readonly<Record<string, string>> = {
  array: "a list: [a, b]",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: "keys with values: { key: value }",
  record: "keys with values: { key: value }",
  string: "a text",
};

/** What is wrong with a value, where its schema has no words of its own. Never the library's text. */
export function wordsFor(issue: z.core.$ZodRawIssue): string {
  const { input } = issue;
  if (input === undefined) return missingValue;
  switch (issue.code) {
    case "invalid_type":
      return `must be ${wanted[issue.expected] ?? issue.expected}, not ${shown(input)}`;
    case "invalid_value":
      return oneOf(issue.values.map(String))({ input }) ?? missingValue;
    case "too_small":
      return `must ${boundOf(issue.origin, "least", Number(issue.minimum))}`;
    case "too_big":
      return `must ${boundOf(issue.origin, "most", Number(issue.maximum))}`;
    case "invalid_key":
      return issue.issues[0]?.message ?? `the key ${shown(input)} has not the form that it must have`;
    default:
      return `${shown(input)} has not the form that it must have`;
  }
}

function boundOf(of: string, bound: "least" | "most", count: number): string {
  if (of !== "array" && of !== "string") return `be at ${bound} ${count}`;
  const [one, several] = of === "array" ? ["entry", "entries"] : ["character", "characters"];
  return `have at ${bound} ${count} ${count === 1 ? one : several}`;
}
