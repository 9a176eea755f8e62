/** A stack's config values, by key with namespace. A value that is encrypted is `{ secure: … }`, at any depth. */
export type Config = Readonly<Record<string, unknown>>;

/** What the config schema of Pulumi.yaml says of a key. */
export type ConfigSchema = Readonly<Record<string, { readonly secret?: boolean }>>;

/** The sandbox's stack config: the facts in clear, and the path and placeholder of every secret. */
export interface DerivedConfig {
  readonly facts: Config;
  /** By path in the engine's notation, such as `incident-response:slack.token`. */
  readonly placeholders: Readonly<Record<string, string>>;
}

/**
 * Derives the sandbox's config from production's: the same facts, and a placeholder for each secret, be it encrypted in
 * production's file or declared as secret in the schema (an operator may not have set it yet). No secret of production
 * is ever decrypted, so no credential is needed.
 */
export function deriveConfig(project: string, production: Config, schema: ConfigSchema): DerivedConfig {
  const declared = Object.keys(schema)
    .filter((key) => schema[key]?.secret === true)
    .map((key) => (key.includes(":") ? key : `${project}:${key}`));
  const facts = Object.entries(production).filter(([key]) => !declared.includes(key));
  const encrypted = facts.flatMap(([key, value]) => securePaths(key, value));
  return {
    facts: Object.fromEntries(
      facts.flatMap(([key, value]) => (isSecure(value) ? [] : [[key, withoutSecure(value)] as const])),
    ),
    placeholders: Object.fromEntries([...declared, ...encrypted].sort().map((path) => [path, placeholderOf(path)])),
  };
}

/** Days in the config from which something is planned; a vendor takes none that has passed when it is made. */
const plannedFrom: readonly (readonly [key: string, property: string])[] = [["failover", "drillsFrom"]];

/** The config with such days on or after the one on which the sandbox was made, as production's were when it was made. */
export function notPassed(config: Config, began: string): Config {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => {
      const found = plannedFrom.find(
        ([name, property]) => key.endsWith(`:${name}`) && isObject(value) && property in value,
      );
      if (found === undefined || !isObject(value)) return [key, value];
      const day = value[found[1]];
      return [key, { ...value, [found[1]]: typeof day === "string" && day > began ? day : following(began) }];
    }),
  );
}

/** The day after: an exercise of the same day may have begun already. */
const following = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** What stands for a secret; it names the secret, so that a leak can be traced, and can never be a real one. */
export function placeholderOf(path: string): string {
  const words = path.replace(/^[\w-]+:/, "").match(/\w+/g) ?? [];
  return `placeholder-of-${words.join("-")}`;
}

function securePaths(path: string, value: unknown): readonly string[] {
  if (isSecure(value)) return [path];
  if (Array.isArray(value)) return value.flatMap((it, index) => securePaths(`${path}[${index}]`, it));
  return isObject(value) ? Object.entries(value).flatMap(([key, it]) => securePaths(`${path}["${key}"]`, it)) : [];
}

/** A list keeps a place for its secrets, so that the paths of the others stay right. */
function withoutSecure(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((it) => (isSecure(it) ? "" : withoutSecure(it)));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, it]) => !isSecure(it));
  return Object.fromEntries(kept.map(([key, it]) => [key, withoutSecure(it)]));
}

function isSecure(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 1 && typeof value.secure === "string";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
