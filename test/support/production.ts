import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readStackFile } from "../../src/environment/stackFile";

/** The checkout. */
export const root = join(__dirname, "..", "..");

/** The config values that a stack's file declares, production's unless named. A fresh copy each time. */
export const productionConfig = (stack = "prod"): Record<string, unknown> => ({ ...readStackFile(root, stack).values });

/** The config schema that Pulumi.yaml declares. */
export function configSchema(): Record<string, { description: string; secret?: boolean }> {
  const file = parse(readFileSync(join(root, "Pulumi.yaml"), "utf8")) as {
    config: Record<string, { description: string; secret?: boolean }>;
  };
  return file.config;
}
