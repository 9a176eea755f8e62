import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  askedWithin,
  escalationMatrix,
  plan,
  roleKeys,
  roleSchedule,
  rungSchedule,
  seatKeys,
  severityKeys,
  severitySchedule,
  type Plan,
} from "../../src/plan";

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
    ["p0", [0, 5, 10], [0, 5, 10]],
    ["p1", [0, 30], [0, 20, 40]],
    ["p2", [0], [0]],
    ["p3", [0], [0]],
  ] as const)(
    "of %s is climbed at minutes %j, and at %j where the account has no workflows",
    (severity, asked, alone) => {
      expect(severitySchedule(plan, severity, true).reachedAtMinutes).toEqual(asked);
      expect(severitySchedule(plan, severity, false).reachedAtMinutes).toEqual(alone);
    },
  );

  it("of a role asks the backup while the team can still be assembled in time", () => {
    for (const role of roleKeys) expect(roleSchedule(plan, role).reachedAtMinutes).toEqual([0, 4]);
  });

  it("follows when the plan wants P0 acknowledged in 10 minutes", () => {
    const faster = { ...plan.severities, p0: { ...plan.severities.p0, acknowledgeWithinMinutes: 10 } };
    expect(severitySchedule({ ...plan, severities: faster }, "p0", true).reachedAtMinutes).toEqual([0, 3, 6]);
  });

  it("never asks anybody twice in the same minute, whatever the deadline of P0", () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 240 }), (deadline) => {
        const changed: Plan = {
          ...plan,
          severities: { ...plan.severities, p0: { ...plan.severities.p0, acknowledgeWithinMinutes: deadline } },
        };
        const { delayMinutes } = severitySchedule(changed, "p0", true);
        const own = askedWithin(deadline, escalationMatrix.p0.rungs, delayMinutes);
        for (const role of roleKeys) {
          const { rungs } = plan.roleLadders[role];
          const asked = askedWithin(deadline, rungs, roleSchedule(changed, role).delayMinutes);
          expect(own.filter((it) => asked.includes(it))).toEqual([]);
        }
      }),
    );
  });

  it("tells C-level of every P0, VP Engineering and Security Officer of every P1, before anybody can acknowledge", () => {
    expect(escalationMatrix.p0.rungs[0]).toEqual(["c-level"]);
    expect(escalationMatrix.p1.rungs[0]).toEqual(["vp-engineering", "security-officer"]);
  });

  it("pages IC, TL, CL, Security and C-level at once for P0 where the account has no workflows", () => {
    expect(escalationMatrix.p0.rungsAlone[0]).toEqual([
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
      ...escalationMatrix[it].roles.flatMap((role) => plan.roleLadders[role].rungs.flat()),
      ...escalationMatrix[it].informedByHand,
    ]);
    expect([...new Set<string>(mentioned)].sort()).toEqual([...seatKeys].sort());
  });
});
