import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isNode, isSeq, LineCounter, parseDocument } from "yaml";

/** The stack whose facts count where nobody names another: production's. */
export const productionStack = "prod";

const project = "incident-response";

/** The file of a stack: its config values by key without the project's namespace, and where in the file each stands. */
export interface StackFile {
  /** Relative to the checkout, such as Pulumi.prod.yaml. */
  readonly path: string;
  /** What is not encrypted. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Line and column of a value, counted from 1, or of the nearest place around it that the file has. */
  readonly placeOf: (path: readonly string[]) => Place;
}

/** A place in a text, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A mistake in a stack's file that keeps it from being read, in words. */
export class StackFileError extends Error {
  override readonly name = "StackFileError";
}

/** The stacks that a checkout has files of, sorted. */
export function stacksIn(checkout: string): readonly string[] {
  return readdirSync(checkout)
    .flatMap((it) => /^Pulumi\.([\w-]+)\.yaml$/.exec(it)?.[1] ?? [])
    .sort();
}

/**
 * Reads the file of a stack.
 *
 * @throws StackFileError if there is none, or it is not YAML with a `config`; the message names file, line and column.
 */
export function readStackFile(checkout: string, stack: string): StackFile {
  const path = `Pulumi.${stack}.yaml`;
  const file = join(checkout, path);
  if (!existsSync(file))
    throw new StackFileError(
      `There is no stack "${stack}": ${path} does not exist. Known are ${stacksIn(checkout).join(", ")}; \`npm run init\` makes one.`,
    );
  return parseStackFile(readFileSync(file, "utf8"), path);
}

/** The same for a text. */
export function parseStackFile(text: string, path: string): StackFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new StackFileError(
      `${path}:${line}:${col}: is not YAML: ${error.message.split("\n")[0]?.replace(/ at line .*$/, "") ?? ""}`,
    );
  }
  const config = document.get("config");
  if (!isMap(config)) throw new StackFileError(`${path}:1:1: has no config; begin with config: and the facts below it`);
  const given = config.toJSON() as Record<string, unknown>;
  const values = Object.entries(given).filter(([, value]) => !isEncrypted(value));
  return {
    path,
    values: Object.fromEntries(values.map(([name, value]) => [name.replace(`${project}:`, ""), value])),
    placeOf: (wanted) => {
      const [section = "", ...rest] = wanted;
      const offset = offsetOf(config, [`${project}:${section}`, ...rest]);
      const { line, col } = lines.linePos(offset);
      return { line, column: col };
    },
  };
}

/** Where a value's key, or an element, begins; the nearest one around it where the path leads nowhere. */
function offsetOf(from: unknown, path: readonly string[], fallback = 0): number {
  const [step, ...rest] = path;
  if (step === undefined) return fallback;
  if (isMap(from)) {
    const pair = from.items.find(({ key }) => String(key) === step);
    if (pair === undefined || !isNode(pair.key)) return fallback;
    return offsetOf(pair.value, rest, pair.key.range?.[0] ?? fallback);
  }
  const item = isSeq(from) ? from.items[Number(step)] : undefined;
  return isNode(item) ? offsetOf(item, rest, item.range?.[0] ?? fallback) : fallback;
}

const isEncrypted = (value: unknown): boolean => typeof value === "object" && value !== null && "secure" in value;

/** The engine hands structured values on as JSON text, plain ones as they are; a text that only begins like JSON is one. */
export function parseConfigValue(text: string | undefined): unknown {
  if (text === undefined || !/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
