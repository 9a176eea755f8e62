import { describe, expect, it } from "vitest";
import { evaluate, formatFindings, plan, PlanError, planRules, type Plan, type Rule } from "../../src/plan";

const tags = (changed: Plan) => evaluate(planRules, { plan: changed }).map(({ rule }) => rule);

describe("the rules of the plan", () => {
  it("find nothing in the plan as it stands", () => {
    expect(formatFindings(evaluate(planRules, { plan }))).toBe("");
  });

  it.each<[string, Plan]>([
    [
      "escalation/deadline-too-short",
      { ...plan, severities: { ...plan.severities, p0: { ...plan.severities.p0, acknowledgeWithinMinutes: 2 } } },
    ],
    [
      "severity/deadlines-out-of-order",
      { ...plan, severities: { ...plan.severities, p1: { ...plan.severities.p1, acknowledgeWithinMinutes: 15 } } },
    ],
    [
      "escalation/unknown-seat",
      {
        ...plan,
        escalationMatrix: {
          ...plan.escalationMatrix,
          p3: { ...plan.escalationMatrix.p3, rungs: [["night-watch" as "triage-owner"]] },
        },
      },
    ],
    [
      "monitor/threshold-out-of-range",
      {
        ...plan,
        errorRateBands: {
          ...plan.errorRateBands,
          p0: { ...plan.errorRateBands.p0, from: { percent: 120, inclusive: false } },
        },
      },
    ],
    [
      "monitor/bands-out-of-order",
      {
        ...plan,
        errorRateBands: {
          ...plan.errorRateBands,
          p1: { ...plan.errorRateBands.p1, from: { percent: 9, inclusive: true }, recoverBelowPercent: 8 },
        },
      },
    ],
  ])("%s is found when the plan breaks it, and nothing else is", (tag, broken) => {
    expect(tags(broken)).toEqual([tag]);
  });

  it("say of a threshold of 120 % where it is, what is wrong and what is allowed", () => {
    const p0 = { ...plan.errorRateBands.p0, from: { percent: 120, inclusive: false } };
    const broken = { ...plan, errorRateBands: { ...plan.errorRateBands, p0 } };
    expect(new PlanError(evaluate(planRules, { plan: broken })).message).toBe(
      [
        "The plan cannot be declared, 1 problem:",
        "  errorRateBands.p0.from: a threshold of 120 % can never be crossed or is always crossed [monitor/threshold-out-of-range] -> give a share above 0 and below 100 percent",
      ].join("\n"),
    );
  });

  it("each has a tag of its own and a source", () => {
    expect(new Set(planRules.map(({ tag }) => tag)).size).toBe(planRules.length);
    expect(planRules.filter(({ source }) => source === "")).toEqual([]);
  });
});

describe("waivers", () => {
  const broken: Rule<unknown> = {
    tag: "test/broken",
    source: "this test",
    check: () => [{ path: "here", problem: "is broken", remedy: "mend it" }],
  };
  const found = (waivers: Parameters<typeof evaluate>[2]) =>
    evaluate([broken], undefined, waivers).map(({ rule }) => rule);

  it("excuse the finding that they name", () => {
    expect(found([{ rule: "test/broken", path: "here", reason: "known and safe" }])).toEqual([]);
  });

  it("that excuse nothing are found themselves", () => {
    expect(found([{ rule: "test/broken", path: "there", reason: "once needed" }])).toEqual([
      "test/broken",
      "waiver/unused",
    ]);
  });

  it("without a reason are found themselves", () => {
    expect(found([{ rule: "test/broken", path: "here", reason: " " }])).toEqual(["waiver/no-reason"]);
  });
});
