/** A text of a config that something would obey, or that nobody could read: where it stands, and what is wrong with it. */
export interface Strange {
  readonly path: readonly string[];
  readonly problem: string;
  /** It is the last key of the path, not the value, that is strange. */
  readonly isKey: boolean;
}

/** No fact of a stack is longer. */
const longest = 1000;
/** No fact of a stack is nested deeper. */
const deepest = 12;

/** What JavaScript itself has on every object: as keys they would be found where nobody has written them. */
const inherited: readonly string[] = Object.getOwnPropertyNames(Object.prototype);

/** Control, formatting (bidirectional, zero-width) and private characters, halves of others, and line separators. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

/** What begins an expression of a message template (Datadog, PagerDuty, Liquid), of a document or of a shell. */
const obeyed = /\{\{|\}\}|\{%|%\}|\{#|\$\{|\$\(|`/;

/**
 * Every text in a config that is more than data: template and command text, characters that are not shown, keys that every
 * object has, and what is longer or nested deeper than any fact. It is asked before the schemas, of keys and values alike, so
 * that no field has to be thought of.
 */
export function strangeTexts(value: unknown, path: readonly string[] = []): readonly Strange[] {
  if (path.length > deepest) return [{ path, problem: `is nested deeper than ${deepest} keys`, isKey: false }];
  if (typeof value === "string") {
    const problem = strangeness(value);
    return problem === undefined ? [] : [{ path, problem, isKey: false }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, it]) => {
    const problem = inherited.includes(name) ? "is a key that every object has; choose another" : strangeness(name);
    if (problem === undefined) return strangeTexts(it, [...path, name]);
    return [{ path: [...path, name], problem: `the key ${problem}`, isKey: true }];
  });
}

function strangeness(text: string): string | undefined {
  if (text.length > longest) return `is ${text.length} characters long; no fact has more than ${longest}`;
  const hidden = unseen.exec(text)?.[0].codePointAt(0);
  if (hidden !== undefined)
    return `has the character U+${hidden.toString(16).toUpperCase().padStart(4, "0")} in it, which is not shown; write it without`;
  const [found] = obeyed.exec(text) ?? [];
  return found === undefined
    ? undefined
    : `has ${found} in it, which a message template or a command would obey; write it without`;
}
