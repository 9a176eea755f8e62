import * as pulumi from "@pulumi/pulumi";
import { parseEnvironment, type Environment } from "./environment";
import { parseConfigValue } from "./environment/stackFile";
import { PlanError, type Finding } from "./plan";

/** The secrets of an environment; they stay Outputs, so that they are never in clear in state or logs. */
export interface Secrets {
  readonly pagerdutyToken: pulumi.Output<string>;
  readonly pagerdutyUserToken: pulumi.Output<string>;
  readonly datadogApiKey: pulumi.Output<string>;
  readonly datadogAppKey: pulumi.Output<string>;
}

const secretKeys = [
  "pagerdutyToken",
  "pagerdutyUserToken",
  "datadogApiKey",
  "datadogAppKey",
] as const satisfies readonly (keyof Secrets)[];

/**
 * Reads the stack's config: the only place that does.
 *
 * @throws PlanError with every problem of the config (unknown keys, wrong values, missing secrets), before anything is
 * registered.
 */
export function readConfig(): { environment: Environment; secrets: Secrets } {
  const config = new pulumi.Config();
  const given = Object.keys(pulumi.runtime.allConfig())
    .filter((key) => key.startsWith(`${config.name}:`))
    .map((key) => key.slice(config.name.length + 1));

  const values = Object.fromEntries(
    given.filter((key) => !isSecretKey(key)).map((key) => [key, parseConfigValue(config.get(key))]),
  );
  const { environment, findings } = parseEnvironment(values);
  const missing = secretKeys.filter((key) => !given.includes(key)).map(missingSecret);
  if (environment === undefined || missing.length > 0) throw new PlanError([...findings, ...missing]);

  const secret = (key: keyof Secrets) => config.requireSecret(key);
  return {
    environment,
    secrets: Object.fromEntries(secretKeys.map((key) => [key, secret(key)])) as unknown as Secrets,
  };
}

function isSecretKey(key: string): key is keyof Secrets {
  return (secretKeys as readonly string[]).includes(key);
}

function missingSecret(key: keyof Secrets): Finding {
  return {
    rule: "config/missing-secret",
    path: `config.${key}`,
    problem: "this secret is not set",
    remedy: `pulumi config set --secret ${key}`,
  };
}
