import * as plan from "../../src/plan";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { beat, tellGitHub, tellPagerDuty, type Drift } from "../../delivery/drift";
import { connect, writeComment, type GitHub } from "../../delivery/github";
import type { Meaning } from "../../delivery/meaning";
import { renderComment } from "../../delivery/pullRequest/comment";
import { fakeServer, type Answer, type FakeServer, type Received } from "./support/server";

const head = "a".repeat(40);
const meaning = (verdict: "weaker" | "neutral"): Meaning => ({
  sentences: [{ severity: "p0", verdict, text: "P0: Backups are notified later" }],
  meaningless: [],
  resources: [{ urn: "urn:pulumi:prod::p::t::p0", type: "t", how: "changed", properties: ["rules"] }],
  weaker: verdict === "weaker",
});
const weaker = meaning("weaker");
let server: FakeServer;
let github: GitHub;
let answers: (request: Received) => Answer | undefined;
beforeEach(async () => {
  answers = () => undefined;
  server = await fakeServer((request) => answers(request) ?? { body: request.method === "GET" ? [] : { number: 3 } });
  github = connect({ GITHUB_REPOSITORY: "vey/plan", GITHUB_TOKEN: "t", GITHUB_API_URL: server.url });
});
afterEach(() => server.close());

const sent = (method: string) => server.received.filter((it) => it.method === method);
describe("the comment", () => {
  it("shows the meaning first, then the proofs, then the raw preview, folded", () => {
    const findings = { meaning: weaker, proofs: "P0: 12 minutes", rawPreview: "~ 1 to update", ownJudge: [] };
    const subject = { number: 7, head, base: head, author: "eve", from: { repository: "eve/plan", branch: "topic" } };
    const text = renderComment(subject, findings, { granted: true, by: "x" });
    const order = [
      "## What this pull request changes",
      "🔻",
      "## Bounds",
      "P0: 12 minutes",
      "<details><summary>Raw preview",
      "~ 1 to update",
    ];
    const places = order.map((it) => text.indexOf(it));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it("is updated in place, and nobody else's comment is taken for it", async () => {
    const mark = "<!-- incident-response:pull-request -->";
    answers = ({ method }) =>
      method !== "GET"
        ? undefined
        : {
            body: [
              { id: 1, body: mark, user: { type: "User" } },
              { id: 2, body: `${mark}\nold`, user: { type: "Bot" } },
            ],
          };
    await writeComment(github, 7, "pull-request", "new");
    expect(sent("POST")).toEqual([]);
    expect(sent("PATCH")).toMatchObject([{ path: "/repos/vey/plan/issues/comments/2" }]);
  });

  it("is cut when GitHub would refuse it as too long", async () => {
    await writeComment(github, 7, "pull-request", "x".repeat(100_000));
    expect((sent("POST")[0]?.body as { body: string }).body.length).toBeLessThan(65_536);
  });
});

describe("what the drift check tells", () => {
  const nothing: Meaning = { sentences: [], meaningless: [], resources: [], weaker: false };
  const none: Drift = { byHand: nothing, pending: nothing, tolerated: [], deaf: [], verdict: "none" };
  const drift: Drift = { ...none, byHand: weaker, verdict: "weaker" };
  const endpoints = () => ({ pagerdutyEvents: server.url, pagerdutyApi: server.url, datadogApi: server.url });
  const issue = { number: 5, body: "<!-- incident-response:drift -->\nold" };

  it("opens an issue, or updates the one that is open", async () => {
    expect(await tellGitHub(github, drift, "report")).toBe("Wrote issue #3.");
    answers = ({ method }) => (method === "GET" ? { body: [issue] } : undefined);
    expect(await tellGitHub(github, drift, "report")).toBe("Wrote issue #5.");
    expect(sent("POST")).toHaveLength(1);
  });

  it("closes the issue when the drift is gone", async () => {
    answers = ({ method }) => (method === "GET" ? { body: [issue] } : undefined);
    expect(await tellGitHub(github, none, "report")).toContain("Closed issue #5");
    expect(sent("PATCH")).toMatchObject([{ body: { state: "closed" } }]);
  });

  it("keeps the issue as long as a detector is deaf", async () => {
    expect(await tellGitHub(github, { ...none, deaf: ["No sign of life from Sentry"] }, "report")).toBe(
      "Wrote issue #3.",
    );
    expect(sent("POST")).toMatchObject([{ body: { title: "No drift, but detectors are still deaf" } }]);
  });

  it("pages the P2 service when the response is weaker, and resolves that when it is over", async () => {
    await tellPagerDuty(endpoints(), "key", "prod", drift);
    await tellPagerDuty(endpoints(), "key", "prod", { ...drift, verdict: "neutral" });
    const [trigger, resolve] = sent("POST").map(({ body }) => body);
    expect(trigger).toMatchObject({ event_action: "trigger", dedup_key: "incident-response/prod/drift" });
    expect(JSON.stringify(trigger)).toContain("later");
    expect(resolve).toMatchObject({ event_action: "resolve", dedup_key: "incident-response/prod/drift" });
  });

  it("sends a heartbeat, and says so clearly when the key is refused", async () => {
    const to = { ...endpoints(), apiKey: "key", stack: "prod", environment: "production", seconds: 1_700_000_000 };
    await beat(to, 3);
    expect(sent("POST")[0]).toMatchObject({ path: "/api/v2/series", headers: { "dd-api-key": "key" } });
    const { series } = sent("POST")[0]?.body as {
      series: { metric: string; points: { value: number }[]; tags: string[] }[];
    };
    expect(series.map(({ metric, points, tags }) => [metric, points[0]?.value, tags[0]])).toEqual([
      [plan.metrics.driftRuns.name, 1, "env:production"],
      [plan.metrics.driftChanges.name, 3, "env:production"],
    ]);
    answers = () => ({ status: 403, body: {} });
    await expect(beat({ ...to, apiKey: "bad" }, 3)).rejects.toThrow(/Datadog refuses \(403\)[^]*What to do/);
  });
});
