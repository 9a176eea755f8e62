import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const root = join(__dirname, "..", "..");
const namespace = "incident-response:";

/** The config values that production's stack file declares, without the project's namespace. A fresh copy each time. */
export function productionConfig(): Record<string, unknown> {
  const file = parse(readFileSync(join(root, "Pulumi.prod.yaml"), "utf8")) as { config: Record<string, unknown> };
  return Object.fromEntries(
    Object.entries(file.config)
      .filter(([, value]) => !isEncrypted(value))
      .map(([key, value]) => [key.replace(namespace, ""), value]),
  );
}

/** The config schema that Pulumi.yaml declares. */
export function configSchema(): Record<string, { description: string; secret?: boolean }> {
  const file = parse(readFileSync(join(root, "Pulumi.yaml"), "utf8")) as {
    config: Record<string, { description: string; secret?: boolean }>;
  };
  return file.config;
}

function isEncrypted(value: unknown): boolean {
  return typeof value === "object" && value !== null && "secure" in value;
}
