import { beforeAll, describe, expect, it } from "vitest";
import { plan, roleKeys } from "../../src/plan";
import { graph, scenarios, simulate, type Graph, type Resource, type Scenario } from "../../src/review";
import { declaredResources } from "../../src/review/cli/declared";
import { production } from "../support/environment";

let resources: readonly Resource[];
let joined: Graph;
beforeAll(async () => {
  resources = await declaredResources();
  joined = graph(resources);
});

describe("one outage, through the declared resources", () => {
  const opened = (scenario: Scenario, service: string) =>
    simulate(joined, scenario, plan).events.filter((it) => it.kind === "opened" && it.service === service);
  const also = (scenario: Scenario, signal: string, atMinute: number): Scenario => ({
    ...scenario,
    faults: [...scenario.faults, { kind: "signal", signals: [signal], atMinute }],
  });

  it("of a region is one P0 incident, which holds the alert of every component", () => {
    const { events } = simulate(joined, scenarios["region-outage"], plan);
    expect(events.filter(({ kind }) => kind === "opened").map(({ service }) => service)).toEqual(["zkp-p0"]);
    expect(events.filter((it) => it.kind === "grouped" && it.service === "zkp-p0").length).toBeGreaterThan(2);
    expect(events.filter((it) => it.kind === "assembled" && it.service === "zkp-p0")).toHaveLength(1);
  });

  it("does not hide a second fault of another cause in the same hour", () => {
    const twice = also(scenarios["region-outage"], "mass-linkage-breach", 20);
    expect(opened(twice, "zkp-p0").map(({ incident }) => incident)).toEqual([
      expect.stringMatching(/unreachable|error-rate/),
      expect.stringMatching(/mass-linkage-breach/),
    ]);
  });

  it("of one component after the other is one incident", () => {
    expect(opened(scenarios["multi-component-outage"], "zkp-p0")).toHaveLength(1);
  });

  it("closes the incident when the last of its alerts is over, and not before", () => {
    const { events } = simulate(joined, scenarios["multi-component-outage"], plan);
    const of = (kind: string) => events.filter((it) => it.kind === kind && it.service === "zkp-p0");
    expect(of("resolved")).toHaveLength(1);
    expect(of("recovered").length).toBeGreaterThan(0);
    for (const it of of("recovered")) expect(it.atSeconds).toBeLessThanOrEqual(of("resolved")[0]?.atSeconds ?? 0);
  });

  it("holds back what it explains: milder bands, the region's own alarm, and the speed at which a budget burns", () => {
    const burning: Scenario = {
      ...scenarios["region-outage"],
      faults: [
        ...scenarios["region-outage"].faults,
        { kind: "signal", signals: ["monitors-proof-generation-availability-burn-fast"], atMinute: 5 },
      ],
    };
    const { events } = simulate(joined, burning, plan);
    const held = events.filter(({ kind }) => kind === "held").map(({ text }) => text.replace(/^.*: \[/, "["));
    for (const it of ["[P1] Proof generation: error rate", "[P1] platform: An endpoint of the primary", "availability"])
      expect(held.join("\n")).toContain(it);
    expect(events.filter(({ kind }) => kind === "opened")).toHaveLength(1);
  });

  it("opens what the services were not told of, if the variable is gone", () => {
    const untold = graph(resources.filter(({ type }) => !type.includes("CacheVariable")));
    const services = simulate(untold, scenarios["region-outage"], plan)
      .events.filter(({ kind }) => kind === "opened")
      .map(({ service }) => service);
    expect(services).toContain("zkp-p1");
  });

  it("that begins mildly goes on in the P0 that it becomes", () => {
    const later: Scenario = {
      ...scenarios["one-host-dead"],
      faults: [...scenarios["one-host-dead"].faults, { kind: "region", atMinute: 20 }],
    };
    const { events } = simulate(joined, later, plan);
    const raised = events.filter(({ kind }) => kind === "raised");
    expect(raised.map(({ service }) => service)).toEqual(["zkp-p1"]);
    const atSeconds = raised[0]?.atSeconds ?? 0;
    expect(
      events.filter((it) => it.service === "zkp-p1" && it.kind === "notified" && it.atSeconds > atSeconds),
    ).toEqual([]);
  });
});

describe("a suspicion, through the declared resources", () => {
  it("is raised when it is confirmed: it goes on in the P0, whose audience is told", () => {
    const { events } = simulate(joined, scenarios["signing-key-misuse"], plan);
    expect(events.filter(({ kind }) => kind === "raised").map(({ service, text }) => [service, text])).toEqual([
      [
        "zkp-p1",
        'P1 is raised: the record merges it into the P0 "[P0] A valid signature exists that the issuer never made"',
      ],
    ]);
    expect(events.filter((it) => it.service === "zkp-p0" && it.kind === "assembled")).toHaveLength(1);
  });

  it("stays by itself while another kind of P0 opens", () => {
    const other: Scenario = {
      ...scenarios["signing-key-misuse"],
      faults: [
        { kind: "signal", signals: ["signing-key-misuse"], atMinute: 0 },
        { kind: "signal", signals: ["mass-linkage-breach"], atMinute: 20 },
      ],
    };
    const { events } = simulate(joined, other, plan);
    expect(events.filter(({ kind }) => kind === "raised")).toEqual([]);
    expect(events.filter(({ kind }) => kind === "opened")).toHaveLength(2);
  });
});

describe("a severity that somebody changes", () => {
  const events = () => simulate(joined, scenarios["worse-than-thought"], plan).events;

  it("to a worse one asks whom that tells, and nobody of the team again", () => {
    const asked = events().filter(({ kind, text }) => kind === "notified" && text.startsWith("P0"));
    expect([...new Set(asked.map(({ person }) => person))]).toEqual(["chief-executive-officer"]);
    expect(events().filter(({ kind }) => kind === "assembled")).toHaveLength(1);
  });

  it("to a lesser one tells its own audience quietly, and withdraws what is still asked", () => {
    const asleep = ["chief-executive-officer", "alice-smith", "bob-jones"];
    const { events: lowered } = simulate(joined, scenarios["worse-than-thought"], plan, { asleep });
    const at = lowered.find(({ kind }) => kind === "lowered")?.atSeconds ?? Infinity;
    const notified = lowered.filter(({ kind }) => kind === "notified");
    const before = notified.filter(({ atSeconds }) => atSeconds > at - 600 && atSeconds < at);
    expect(before.map(({ person }) => person)).toEqual(expect.arrayContaining(["alice-smith", "bob-jones"]));
    const after = notified.filter(({ atSeconds }) => atSeconds > at + 60).map(({ text }) => text);
    expect(after.filter((it) => !it.includes("by email"))).toEqual([]);
  });
});

describe("who notices, in a timeline", () => {
  const noticed = (scenario: Scenario) =>
    simulate(joined, scenario, plan)
      .events.filter(({ kind }) => kind === "alert")
      .map(({ text }) => text.replace(/:.*$/, ""));

  it("is called by its name: Datadog, CloudWatch, the trail, a mailbox, or a person", () => {
    expect([...new Set(noticed(scenarios["region-outage"]))]).toEqual(["Datadog alerts", "CloudWatch alerts"]);
    expect(noticed(scenarios["signing-key-misuse"])).toContain("CloudTrail alerts");
    expect(noticed(scenarios["researcher-writes"])).toEqual([
      "Mail to security@ (security researchers and customers)",
      "A person declares an incident",
    ]);
  });

  it("is the cloud alone when the monitor vendor is silent, and the outage is a P0 all the same", () => {
    const { events } = simulate(joined, scenarios["monitor-vendor-silent"], plan);
    expect(new Set(noticed(scenarios["monitor-vendor-silent"]))).toEqual(new Set(["CloudWatch alerts"]));
    expect(events.filter(({ kind, service }) => kind === "opened" && service === "zkp-p0")).toHaveLength(1);
  });

  it("phones nobody for a mail that can wait, and the whole team for what a person declares as P1", () => {
    const { events } = simulate(joined, scenarios["researcher-writes"], plan);
    const of = (service: string) => events.filter((it) => it.kind === "notified" && it.service === service);
    expect(of("zkp-reports").map(({ text }) => text)).toEqual([expect.stringContaining("by email")]);
    expect(new Set(of("zkp-p1").map(({ person }) => person)).size).toBeGreaterThan(4);
  });
});

describe("every scenario, with everybody silent but one person of each role", () => {
  const environment = production();
  const nameOf = (key: string) => environment.people[key]?.name;
  /** Every choice of a primary or a backup for each role. */
  const answering = Array.from({ length: 2 ** roleKeys.length }, (_, choice) =>
    roleKeys.flatMap((role, bit) => {
      const rank = (choice & (2 ** bit)) === 0 ? "primary" : "backup";
      return environment.seats[`${role}-${rank}`].people.map(nameOf);
    }),
  );

  it("ends with every role filled and every audience told in the plan's minutes, by what is declared alone", () => {
    for (const [key, scenario] of Object.entries(scenarios))
      // Roles do not wait for each other, so one scenario plays every choice, and the others the two extremes.
      for (const awake of key === "region-outage" ? answering : [answering.at(0), answering.at(-1)]) {
        if (awake === undefined) continue;
        const asleep = joined.people.filter(({ name }) => !awake.includes(name)).map((it) => it.key);
        const { events } = simulate(joined, scenario, plan, { asleep });
        const paged = events.filter(({ severity }) => severity === "p0" || severity === "p1");
        const where = `${key}, ${awake.join(", ")}`;
        expect(
          paged.filter(({ kind }) => kind === "missed").map(({ text }) => text),
          where,
        ).toEqual([]);
        for (const opened of paged.filter(({ kind }) => kind === "opened")) {
          const own = paged.filter((it) => it.incident === opened.incident && it.service === opened.service);
          const told = own.filter(({ kind }) => kind === "told" || kind === "notified");
          const audience =
            opened.severity === "p0" ? ["chief-executive-officer"] : ["vp-engineering", "security-officer"];
          expect(
            told.map(({ person }) => person),
            where,
          ).toEqual(expect.arrayContaining(audience));
          // What recovers or goes on in a worse incident before its team is together needs none.
          if (own.some(({ kind }) => kind === "resolved" || kind === "raised")) continue;
          expect(
            own.filter(({ kind }) => kind === "joined"),
            where,
          ).toHaveLength(roleKeys.length);
          expect(
            own.some(({ kind }) => kind === "assembled"),
            where,
          ).toBe(true);
        }
      }
  });
});
