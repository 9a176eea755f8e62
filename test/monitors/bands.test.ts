import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandedSeverities, bandOf, meteredComponents, plan, serviceMetrics } from "../../src/plan";
import { runs } from "../support/depth";
import { evaluateSpecs, type Moment } from "./support/evaluator";
import { specsOf } from "./support/production";
import { failing, healthy, withMetrics } from "./support/worlds";

const specs = specsOf();
const component = "proof-verification";
/** The part of the specs that one service's bands rest on: properties evaluate it many times. */
const only = {
  ...specs,
  monitors: specs.monitors.filter(({ key }) => key.startsWith(component)),
  composites: specs.composites.filter(({ key }) => key.startsWith(component)),
};
const band = (severity: string) => `${component}-error-rate-${severity}`;
const bandsIn = (moments: readonly Moment[]) =>
  moments.map(({ firing }) => firing.filter((it) => it.includes("-error-rate-")));
const expectedBands = (percent: number) => {
  const severity = bandOf(percent);
  return severity === undefined ? [] : [band(severity)];
};

describe("the rendered error-rate bands", () => {
  it.each([
    [0, undefined],
    [9.99, undefined],
    [10, "p2"],
    [49.99, "p2"],
    [50, "p1"],
    [99, "p1"],
    [99.01, "p0"],
    [100, "p0"],
  ] as const)("of a steady %s %% fire exactly %s", (percent, severity) => {
    const last = bandsIn(
      evaluateSpecs(
        specs,
        failing(component, () => percent),
        12,
      ),
    ).at(-1);
    expect(last).toEqual(severity === undefined ? [] : [band(severity)]);
  });

  it.each(meteredComponents)("of %s put 100 %% into P0", (service) => {
    const last = bandsIn(
      evaluateSpecs(
        specs,
        failing(service, () => 100),
        12,
      ),
    ).at(-1);
    expect(last).toEqual([`${service}-error-rate-p0`]);
  });

  it("never let two severities of one service fire at once, whatever the rate does", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 4, maxLength: 20 }), (tenths) => {
        const world = failing(component, (second) => (tenths[Math.floor(second / 60) % tenths.length] ?? 0) / 10);
        for (const bands of bandsIn(evaluateSpecs(only, world, 30))) expect(bands.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: runs(60) },
    );
  });

  it("page only the severity that a jump ends in, on the way up and on the way down", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 60, max: 66 }), (hundredths, start) => {
        const percent = hundredths / 100;
        const world = failing(component, (second) =>
          second >= start * 10 && second < start * 10 + 1200 ? percent : 0,
        );
        const fired = new Set(bandsIn(evaluateSpecs(only, world, 50)).flat());
        expect([...fired]).toEqual(expectedBands(percent));
      }),
      {
        numRuns: runs(100),
        examples: [
          [10_000, 60],
          [9901, 63],
          [9900, 61],
          [5000, 62],
          [4999, 60],
          [1000, 65],
          [999, 60],
        ],
      },
    );
  });

  it("notice a complete outage within the plan's five minutes, whenever in the minute it begins", () => {
    for (let start = 600; start < 660; start += 10) {
      const world = failing(component, (second) => (second >= start ? 100 : 0));
      const noticed = evaluateSpecs(only, world, 30).find(({ firing }) => firing.includes(band("p0")));
      expect((noticed?.second ?? Infinity) - start).toBeLessThanOrEqual(plan.targets.detectWithinMinutes * 60);
    }
  });

  it("ignore a spike of ten seconds, however high and whenever it comes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 12, max: 60 }), (percent, bucket) => {
        const world = failing(component, (second) => (second === bucket * 10 ? percent : 0));
        expect(bandsIn(evaluateSpecs(only, world, 16)).flat()).toEqual([]);
      }),
      { numRuns: runs(60), examples: [[100, 13]] },
    );
  });

  it("do not flap when the rate wavers at an edge", () => {
    const world = failing(component, (second) => (Math.floor(second / 180) % 2 === 0 ? 10.5 : 9.2));
    const fires = bandsIn(evaluateSpecs(specs, world, 60)).map((it) => it.includes(band("p2")));
    expect(fires.filter((it, index) => it !== (fires[index - 1] ?? false))).toEqual([true]);
  });

  it("are left quickly once the service recovers", () => {
    const world = failing(component, (second) => (second < 1200 ? 100 : 0));
    const last = evaluateSpecs(specs, world, 40).findLast(({ firing }) => firing.includes(band("p0")));
    expect(last?.second).toBeLessThanOrEqual(1200 + 120);
  });

  it("say nothing about a handful of requests, and say P0 when 20 of 20 fail", () => {
    const sparse = (count: number) => {
      const { requests, errors } = serviceMetrics[component];
      const some = (second: number) => (second % 120 === 0 ? count : 0);
      return bandsIn(evaluateSpecs(specs, withMetrics({ [requests.name]: some, [errors.name]: some }), 20)).flat();
    };
    expect(sparse(19)).toEqual([]);
    expect(new Set(sparse(20))).toEqual(new Set([band("p0")]));
  });

  it("follow the plan's numbers: a band that begins at 20 % is silent at 15 %", () => {
    const p2 = { ...plan.errorRateBands.p2, from: { percent: 20, inclusive: true }, recoverBelowPercent: 18 };
    const changed = specsOf({ ...plan, errorRateBands: { ...plan.errorRateBands, p2 } });
    expect(
      bandsIn(
        evaluateSpecs(
          changed,
          failing(component, () => 15),
          12,
        ),
      ).flat(),
    ).toEqual([]);
    expect(
      bandsIn(
        evaluateSpecs(
          changed,
          failing(component, () => 20),
          12,
        ),
      ).at(-1),
    ).toEqual([band("p2")]);
  });

  it("leave the other services alone", () => {
    const fired = evaluateSpecs(
      specs,
      failing(component, () => 100),
      12,
    ).flatMap(({ firing }) => firing);
    expect(new Set(fired)).toEqual(new Set([band("p0")]));
  });

  it("are all silent in a healthy world, as every other signal is", () => {
    expect(evaluateSpecs(specs, healthy, 30).flatMap(({ firing }) => firing)).toEqual([]);
  });

  it("exist for every severity that has one, for every metered service", () => {
    const keys = specs.composites.map(({ key }) => key).filter((it) => it.includes("-error-rate-"));
    expect(keys.length).toBe(meteredComponents.length * bandedSeverities.length);
  });
});
