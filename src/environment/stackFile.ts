import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isAlias, isMap, isNode, isSeq } from "yaml";
import { readYaml, StackFileError, type YamlFile } from "./yaml";

export { StackFileError };

/** The stack whose facts count where nobody names another: production's. */
export const productionStack = "prod";

/** The Pulumi project, which is the namespace of the config's keys. */
export const project = "incident-response";

/** The file of a stack: its config values by key without the project's namespace, and where in the file each stands. */
export interface StackFile {
  /** Relative to the checkout, such as Pulumi.prod.yaml. */
  readonly path: string;
  /** What is not encrypted. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Where a value stands, such as Pulumi.prod.yaml:12:5, or the nearest place around it that the file has. */
  readonly lineOf: (path: readonly string[]) => string;
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
      `There is no stack "${stack}": ${path} does not exist. Known are ${stacksIn(checkout).join(", ")}; copy one of them.`,
    );
  return parseStackFile(readFileSync(file, "utf8"), path);
}

/** The same for a text. */
export function parseStackFile(text: string, path: string): StackFile {
  const { document, content, lineOf } = readYaml(text, path);
  const config = document.get("config", true);
  if (!isMap(config)) throw new StackFileError(`${path}:1:1: has no config; begin with config: and the facts below it`);
  const { config: given } = content as { readonly config: Readonly<Record<string, unknown>> };
  const values = Object.entries(given).filter(([, value]) => !isEncrypted(value));
  return {
    path,
    values: Object.fromEntries(values.map(([name, value]) => [sectionOf(name), value])),
    lineOf: (wanted) => lineOf(offsetOf(document, config, wanted, config.range?.[0] ?? 0)),
  };
}

/** A key of the config without the project's namespace, which may be left out. */
const sectionOf = (key: string): string => (key.startsWith(`${project}:`) ? key.slice(project.length + 1) : key);

/** Where a value's key, or an element, begins; the nearest one around it where the path leads nowhere. */
function offsetOf(
  document: YamlFile["document"],
  from: unknown,
  [step, ...rest]: readonly string[],
  fallback: number,
): number {
  if (step === undefined) return fallback;
  if (isAlias(from)) return offsetOf(document, from.resolve(document), [step, ...rest], fallback);
  if (isMap(from)) {
    const pair = from.items.find(({ key }) => sectionOf(String(key)) === step);
    if (pair === undefined || !isNode(pair.key)) return fallback;
    return offsetOf(document, pair.value, rest, pair.key.range?.[0] ?? fallback);
  }
  const item = isSeq(from) ? from.items[Number(step)] : undefined;
  return isNode(item) ? offsetOf(document, item, rest, item.range?.[0] ?? fallback) : fallback;
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
