import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parse, stringify } from "yaml";

interface StackFile {
  encryptionsalt?: string;
  /** Absent when there is nothing to configure. */
  config?: Record<string, unknown>;
}

/**
 * Derives the sandbox's stack file from production's: the same facts, without production's secrets and without the key
 * they are encrypted with. What the sandbox's own stack file already has of these (placeholders, salt) is kept.
 *
 * @returns the config keys that are secret in the project's schema and have no placeholder yet.
 */
export function deriveStackConfig(files: { production: string; schema: string; derived: string }): readonly string[] {
  const { config = {} } = parse(readFileSync(files.production, "utf8")) as StackFile;
  const project = parse(readFileSync(files.schema, "utf8")) as {
    name: string;
    config: Record<string, { secret?: boolean }>;
  };
  const existing: StackFile = existsSync(files.derived)
    ? (parse(readFileSync(files.derived, "utf8")) as StackFile)
    : { config: {} };

  const declared = Object.entries(project.config).filter(([, { secret }]) => secret === true);
  const encrypted = Object.keys(config).filter((key) => isSecret(config[key]));
  const secrets = [...new Set([...declared.map(([key]) => `${project.name}:${key}`), ...encrypted])].sort();
  const facts = Object.entries(config).filter(([key]) => !secrets.includes(key));
  const placeholders = Object.entries(existing.config ?? {}).filter(
    ([key, value]) => secrets.includes(key) && isSecret(value),
  );

  const derived: StackFile = {
    ...(existing.encryptionsalt !== undefined && { encryptionsalt: existing.encryptionsalt }),
    config: Object.fromEntries([...facts, ...placeholders]),
  };
  writeFileSync(files.derived, stringify(derived));
  return secrets.filter((key) => !placeholders.some(([known]) => known === key));
}

function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && "secure" in value;
}
