import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { KnownIncident } from "../../sandbox/record/vendors/pagerduty";
import { serveVendors, type Vendors } from "../../sandbox/record/vendors/serve";
import { secretOf } from "../../sandbox/record/vendors/vendor";
import { plan, type SeverityKey } from "../../src/plan";
import { recordSpecs } from "../../src/record";
import { decide, event, later, opened, unionOf, viewOf, type IncidentEvent } from "../../src/record/runtime/core";
import { connectVendors } from "../../src/record/runtime/dispatch";
import { production } from "../support/environment";
import { begins } from "./support/histories";

const { facts } = recordSpecs(plan, production());
const titled = (signal: string) => `[P0] ${plan.signals[signal]?.title ?? ""}`;
const open = (id: string, title: string, severity: SeverityKey, minute = 0) => ({
  id,
  title,
  severity,
  openedAt: later(begins, minute),
});
const outageTitle = titled("public-api-unreachable");
const bandTitle = "[P1] Proof generation: error rate at least 50 % and at most 99 %";

describe("what is open of one cause", () => {
  it("goes on in its worst incident, and lesser severities wait", () => {
    expect(unionOf([open("A", bandTitle, "p1"), open("B", outageTitle, "p0", 3)], plan)).toEqual({
      merges: [{ into: "B", from: ["A"] }],
      waiting: ["p1", "p2", "p3"],
    });
  });

  it("lets nobody wait once it is over, and merges nothing of another cause", () => {
    expect(unionOf([open("A", titled("mass-linkage-breach"), "p0"), open("B", bandTitle, "p1")], plan)).toEqual({
      merges: [],
      waiting: ["p2", "p3"],
    });
    expect(unionOf([], plan)).toEqual({ merges: [], waiting: [] });
  });

  it("is raised with what confirms it, and with nothing of its own severity", () => {
    const suspicion = open("A", titled("signing-key-misuse"), "p1");
    const proof = open("B", titled("signing-key-compromised"), "p0", 20);
    expect(unionOf([suspicion, proof], plan).merges).toEqual([{ into: "B", from: ["A"] }]);
    expect(unionOf([{ ...suspicion, severity: "p0" }, proof], plan).merges).toEqual([]);
  });
});

describe("an incident at PagerDuty", () => {
  let vendors: Vendors;
  const incidents = new Map<string, KnownIncident>();
  beforeEach(async () => {
    incidents.clear();
    vendors = await serveVendors(incidents);
  });
  afterEach(() => vendors.close());

  /** Lets events happen to an incident, and does at PagerDuty what follows of these kinds. */
  async function happen(
    id: string,
    title: string,
    severity: SeverityKey,
    later: readonly IncidentEvent[] = [],
    does: readonly string[] = ["unite", "settle", "page-ladder"],
  ) {
    const trigger = event({ kind: "triggered", title, severity, url: "https://vey.pagerduty.com" }, begins);
    const events = [trigger, ...later];
    incidents.set(id, { wire: { id, title, service: `zkp-${severity}`, createdAt: begins }, events });
    const { record, effects } = events.reduce(
      (before, it) => {
        const after = decide(before.record, it, plan);
        return { record: after.record, effects: [...before.effects, ...after.effects] };
      },
      { record: opened(id, "INC-20251207-001"), effects: [] as ReturnType<typeof decide>["effects"][number][] },
    );
    const here = { ...facts, pagerduty: { ...facts.pagerduty, url: vendors.url("pagerduty") } };
    const services = {
      dynamodb: undefined as never,
      secrets: (name: string) => Promise.resolve(secretOf(name)),
      send: () => Promise.resolve(),
      sendAt: () => Promise.resolve(),
      keep: () => Promise.resolve(),
    };
    const dispatch = connectVendors(here, plan, services, undefined as never);
    const view = viewOf(record, plan);
    if (view === undefined) throw new Error("no incident");
    for (const { key, deed } of effects.filter((it) => does.includes(it.deed.does)))
      await dispatch(deed, key, view, false, begins);
    return vendors.holds().pagerduty;
  }
  const changed = (severity: SeverityKey, minute: number) =>
    event({ kind: "severity-changed", severity }, later(begins, minute), "Alice Smith");

  it("tells the services of lesser severities as long as an outage is open", async () => {
    const waiting = ["zkp-p1", "zkp-p2", "zkp-p3", "zkp-reports", "zkp-unrouted"].map((it) => `${it} is told: open`);
    expect([...(await happen("QOUTAGE", outageTitle, "p0"))].sort()).toEqual(waiting);
    const over = event({ kind: "resolved" }, later(begins, 40), "Alice Smith");
    expect(await happen("QOUTAGE", outageTitle, "p0", [over])).toEqual([]);
  });

  it("takes the suspicion with it that it confirms", async () => {
    await happen("QSUSPICION", titled("signing-key-misuse"), "p1");
    expect(await happen("QPROOF", titled("signing-key-compromised"), "p0")).toEqual(["QSUSPICION merged into QPROOF"]);
  });

  it("that is lowered wakes nobody any more: low urgency, the other policy, and requests are withdrawn", async () => {
    const holds = await happen("QRAISED", "[P1] Something", "p1", [changed("p0", 5), changed("p2", 20)]);
    expect(holds).toContain("QRAISED: urgency low, policy PP2");
    expect(holds).toContain("asked no longer: PP0");
  });

  it("that is raised is asked for by the worse severity's ladder, and nothing is withdrawn", async () => {
    const holds = await happen("QRAISED", "[P1] Something", "p1", [changed("p0", 5)]);
    expect(holds.filter((it) => !it.startsWith("asked 1 more"))).toEqual([]);
    expect(holds).toHaveLength(1);
  });

  it("impacts the component that it is about, what people call it, and everything in an outage of the platform", async () => {
    const impacts = async (title: string, severity: SeverityKey, said?: string) => {
      const field = event({ kind: "fields", fields: { affected_component: said ?? "" } }, later(begins, 3));
      const holds = await happen("QIMPACT", title, severity, said === undefined ? [] : [field], ["impact"]);
      await vendors.close();
      vendors = await serveVendors(incidents);
      return holds.map((it) => it.replace("QIMPACT impacts ", ""));
    };
    expect(await impacts(bandTitle, "p1")).toEqual(["Proof generation"]);
    expect(await impacts("[P1] Something", "p1", "Revocation")).toEqual(["Revocation"]);
    expect(await impacts(outageTitle, "p0")).toHaveLength(5);
    expect(await impacts("[P2] Something", "p2", "Revocation")).toEqual([]);
    expect(await impacts(titled("administration-by-others"), "p1")).toEqual([]);
  });
});
