import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandedSeverities, bandOf, errorRateBands } from "../../src/plan";

describe("the error-rate bands", () => {
  it.each([
    [0, undefined],
    [9.99, undefined],
    [10, "p2"],
    [49.99, "p2"],
    [50, "p1"],
    [99, "p1"],
    [99.01, "p0"],
    [100, "p0"],
  ] as const)("put %s %% into %s", (percent, severity) => {
    expect(bandOf(percent)).toBe(severity);
  });

  it("never let a higher rate be less severe", () => {
    const rank = (percent: number) => bandedSeverities.indexOf(bandOf(percent) ?? "p2") + (bandOf(percent) ? 1 : 0);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (a, b) => {
          expect(rank(Math.max(a, b))).toBeGreaterThanOrEqual(rank(Math.min(a, b)));
        },
      ),
    );
  });

  it("are left only below the rate that enters them, and above the band below", () => {
    for (const [index, severity] of bandedSeverities.entries()) {
      const { from, recoverBelowPercent } = errorRateBands[severity];
      const milder = bandedSeverities[index - 1];
      expect(recoverBelowPercent).toBeLessThan(from.percent);
      if (milder !== undefined) expect(recoverBelowPercent).toBeGreaterThan(errorRateBands[milder].from.percent);
    }
  });
});
