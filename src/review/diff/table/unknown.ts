import { row } from "../rows";
import type { TypeWords } from "../words";

/** The words for a type that nobody has thought of: what it does nobody can tell. */
export const unknownWords = (type: string): TypeWords => ({
  noun: words(type.split(":").at(-1) ?? type),
  presence: row(({ before }) => [
    {
      verdict: "unknown",
      text: `{is|are} ${before === undefined ? "new" : "gone"}, and nobody has said here what {it does|they do}`,
    },
  ]),
  inputs: {},
});

/** The name of the smallest property on the way to a change, as people write it. */
export const lastName = (pattern: string): string => words(/(\w+)\W*(?::order)?$/.exec(pattern)?.[1] ?? "");

/** A name of the program's, spelled as people write: `pointInTimeRecovery` is "point in time recovery". */
export const words = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .replace(/_/g, " ")
    .replace(/^[A-Z](?=[a-z])/, (it) => it.toLowerCase());
