import { beforeAll, describe, expect, it } from "vitest";
import { plan } from "../../src/plan";
import { graph, scenarios, simulate, type Graph, type Scenario } from "../../src/review";
import { declaredResources } from "../../src/review/cli/declared";

describe("one outage, through the declared resources", () => {
  let joined: Graph;
  beforeAll(async () => {
    joined = graph(await declaredResources());
  });
  const opened = (scenario: Scenario, service: string) =>
    simulate(joined, scenario, plan).events.filter((it) => it.kind === "opened" && it.service === service);
  const also = (scenario: Scenario, signal: string, atMinute: number): Scenario => ({
    ...scenario,
    faults: [...scenario.faults, { kind: "signal", signals: [signal], atMinute }],
  });

  it("of a region is one P0 incident, which holds the alert of every component", () => {
    const { events } = simulate(joined, scenarios["region-outage"], plan);
    expect(opened(scenarios["region-outage"], "zkp-p0")).toHaveLength(1);
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
});
