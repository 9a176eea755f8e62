import { LineCounter, parseDocument, visit, type Document } from "yaml";

/** A mistake in a stack's file that keeps it from being read, in words. */
export class StackFileError extends Error {
  override readonly name = "StackFileError";
}

/** A file that is YAML, and where in it something stands. */
export interface YamlFile {
  readonly document: Document.Parsed;
  /** What the file says, as plain data. */
  readonly content: unknown;
  /** The place of an offset, counted from 1: `Pulumi.prod.yaml:12:5`. */
  readonly lineOf: (offset: number) => string;
}

/** What is wrong at a place, by the parser's code: its own texts are for those who write parsers. */
const words: Readonly<Record<string, string>> = {
  BAD_ALIAS: "names an anchor by nothing; write the value itself, in quotes if it begins with *",
  BAD_INDENT: "is not indented as what it belongs to, or a bracket before it is not closed",
  BAD_SCALAR_START: "begins with a character that YAML reserves; put the value in quotes",
  BLOCK_AS_IMPLICIT_KEY: "has two keys in one line; put the second one below, or the value in quotes",
  MISSING_CHAR: "a quote, a bracket, a comma or a dash is missing before it",
  MULTILINE_IMPLICIT_KEY: "has no colon behind its key, or a quote that is not closed",
  MULTIPLE_DOCS: "begins a second document (---); the file has one",
  TAB_AS_INDENT: "is indented with a tab; YAML takes spaces alone",
  UNEXPECTED_TOKEN: "does not belong there; put the value in quotes",
};

/**
 * Reads YAML.
 *
 * @param path as it stands in messages.
 * @throws StackFileError if it is none: one line for each key that stands twice, otherwise for the first mistake, which the
 * others may follow from.
 */
export function readYaml(text: string, path: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error" });
  const lineOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  const [first] = document.errors;
  if (first !== undefined) {
    const twice = document.errors.filter(({ code }) => code === "DUPLICATE_KEY");
    throw new StackFileError(
      first.code === "DUPLICATE_KEY"
        ? twice
            .map(({ pos }) => `${lineOf(pos[0])}: ${keyAt(text, pos[0])} stands twice; one would hide the other`)
            .join("\n")
        : `${lineOf(first.pos[0])}: ${words[first.code] ?? "is not YAML"}`,
    );
  }
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) === undefined)
        throw new StackFileError(
          `${lineOf(alias.range?.[0] ?? 0)}: *${alias.source} names an anchor that is set nowhere before it`,
        );
    },
  });
  try {
    return { document, content: document.toJS() as unknown, lineOf };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new StackFileError(
      `${path}: its aliases (*name) stand for more than a file may hold; write the values themselves`,
    );
  }
}

const keyAt = (text: string, offset: number): string =>
  /^["']?([^\s"']{1,100}?)["']?:(?=\s|$)/.exec(text.slice(offset))?.[1] ?? "a key";
