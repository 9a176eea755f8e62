import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drills, plan } from "../../src/plan";
import { graph, measure, scenarios, simulate, timeline, type Scenario } from "../../src/review";
import { runs } from "../support/depth";
import { changed, paging, without } from "./support/resources";
import { everybody, stacks } from "./support/random";

const failing: Scenario = {
  title: "everything fails at once",
  startsAt: "2026-03-15T03:12:00",
  faults: [{ kind: "error-rate", components: ["proof-verification"], ramp: [{ fromMinute: 0, percent: 100 }] }],
  runbook: "service-outage",
  source: "a test",
};
const times = fc
  .date({ min: new Date("2026-01-01T00:00:00Z"), max: new Date("2027-01-01T00:00:00Z"), noInvalidDate: true })
  .map((it) => it.toISOString().slice(0, 19));

describe("a simulation", () => {
  it("never notifies anybody later than the bounds' worst case, whoever sleeps and whenever it begins", () => {
    fc.assert(
      fc.property(stacks, fc.subarray([...everybody]), times, (resources, asleep, startsAt) => {
        const joined = graph(resources);
        const [bound] = measure(joined).signals;
        const { events } = simulate(joined, failing, plan, { asleep, startsAt });
        const acknowledged = events.find(({ kind }) => kind === "acknowledged")?.atSeconds ?? Infinity;
        const first = events.find(({ kind }) => kind === "notified")?.atSeconds;
        const worst = (bound?.firstPersonMinutes.worst ?? Infinity) * 60;
        // Somebody is reached in time; nothing is said after somebody answered; the alert itself is in time, too.
        expect(first ?? Infinity).toBeLessThanOrEqual(worst);
        for (const it of events.filter(({ kind }) => kind === "notified"))
          expect(it.atSeconds).toBeLessThan(acknowledged);
        const alert = events.find(({ kind }) => kind === "alert");
        expect(alert?.atSeconds ?? Infinity).toBeLessThanOrEqual(bound?.detection.worstSeconds ?? 0);
      }),
      { numRuns: runs(400), seed: 20260315 },
    );
  });

  it("reaches each audience that nobody spares by answering within its own bound", () => {
    fc.assert(
      fc.property(stacks, times, (resources, startsAt) => {
        const joined = graph(resources);
        const { signals, severities } = measure(joined);
        const { events } = simulate(joined, failing, plan, { asleep: everybody, startsAt });
        for (const { target, worstMinute } of severities[0]?.reaches ?? []) {
          if (target.kind !== "person" || !Number.isFinite(worstMinute)) continue;
          const heard =
            events.find((it) => it.kind === "notified" && it.person === target.person.key)?.atSeconds ?? Infinity;
          expect(heard).toBeLessThanOrEqual((signals[0]?.detection.worstSeconds ?? 0) + 60 + worstMinute * 60);
        }
      }),
      { numRuns: runs(200), seed: 20260316 },
    );
  });

  it("goes on to the backup when the primary sleeps, and says when the promise is broken", () => {
    const kinds = (asleep: string[]) =>
      simulate(
        graph(paging()),
        { ...failing, faults: [{ kind: "signal", signals: ["verification-p0"], atMinute: 0 }] },
        plan,
        { asleep },
      )
        .events.filter(({ kind }) => ["notified", "acknowledged", "missed"].includes(kind))
        .map(({ kind, person }) => `${kind} ${person ?? ""}`.trim());
    expect(kinds([])).toEqual(["notified alice-smith", "acknowledged alice-smith"]);
    expect(kinds(["alice-smith"])).toEqual(["notified alice-smith", "notified bob-jones", "acknowledged bob-jones"]);
    expect(kinds(["alice-smith", "bob-jones"])).toEqual([
      "notified alice-smith",
      "notified bob-jones",
      "notified alice-smith",
      "notified bob-jones",
      "missed",
    ]);
  });

  it("shows when DNS answers with the standby, and that it cannot when the standby is dead too", () => {
    const events = (dead: string[]) => simulate(graph(paging()), scenarios["region-outage"], plan, { dead }).events;
    expect(
      events([]).flatMap((it) => (["health-check", "dns", "served"].includes(it.kind) ? [it.atSeconds] : [])),
    ).toEqual([30, 90, 150]);
    expect(events(["us-west-2"]).find(({ kind }) => kind === "dns")?.text).toContain("both regions are dead");
  });

  it("says that nothing ever switches when no health check watches the primary", () => {
    const unchecked = graph(changed(without(paging(), "primary-health"), "primary", { healthCheckId: undefined }));
    expect(
      simulate(unchecked, scenarios["region-outage"], plan).events.find(({ kind }) => kind === "dns")?.text,
    ).toContain("goes on answering");
  });

  it("says that nobody notices when the monitor vendor is silent, while DNS fails over all the same", () => {
    const kinds = simulate(graph(paging()), scenarios["monitor-vendor-silent"], plan).events.map(({ kind }) => kind);
    expect(kinds).toContain("unnoticed");
    expect(kinds).toContain("served");
    expect(kinds).not.toContain("alert");
  });

  it("tells the authority's deadline after a privacy breach", () => {
    const tagged = graph(changed(paging(), "verification-p0", { tags: ["severity:p0", "signal:mass-linkage-breach"] }));
    const events = simulate(tagged, scenarios["privacy-breach"], plan).events;
    const discovered = events.find(({ kind }) => kind === "alert")?.atSeconds ?? 0;
    expect(events.find(({ kind }) => kind === "deadline")?.atSeconds).toBe(discovered + 72 * 3600);
  });

  it("has the plan's four drills among its scenarios, all in kebab-case", () => {
    expect(Object.keys(scenarios)).toEqual(expect.arrayContaining(Object.keys(drills)));
    for (const it of Object.keys(scenarios)) expect(it).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it("plays the same time line twice", () => {
    const play = () => timeline(simulate(graph(paging()), scenarios["error-ramp"], plan));
    expect(play()).toBe(play());
  });

  it.each([
    [{ asleep: ["mallory"] }, 'There is no person "mallory"; known are alice-smith, bob-jones.'],
    [{ dead: ["mars-1"] }, 'There is no region "mars-1"; known are us-east-1, us-west-2.'],
    [{ channelsDown: ["pigeon"] }, 'There is no channel "pigeon"; known are email.'],
    [
      { dead: ["us-west-1"] },
      'There is no region "us-west-1"; did you mean us-west-2? known are us-east-1, us-west-2.',
    ],
    [{ startsAt: "tomorrow" }, '"tomorrow" is not a time.'],
  ])("lists what is known when %j names something else", (options, message) => {
    expect(() => simulate(graph(paging()), failing, plan, options)).toThrow(message);
  });
});
