import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escalationMatrix, plan, rungSchedule, seatKeys, severityKeys } from "../../src/plan";

describe("the escalation ladder", () => {
  it("gives every rung the same time, and the last one can still answer before the deadline", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 8, max: 10_000 }), (rungs, deadline) => {
        const { delayMinutes, reachedAtMinutes } = rungSchedule(rungs, deadline);
        expect(reachedAtMinutes).toEqual(Array.from({ length: rungs }, (_, rung) => rung * delayMinutes));
        expect((reachedAtMinutes.at(-1) ?? 0) + delayMinutes).toBeLessThanOrEqual(deadline);
        expect(delayMinutes).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it.each([
    ["p0", [0, 5, 10]],
    ["p1", [0, 20, 40]],
    ["p2", [0]],
    ["p3", [0]],
  ] as const)("of %s is climbed at minutes %j", (severity, minutes) => {
    const { rungs } = escalationMatrix[severity];
    expect(rungSchedule(rungs.length, plan.severities[severity].acknowledgeWithinMinutes).reachedAtMinutes).toEqual(
      minutes,
    );
  });

  it("follows when the plan wants P0 acknowledged in 10 minutes", () => {
    expect(rungSchedule(escalationMatrix.p0.rungs.length, 10).reachedAtMinutes).toEqual([0, 3, 6]);
  });

  it("pages IC, TL, CL, Security and C-level at once for P0", () => {
    expect(escalationMatrix.p0.rungs[0]).toEqual([
      "incident-commander-primary",
      "technical-lead-primary",
      "communications-lead-primary",
      "security-analyst-primary",
      "c-level",
    ]);
  });

  it("leaves no seat of the plan unmentioned", () => {
    const mentioned = severityKeys.flatMap((it) => [
      ...escalationMatrix[it].rungs.flat(),
      ...escalationMatrix[it].informedByHand,
    ]);
    expect([...new Set<string>(mentioned)].sort()).toEqual([...seatKeys].sort());
  });
});
