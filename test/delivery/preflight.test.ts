import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explain, type Engine } from "../../delivery/engine";
import { preflight, renderChecks } from "../../delivery/preflight";
import { metrics, serviceMetrics } from "../../src/plan";
import { productionConfig } from "../support/production";
import { fakeServer, type Answer, type FakeServer, type Received } from "./support/server";

let server: FakeServer;
let answers: (request: Received) => Answer | undefined;
beforeEach(async () => {
  answers = () => undefined;
  server = await fakeServer((request) => answers(request) ?? healthy(request));
});
afterEach(() => server.close());

function healthy({ path }: Received): Answer {
  if (path.startsWith("/users")) return { body: { users: [{ html_url: "https://vey.pagerduty.com/users/P1" }] } };
  if (path === "/")
    return { body: "<GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult>" };
  if (path.startsWith("/v20180820/")) return { status: 404, body: "<Code>NoSuchPublicAccessBlockConfiguration</Code>" };
  return { body: { valid: true } };
}

const secrets = ["pagerdutyToken", "pagerdutyUserToken", "datadogApiKey", "datadogAppKey"];

/** A production engine that has its config, with every vendor on loopback. */
function engine({
  version = "v3.250.0",
  without = "",
  resources = [] as { urn: string }[],
  failover = {},
} = {}): Engine {
  const production = productionConfig();
  const facts = Object.entries({
    ...production,
    pagerduty: { ...(production.pagerduty as Record<string, unknown>), apiUrl: server.url },
    datadog: { ...(production.datadog as Record<string, unknown>), apiUrl: server.url },
    failover: { ...(production.failover as Record<string, unknown>), ...failover },
  });
  const config = [
    ...facts.map(([key, value]) => [key, { objectValue: value, value: JSON.stringify(value), secret: false }] as const),
    ...secrets.filter((it) => it !== without).map((key) => [key, { value: "x", secret: true }] as const),
  ];
  const json = JSON.stringify(Object.fromEntries(config.map(([key, value]) => [`incident-response:${key}`, value])));
  return {
    name: "production",
    run: ([command]) => {
      const answers = { version, config: json, stack: JSON.stringify({ deployment: { resources } }) };
      return Promise.resolve({ code: 0, stdout: answers[command as keyof typeof answers], stderr: "" });
    },
  };
}

const env = () => ({ AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b", AWS_ENDPOINT_URL: server.url });
const early = new Date("2026-12-01T00:00:00Z");
const problems = async (from: Engine = engine(), environment: NodeJS.ProcessEnv = env(), now = early) =>
  (await preflight(from, environment, now)).flatMap(({ problem }) => (problem === undefined ? [] : [problem]));

describe("the check before production is touched", () => {
  it("finds nothing wrong when everything is right", async () => {
    const checks = await preflight(engine(), env(), early);
    expect(renderChecks(checks).split("\n")).toHaveLength(8);
    expect(renderChecks(checks)).not.toContain("WRONG");
  });

  it("says that the first run of an exercise has passed, unless it is planned already", async () => {
    const late = new Date("2027-03-20T00:00:00Z");
    expect(await problems(engine(), env(), late)).toEqual([
      expect.stringMatching(/^multi-component-outage on 2026-12-08:.*drillsFrom 2027-03-20/),
    ]);
    const type = "datadog:index/downtimeSchedule:DowntimeSchedule";
    const resources = [{ urn: `urn:pulumi:prod::incident-response::${type}::monitors-multi-component-outage-drill` }];
    expect(await problems(engine({ resources }), env(), late)).toEqual([]);
  });

  it("tells whose telemetry has arrived and whose has not, and lets neither stand in the way", async () => {
    answers = ({ path }) =>
      path.startsWith("/api/v1/metrics")
        ? { body: { metrics: [metrics.driftRuns.name, serviceMetrics.revocation.requests.name] } }
        : path.startsWith("/api/v2/events")
          ? { body: { data: path.includes("sentry") ? [{}] : [] } }
          : undefined;
    const told = renderChecks(await preflight(engine(), env(), new Date("2026-03-17T15:00:00Z")))
      .split("\n")
      .at(-1);
    expect(told).toMatch(/^ok {4}telemetry: heard by now, so add to datadog\.heard: revocation, sentry, drift-job; /);
    expect(told).toMatch(/not seen yet in the account: proof-generation, .*prometheus/);
    expect(server.received.map(({ path }) => path)).toContain("/api/v1/metrics?from=1773586800");
  });

  it("says that the application key may not read what has arrived, and lets that not stand in the way either", async () => {
    answers = ({ path }) => (path.startsWith("/api/v1/metrics") ? { status: 403 } : undefined);
    const told = renderChecks(await preflight(engine(), env(), early));
    expect(told).toContain(
      "ok    telemetry: not known, Datadog answers 403 -> give the application key the scope metrics_read",
    );
  });

  it("says that Pulumi is too old", async () => {
    expect(await problems(engine({ version: "v3.99.0" }))).toEqual(["this is v3.99.0 -> install v3.250.0"]);
  });

  it("says that a secret is not set", async () => {
    expect(await problems(engine({ without: "datadogApiKey" }))).toEqual([
      "datadogApiKey is not set -> pulumi config set --secret datadogApiKey",
    ]);
  });

  it("says that there are no AWS credentials", async () => {
    const said = expect.stringMatching(/no AWS credentials .* -> eval/) as string;
    expect(await problems(engine(), {})).toEqual([said, said]);
  });

  it.each<[string, string, Answer, RegExp]>([
    [
      "the AWS account is another one",
      "/",
      { body: "<Account>999999999999</Account>" },
      /of account 999999999999 -> assume/,
    ],
    ["the AWS token has expired", "/", { status: 403, body: "<Code>ExpiredToken</Code>" }, /has expired -> log in/],
    [
      "the PagerDuty account is another one",
      "/users",
      { body: { users: [{ html_url: "https://other.pagerduty.com/" }] } },
      /of account other -> /,
    ],
    ["PagerDuty refuses the token", "/users", { status: 401 }, /token is refused -> rotate/],
    ["PagerDuty is down", "/users", { status: 503 }, /answers 503 -> see status/],
    ["Datadog refuses the API key", "/api/v1/validate", { status: 403 }, /API key is refused/],
    ["Datadog refuses the application key", "/api/v2/validate_keys", { status: 403 }, /application key is refused/],
  ])("says in one line that %s", async (_what, path, answer, says) => {
    answers = (request) => ((path === "/" ? request.path === "/" : request.path.startsWith(path)) ? answer : undefined);
    const found = await problems();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(says);
    expect(found[0]).not.toContain("\n");
  });

  const block = (...set: readonly string[]) =>
    `<PublicAccessBlockConfiguration>${[
      "BlockPublicAcls",
      "IgnorePublicAcls",
      "BlockPublicPolicy",
      "RestrictPublicBuckets",
    ]
      .map((it) => `<${it}>${String(set.includes(it))}</${it}>`)
      .join("")}</PublicAccessBlockConfiguration>`;
  const blocked = (body: string) => {
    answers = ({ path }) => (path.startsWith("/v20180820/") ? { body } : undefined);
  };

  it("says that the account's public access block would hide the switch from the checkers", async () => {
    blocked(block("BlockPublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"));
    expect(await problems()).toEqual([
      expect.stringMatching(/sets BlockPublicPolicy and RestrictPublicBuckets, so no checker .* -> take it off/),
    ]);
    const [asked] = server.received.filter(({ path }) => path === "/v20180820/configuration/publicAccessBlock");
    expect(asked?.headers["x-amz-account-id"]).toBe("123456789012");
  });

  it("lets a block of access lists be, which the switch does not need", async () => {
    blocked(block("BlockPublicAcls", "IgnorePublicAcls"));
    expect(await problems()).toEqual([]);
  });

  it("says that it may not read the block", async () => {
    answers = ({ path }) =>
      path.startsWith("/v20180820/") ? { status: 403, body: "<Code>AccessDenied</Code>" } : undefined;
    expect(await problems()).toEqual([expect.stringMatching(/403 AccessDenied.*s3:GetAccountPublicAccessBlock/)]);
  });

  it("asks for no block where the switch is no object", async () => {
    blocked(block("RestrictPublicBuckets"));
    const other = engine({ failover: { switch: "region-switch" } });
    expect(await problems(other)).toEqual([]);
  });

  it("says which vendor does not answer", async () => {
    const gone = engine();
    await server.close();
    expect(await problems(gone)).toEqual([
      expect.stringContaining("AWS (sts in us-west-2) does not answer"),
      expect.stringContaining("AWS (s3 in us-west-2) does not answer"),
      expect.stringContaining("PagerDuty does not answer"),
      expect.stringContaining("Datadog does not answer"),
    ]);
    server = await fakeServer(() => ({}));
  });
});

describe("a failure of the engine", () => {
  it.each([
    ["error: no stack named 'prdo' found", /there is no such stack in this backend/],
    ["error: AWS account ID not allowed: 999", /another account than the stack's config names/],
    [
      "error: config.aws.accountId: the AWS credentials are of account 999999999999",
      /another account than the stack's config names/,
    ],
    ["error: ExpiredToken: The security token included in the request is expired", /a token has expired/],
    ["error: the stack is currently locked by 1 lock(s)", /wait for the other update/],
    ["error: GET https://api.pagerduty.com/users: 401 Unauthorized", /a vendor refuses the credentials/],
    ["error: dial tcp 127.0.0.1:1: connection refused", /does not answer/],
    ["error: incorrect passphrase", /cannot be decrypted/],
  ])("%s is told with its cause and what to do", (stderr, says) => {
    const text = explain("preview", { code: 1, stdout: "", stderr });
    expect(text).toMatch(says);
    expect(text).toContain("What to do:");
    expect(text).toContain(stderr);
  });
});
