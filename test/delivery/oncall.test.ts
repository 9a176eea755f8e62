import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkOncall, tries } from "../../delivery/oncall";
import { metrics, oncallCheckTitle as title, oncallTestAt, oncallTestTitle, plan } from "../../src/plan";
import { failoverSpecs } from "../../src/failover";
import { production } from "../support/environment";
import { fakeServer, type FakeServer } from "./support/server";

const sentAt = Date.parse("2026-03-17T15:47:00Z");
const ours = { summary: `[Triggered] [P2] ${title}`, created_at: "2026-03-17T15:50:00Z" };
const regions = ["us-east-1", "us-west-2"];
const buses = regions.map((it) => ({
  summary: `[P2] platform: ${oncallTestTitle(it)}`,
  created_at: `2026-03-17T${oncallTestAt}:00Z`,
}));
const foreign = { summary: "[P2] platform: something else", created_at: "2026-03-17T15:40:00Z" };

let server: FakeServer;
/** What is open at PagerDuty, and what was resolved today: the alerts of each incident. Both appear after so many looks. */
let open: Readonly<Record<string, readonly object[]>>;
let over: Readonly<Record<string, readonly object[]>>;
let looksUntilThere: number;
beforeEach(async () => {
  open = {};
  over = {};
  looksUntilThere = 0;
  let looks = 0;
  server = await fakeServer(({ method, path }) => {
    if (method !== "GET") return { body: {} };
    const id = /^\/incidents\/(\w+)\/alerts/.exec(path)?.[1];
    if (id !== undefined) return { body: { alerts: open[id] ?? over[id] } };
    const resolved = path.includes("resolved");
    if (!resolved) looks += 1;
    if (looks <= looksUntilThere) return { body: { incidents: [] } };
    const status = resolved ? "resolved" : "triggered";
    return { body: { incidents: Object.keys(resolved ? over : open).map((it) => ({ id: it, status })) } };
  });
});
afterEach(() => server.close());

const check = (pause = () => Promise.resolve()) =>
  checkOncall(
    { datadogApi: server.url, apiKey: "k", stack: "prod", environment: "production", seconds: sentAt / 1000 },
    { pagerdutyApi: server.url, token: "t" },
    regions,
    pause,
  );
const sent = () =>
  server.received.flatMap(({ path, body }) =>
    path === "/api/v2/series" ? (body as { series: { metric: string }[] }).series.map(({ metric }) => metric) : [],
  );
const changed = () =>
  server.received.flatMap(({ method, path, body }) =>
    method === "PUT" ? [`${path} ${(body as { incident: { status: string } }).incident.status}`] : [],
  );

describe("the daily check of the way to the people on call", () => {
  it("waits for Datadog's event and both event buses', resolves them, and then says that they went the whole way", async () => {
    open = { ABC: [ours], BUS: buses };
    looksUntilThere = 3;
    let pauses = 0;
    const told = await check(() => {
      pauses += 1;
      return Promise.resolve();
    });
    expect(told).toContain("Datadog, the event bus of us-east-1, the event bus of us-west-2 arrived at PagerDuty");
    expect(pauses).toBe(3);
    expect(changed()).toEqual(
      ["ABC acknowledged", "ABC resolved", "BUS acknowledged", "BUS resolved"].map((it) => `/incidents/${it}`),
    );
    expect(sent()).toEqual([metrics.oncallPings.name, metrics.roundTrips.name]);
  });

  it("finds one incident that holds all of them, and what was resolved earlier today", async () => {
    open = { ALL: [ours, ...buses.slice(1)] };
    over = { EARLIER: buses.slice(0, 1) };
    await check();
    expect(changed()).toEqual(["/incidents/ALL acknowledged", "/incidents/ALL resolved"]);
    expect(sent()).toContain(metrics.roundTrips.name);
  });

  it("leaves an incident alone that holds more than tests", async () => {
    open = { REAL: [foreign, ours, ...buses] };
    expect(await check()).toContain("REAL (among others, left alone)");
    expect(changed()).toEqual([]);
    expect(sent()).toEqual([metrics.oncallPings.name, metrics.roundTrips.name]);
  });

  it.each(regions)(
    "fails when the event bus of %s has sent none since yesterday, and resolves the others",
    async (region) => {
      const other = buses.filter(({ summary }) => !summary.includes(region));
      const old = buses
        .filter(({ summary }) => summary.includes(region))
        .map((it) => ({ ...it, created_at: "2026-03-16T14:40:00Z" }));
      open = { ABC: [ours, ...other], OLD: old };
      await expect(check()).rejects.toThrow(
        new RegExp(`No alert .* of the event bus of ${region} has arrived[^]*What to do`),
      );
      expect(changed()).toEqual(["/incidents/ABC acknowledged", "/incidents/ABC resolved"]);
      expect(sent()).toEqual([metrics.oncallPings.name]);
    },
  );

  it("does not take yesterday's event of Datadog for today's, and fails when none arrives", async () => {
    open = { OLD: [{ ...ours, created_at: "2026-03-17T15:46:00Z" }], OTHER: [foreign], BUS: buses };
    let pauses = 0;
    const failing = check(() => {
      pauses += 1;
      return Promise.resolve();
    });
    await expect(failing).rejects.toThrow(/No alert .* of Datadog has arrived .* within 20 minutes[^]*What to do/);
    expect(pauses).toBe(tries - 1);
    expect(sent()).toEqual([metrics.oncallPings.name]);
  });

  it("looks after the event buses have sent theirs, on the same day", () => {
    const workflow = readFileSync(join(__dirname, "..", "..", ".github", "workflows", "oncall.yml"), "utf8");
    const [, minute = "", hour = ""] = /cron: "(\d+) (\d+) \* \* \*"/.exec(workflow) ?? [];
    expect(`${hour}:${minute}` > oncallTestAt).toBe(true);
    const specs = failoverSpecs(plan, production()).alertTests;
    expect(specs.map(({ role, schedule }) => [role, schedule])).toEqual([
      ["primary", "cron(40 15 * * ? *)"],
      ["standby", "cron(40 15 * * ? *)"],
    ]);
    for (const { template } of specs)
      expect(JSON.parse(template.text)).toMatchObject({
        event_action: "trigger",
        payload: {
          severity: "warning",
          custom_details: { severity: "p2" },
          summary: expect.stringContaining(title) as string,
        },
      });
  });
});
