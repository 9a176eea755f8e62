import type { Environment } from "../../src/environment";
import { firstRunFrom, plan } from "../../src/plan";
import { engineVersion } from "../../toolchain";
import type { Unheard } from "../../src/telemetry";
import { connectAws, refusal } from "../aws";
import { nameOf, type Engine, type Resource } from "../engine";
import { Failure } from "../failure";

/** What production needs before anything of it is touched. Secrets come from the stack's config. */
export interface Accounts {
  readonly awsAccountId: string;
  readonly awsRegion: string;
  readonly pagerdutyApi: string;
  readonly pagerdutySubdomain: string;
  readonly pagerdutyToken: string;
  readonly datadogApi: string;
  readonly datadogApiKey: string;
  readonly datadogAppKey: string;
  /** Whom config does not list as heard. */
  readonly unheard: readonly Unheard[];
}

/** One check: its name, and the problem that it found with what to do, if any. */
export interface Check {
  readonly name: string;
  readonly problem?: string;
}

/** The engine must be the pinned one or later: older ones lack what the deployment relies on. */
export async function checkEngine(engine: Engine): Promise<Check> {
  const name = `Pulumi ${engineVersion} or later`;
  const ended = await engine.run(["version"]).catch(() => undefined);
  const version = /v\d+\.\d+\.\d+/.exec(ended?.stdout ?? "")?.[0];
  if (version === undefined)
    return { name, problem: "there is no pulumi on PATH -> https://www.pulumi.com/docs/install/" };
  const [found = 0, needed = 0] = [version, engineVersion].map(weight);
  return found >= needed ? { name } : { name, problem: `this is ${version} -> install ${engineVersion}` };
}

/** The AWS credentials must be of the account that the stack's config names. */
export async function checkAws({ awsAccountId, awsRegion }: Accounts, env: NodeJS.ProcessEnv): Promise<Check> {
  const name = `AWS account ${awsAccountId}`;
  return guarded(name, async () => {
    const aws = connectAws(env);
    const answer = await aws({
      service: "sts",
      region: awsRegion,
      method: "POST",
      path: "/",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "Action=GetCallerIdentity&Version=2011-06-15",
    });
    if (answer.status !== 200) {
      const expired = answer.text.includes("ExpiredToken") ? "the token has expired -> log in again" : undefined;
      return expired ?? `AWS refuses the credentials (${refusal(answer)}) -> log in again`;
    }
    const account = /<Account>(\d+)</.exec(answer.text)?.[1] ?? "unknown";
    return account === awsAccountId
      ? undefined
      : `the credentials are of account ${account} -> assume the role of account ${awsAccountId}, or mend incident-response:aws`;
  });
}

/** The PagerDuty token must be alive and of the account that the stack's config names. */
export async function checkPagerDuty({ pagerdutyApi, pagerdutySubdomain, pagerdutyToken }: Accounts): Promise<Check> {
  const name = `PagerDuty account ${pagerdutySubdomain}`;
  return guarded(name, async () => {
    const response = await ask("PagerDuty", `${pagerdutyApi}/users?limit=1`, {
      accept: "application/json",
      authorization: `Token token=${pagerdutyToken}`,
    });
    if (response.status === 401 || response.status === 403)
      return "the token is refused -> rotate it (docs/day-2.md), pulumi config set --secret pagerdutyToken";
    if (!response.ok) return `PagerDuty answers ${response.status} -> see status.pagerduty.com, try again`;
    const { users } = (await response.json()) as { users?: readonly { readonly html_url?: string }[] };
    const subdomain = /^https:\/\/([\w-]+)\./.exec(users?.[0]?.html_url ?? "")?.[1];
    return subdomain === undefined || subdomain === pagerdutySubdomain
      ? undefined
      : `the token is of account ${subdomain} -> use a token of ${pagerdutySubdomain}, or mend incident-response:pagerduty`;
  });
}

/** The Datadog keys must be alive, both: the API key writes, the application key reads. */
export async function checkDatadog({ datadogApi, datadogApiKey, datadogAppKey }: Accounts): Promise<Check> {
  const name = `Datadog at ${new URL(datadogApi).host}`;
  return guarded(name, async () => {
    const headers = { "dd-api-key": datadogApiKey, "dd-application-key": datadogAppKey };
    const api = await ask("Datadog", `${datadogApi}/api/v1/validate`, headers);
    if (api.status === 401 || api.status === 403)
      return "the API key is refused, or is of another site -> pulumi config set --secret datadogApiKey";
    if (!api.ok) return `Datadog answers ${api.status} -> see status.datadoghq.com, try again`;
    const app = await ask("Datadog", `${datadogApi}/api/v2/validate_keys`, headers);
    return app.status === 401 || app.status === 403
      ? "the application key is refused -> pulumi config set --secret datadogAppKey"
      : undefined;
  });
}

/** Datadog takes no downtime that begins in the past; one that is there already may have begun. */
export function checkDrills({ failover }: Environment, deployed: readonly Resource[], now: Date): Check {
  const there = new Set(deployed.map(({ urn }) => nameOf(urn)));
  const passed = Object.entries(plan.drillMutes)
    .filter(([key, { signals }]) => signals.length > 0 && !there.has(`monitors-${key}-drill`))
    .map(([key, mute]) => ({ key, start: firstRunFrom(mute, failover.drillsFrom) }))
    .filter(({ start }) => Date.parse(start) <= now.getTime());
  const name = "first runs of the exercises";
  if (passed.length === 0) return { name };
  const list = passed.map(({ key, start }) => `${key} on ${start.slice(0, 10)}`).join(", ");
  const today = now.toISOString().slice(0, 10);
  return {
    name,
    problem: `${list}: they have passed, and Datadog refuses them -> pulumi config set --path incident-response:failover.drillsFrom ${today}, or a later day`,
  };
}

const weight = (version: string) =>
  version
    .replace("v", "")
    .split(".")
    .reduce((sum, part) => sum * 10_000 + Number(part), 0);

export async function guarded(name: string, check: () => Promise<string | undefined>): Promise<Check> {
  try {
    const problem = await check();
    return { name, ...(problem !== undefined && { problem }) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { name, problem: error.message.replace(/\n\s*What to do: /, " -> ") };
  }
}

export async function ask(vendor: string, url: string, headers: Record<string, string>): Promise<Response> {
  return fetch(url, { headers }).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Failure(`${vendor} does not answer (${cause})\n  What to do: try again; nothing was changed.`);
  });
}
