import { existsSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { parseEnvironment, type Environment, type ParsedEnvironment } from "./environment";
import { parseConfigValue, readStackFile, StackFileError, type StackFile } from "./environment/stackFile";
import type { Finding, PlaceOf } from "./plan";

/** The secrets of an environment; they stay Outputs, so that they are never in clear in state or logs. */
export interface Secrets {
  readonly pagerdutyToken: pulumi.Output<string>;
  /** Only Slack connections need it. */
  readonly pagerdutyUserToken?: pulumi.Output<string>;
  readonly datadogApiKey: pulumi.Output<string>;
  readonly datadogAppKey: pulumi.Output<string>;
}

/** Which secrets an environment needs; of one that is not read yet, all. */
const needed: Readonly<Record<keyof Secrets, (environment: Environment | undefined) => boolean>> = {
  pagerdutyToken: () => true,
  pagerdutyUserToken: (environment) => environment?.chat?.app !== "teams" && environment?.features.chat !== false,
  datadogApiKey: () => true,
  datadogAppKey: () => true,
};
const secretKeys = Object.keys(needed) as readonly (keyof Secrets)[];

/** What a stack's config holds, before anything is judged by the plan's rules. */
export interface ReadConfig {
  readonly parsed: ParsedEnvironment;
  /** What is wrong with the secrets: not set though needed, or in clear in the stack's file. */
  readonly unsafe: readonly Finding[];
  readonly secrets: Secrets;
  /** Where in the stack's file something stands. */
  readonly placeOf: PlaceOf;
}

/** Reads the stack's config: the only place that does. */
export function readConfig(): ReadConfig {
  const config = new pulumi.Config();
  const prefix = `${config.name}:`;
  const given = Object.fromEntries(
    Object.entries(pulumi.runtime.allConfig())
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
  const facts = Object.entries(given).filter(([key]) => !Object.hasOwn(needed, key));
  const parsed = parseEnvironment(Object.fromEntries(facts.map(([key, value]) => [key, parseConfigValue(value)])));
  const file = fileOf(pulumi.getStack());
  // A secret that nobody set has the empty default of the config schema.
  const set = secretKeys.filter((key) => (given[key] ?? "") !== "");
  const missing = secretKeys.filter((key) => needed[key](parsed.draft) && !set.includes(key));
  const inClear = set.filter((key) => Object.hasOwn(file?.values ?? {}, key));
  return {
    parsed,
    unsafe: [...missing.map(missingSecret), ...inClear.map(secretInClear)],
    secrets: Object.fromEntries(set.map((key) => [key, config.requireSecret(key)])) as unknown as Secrets,
    placeOf: (path) => (path.startsWith("config.") ? file?.lineOf(path.split(".").slice(1)) : undefined),
  };
}

/** The stack's file in the checkout. The engine has read it already: one that cannot be read again only costs the lines. */
function fileOf(stack: string): StackFile | undefined {
  const checkout = join(__dirname, "..");
  if (!existsSync(join(checkout, `Pulumi.${stack}.yaml`))) return undefined;
  try {
    return readStackFile(checkout, stack);
  } catch (error) {
    if (error instanceof StackFileError) return undefined;
    throw error;
  }
}

const missingSecret = (key: keyof Secrets): Finding => ({
  rule: "config/missing-secret",
  path: `config.${key}`,
  problem: "this secret is not set",
  remedy: `pulumi config set --secret ${key}`,
});

const secretInClear = (key: keyof Secrets): Finding => ({
  rule: "config/secret-in-clear",
  path: `config.${key}`,
  problem: "this secret stands in clear in the stack's file",
  remedy: `revoke it at the vendor, then pulumi config set --secret ${key} with a fresh one`,
});
