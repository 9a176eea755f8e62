import { parseEnvironment, type Environment } from "../../src/environment";
import { formatFindings, plan } from "../../src/plan";
import { unheard } from "../../src/telemetry";
import { explain, stateOf, type Engine } from "../engine";
import { Failure } from "../failure";
import { checkAws, checkDatadog, checkDrills, checkEngine, checkPagerDuty, type Accounts, type Check } from "./checks";
import { checkPublicAccess } from "./publicAccess";
import { checkTelemetry } from "./telemetry";

export { type Accounts, type Check } from "./checks";

/**
 * Checks what production needs, all of it, before anything is touched: the engine, the stack, its config and secrets, and
 * that every credential is alive and of the right account. Then it tells whose telemetry has arrived.
 */
export async function preflight(
  engine: Engine,
  env: NodeJS.ProcessEnv,
  now: Date = new Date(),
): Promise<readonly Check[]> {
  const pulumi = await checkEngine(engine);
  if (pulumi.problem !== undefined) return [pulumi];
  const read = await readAccounts(engine);
  if ("problem" in read) return [pulumi, { name: "stack and config", problem: read.problem }];
  const { accounts, environment } = read;
  const drills = checkDrills(environment, await stateOf(engine), now);
  const [aws, open, pagerduty, datadog] = await Promise.all([
    checkAws(accounts, env),
    checkPublicAccess(environment, env),
    checkPagerDuty(accounts),
    checkDatadog(accounts),
  ]);
  const telemetry = datadog.problem === undefined ? [await checkTelemetry(accounts, now)] : [];
  return [pulumi, { name: "stack and config" }, drills, aws, ...open, pagerduty, datadog, ...telemetry];
}

/** Checks as lines for people. */
export function renderChecks(checks: readonly Check[]): string {
  return checks
    .map(({ name, problem }) => (problem === undefined ? `ok    ${name}` : `WRONG ${name}: ${problem}`))
    .join("\n");
}

/** The environment that the stack declares, and what its accounts are reached with; or what is wrong with it. */
type Read = { readonly accounts: Accounts; readonly environment: Environment } | { readonly problem: string };

/** Reads the stack's config, secrets too. */
export async function readAccounts(engine: Engine): Promise<Read> {
  const ended = await engine.run(["config", "--json", "--show-secrets"]);
  if (ended.code !== 0) return { problem: explain("reading the config", ended) };
  const config = JSON.parse(ended.stdout.slice(ended.stdout.indexOf("{"))) as Record<
    string,
    { readonly value?: string; readonly objectValue?: unknown; readonly secret: boolean }
  >;
  const prefix = "incident-response:";
  const own = Object.entries(config).filter(([key]) => key.startsWith(prefix));
  const facts = Object.fromEntries(
    own.filter(([, { secret }]) => !secret).map(([key, it]) => [key.slice(prefix.length), it.objectValue ?? it.value]),
  );
  const { environment, findings } = parseEnvironment(facts);
  if (environment === undefined) return { problem: `\n${formatFindings(findings)}` };
  const missing: string[] = [];
  const secret = (key: string) => {
    const value = config[`${prefix}${key}`]?.value;
    if (value === undefined || value === "") missing.push(key);
    return value ?? "";
  };
  const { aws, datadog, pagerduty } = environment;
  const accounts: Accounts = {
    awsAccountId: aws.accountId,
    awsRegion: aws.regions.standby,
    pagerdutyApi: (
      pagerduty.apiUrl ??
      (pagerduty.serviceRegion === "eu" ? "https://api.eu.pagerduty.com" : "https://api.pagerduty.com")
    ).replace(/\/$/, ""),
    pagerdutySubdomain: pagerduty.subdomain,
    pagerdutyToken: secret("pagerdutyToken"),
    datadogApi: (datadog.apiUrl ?? `https://api.${datadog.site}`).replace(/\/$/, ""),
    datadogApiKey: secret("datadogApiKey"),
    datadogAppKey: secret("datadogAppKey"),
    unheard: unheard(plan, environment),
  };
  if (missing.length === 0) return { accounts, environment };
  return { problem: missing.map((key) => `${key} is not set -> pulumi config set --secret ${key}`).join("; ") };
}

/** @throws Failure when a check found something. */
export function demandAll(checks: readonly Check[]): void {
  const wrong = checks.filter(({ problem }) => problem !== undefined).length;
  if (wrong > 0) throw new Failure(`${wrong} of ${checks.length} checks found something wrong; nothing was touched.`);
}
