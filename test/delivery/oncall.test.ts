import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkOncall, tries } from "../../delivery/oncall";
import { metrics, oncallCheckTitle as title } from "../../src/plan";
import { fakeServer, type FakeServer } from "./support/server";

const sentAt = Date.parse("2026-03-17T15:47:00Z");
const ours = { summary: `[Triggered] [P2] ${title}`, created_at: "2026-03-17T15:50:00Z" };
const foreign = { summary: "[P2] platform: something else", created_at: "2026-03-17T15:40:00Z" };

let server: FakeServer;
/** What is open at PagerDuty: the alerts of each incident; the check's own appears after so many looks. */
let open: Readonly<Record<string, readonly object[]>>;
let looksUntilThere: number;
beforeEach(async () => {
  open = {};
  looksUntilThere = 0;
  let looks = 0;
  server = await fakeServer(({ method, path }) => {
    if (method !== "GET") return { body: {} };
    const id = /^\/incidents\/(\w+)\/alerts/.exec(path)?.[1];
    if (id !== undefined) return { body: { alerts: open[id] } };
    looks += 1;
    if (looks <= looksUntilThere) return { body: { incidents: [] } };
    return {
      body: { incidents: Object.entries(open).map(([id, all]) => ({ id, alert_counts: { all: all.length } })) },
    };
  });
});
afterEach(() => server.close());

const check = (pause = () => Promise.resolve()) =>
  checkOncall(
    { datadogApi: server.url, apiKey: "k", stack: "prod", environment: "production", seconds: sentAt / 1000 },
    { pagerdutyApi: server.url, token: "t" },
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
  it("waits for its event, acknowledges and resolves it, and then says that it went the whole way", async () => {
    open = { ABC: [ours] };
    looksUntilThere = 3;
    let pauses = 0;
    const told = await check(() => {
      pauses += 1;
      return Promise.resolve();
    });
    expect(told).toContain("arrived at PagerDuty in incident ABC, and is resolved");
    expect(pauses).toBe(3);
    expect(changed()).toEqual(["/incidents/ABC acknowledged", "/incidents/ABC resolved"]);
    expect(sent()).toEqual([metrics.oncallPings.name, metrics.roundTrips.name]);
  });

  it("leaves an incident alone that holds more than its event", async () => {
    open = { REAL: [foreign, ours] };
    expect(await check()).toContain("in incident REAL, among others");
    expect(changed()).toEqual([]);
    expect(sent()).toEqual([metrics.oncallPings.name, metrics.roundTrips.name]);
  });

  it("does not take yesterday's event for today's, and fails when none arrives", async () => {
    open = { OLD: [{ ...ours, created_at: "2026-03-16T15:50:00Z" }], OTHER: [foreign] };
    let pauses = 0;
    const failing = check(() => {
      pauses += 1;
      return Promise.resolve();
    });
    await expect(failing).rejects.toThrow(/No alert .* within 20 minutes[^]*What to do/);
    expect(pauses).toBe(tries - 1);
    expect(changed()).toEqual([]);
    expect(sent()).toEqual([metrics.oncallPings.name]);
  });
});
