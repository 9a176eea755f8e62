import { describe, expect, it } from "vitest";
import {
  evaluate,
  formatFindings,
  plan,
  PlanError,
  planRules,
  type BandedSeverity,
  type ErrorRateBand,
  type EscalationLine,
  type Plan,
  type Rule,
  type Runbook,
  type SeatKey,
  roleKeys,
  rungsOf,
  type RoleLadder,
  type Severity,
  type SeverityKey,
  type Workflow,
  type WorkflowKey,
} from "../../src/plan";

const tags = (changed: Plan) => evaluate(planRules, { plan: changed }).map(({ rule }) => rule);

const withSeverity = (key: SeverityKey, change: Partial<Severity>): Plan => ({
  ...plan,
  severities: { ...plan.severities, [key]: { ...plan.severities[key], ...change } },
});
const withLadder = (key: SeverityKey, change: Partial<EscalationLine>): Plan => ({
  ...plan,
  escalationMatrix: { ...plan.escalationMatrix, [key]: { ...plan.escalationMatrix[key], ...change } },
});
const withBand = (key: BandedSeverity, change: Partial<ErrorRateBand>): Plan => ({
  ...plan,
  errorRateBands: { ...plan.errorRateBands, [key]: { ...plan.errorRateBands[key], ...change } },
});
const outage = plan.runbooks["service-outage"];
const withRunbook = (change: Partial<Runbook>): Plan => ({
  ...plan,
  runbooks: { ...plan.runbooks, "service-outage": { ...outage, ...change } },
});
const privacy = plan.containment["privacy-breach"];
const [immediate, shortTerm, longTerm] = outage.phases;
const [p1First = [], p1Backups = []] = rungsOf(plan.escalationMatrix.p1, false);
const withRole = (rungs: RoleLadder["rungs"]): Plan => ({
  ...plan,
  roleLadders: { ...plan.roleLadders, "technical-lead": { ...plan.roleLadders["technical-lead"], rungs } },
});
const withWorkflow = (key: WorkflowKey, steps: Workflow["steps"]): Plan => ({
  ...plan,
  workflows: { ...plan.workflows, [key]: { ...plan.workflows[key], steps } },
});

/** Plans that break one rule each, by its tag. */
const mistakes: readonly (readonly [string, Plan])[] = [
  ["escalation/deadline-too-short", withSeverity("p0", { acknowledgeWithinMinutes: 2 })],
  ["escalation/repeats-out-of-range", withLadder("p1", { repeats: 10 })],
  ["escalation/empty-rung", withLadder("p2", { rungs: [["team-leads"], []] })],
  ["escalation/empty-rung", withLadder("p3", { rungs: [] })],
  ["escalation/unknown-seat", withLadder("p3", { rungs: [["night-watch" as SeatKey]] })],
  ["escalation/unknown-seat", withLadder("p0", { informedByHand: ["night-watch" as SeatKey] })],
  ["escalation/seat-twice-in-rung", withLadder("p3", { rungs: [["triage-owner", "triage-owner"]] })],
  ["escalation/paged-though-by-hand", withLadder("p0", { informedByHand: ["board", "c-level"] })],
  ["escalation/role-not-paged", withLadder("p1", { rungsAlone: [p1First.slice(1), p1Backups] })],
  ["escalation/role-not-paged", withLadder("p1", { rungsAlone: [p1First, p1Backups.slice(1)] })],
  ["escalation/role-not-paged", withLadder("p1", { roles: roleKeys.slice(1) })],
  ["escalation/role-without-backup", withRole([["technical-lead-primary"]])],
  ["escalation/role-without-backup", withRole([["technical-lead-backup"], ["technical-lead-backup"]])],
  ["escalation/asked-twice-at-once", withLadder("p0", { rungs: [["c-level", "technical-lead-primary"]] })],
  ["workflow/deadline-unwatched", withWorkflow("p2-response", [])],
  ["workflow/deadline-unwatched", withWorkflow("p1-action", [{ does: "watch", deadline: "resolve" }])],
  [
    "workflow/lasting-step-not-last",
    withWorkflow("p0-response", [{ does: "watch", deadline: "act" }, { does: "add-bridge" }]),
  ],
  ["severity/deadlines-out-of-order", withSeverity("p1", { acknowledgeWithinMinutes: 15 })],
  ["severity/updates-out-of-order", withSeverity("p1", { updateEveryMinutes: 29 })],
  ["severity/clocks-out-of-order", withSeverity("p1", { actWithinMinutes: 59 })],
  ["severity/clocks-out-of-order", withSeverity("p2", { resolveWithinMinutes: 239 })],
  ["severity/urgency-contradicts-channel", withSeverity("p2", { urgency: "high" })],
  ["severity/urgency-contradicts-channel", withSeverity("p0", { urgency: "low" })],
  ["monitor/threshold-out-of-range", withBand("p0", { from: { percent: 120, inclusive: false } })],
  ["monitor/threshold-out-of-range", withBand("p2", { recoverBelowPercent: 10 })],
  ["monitor/bands-out-of-order", withBand("p1", { from: { percent: 9, inclusive: true }, recoverBelowPercent: 8 })],
  ["plan/no-source", { ...plan, forensics: { ...plan.forensics, source: " " } }],
  ["plan/empty-decision", withLadder("p2", { decision: "" })],
  ["runbook/phase-gap", withRunbook({ phases: [immediate, { ...shortTerm, fromMinute: 3 }, longTerm] })],
  ["runbook/phase-gap", withRunbook({ phases: [immediate, shortTerm, { ...longTerm, untilMinute: 30 }] })],
  ["runbook/no-first-step", withRunbook({ immediate: [] })],
  [
    "triage/longer-than-its-phase",
    { ...plan, triage: { ...plan.triage, assess: { ...plan.triage.assess, minutes: 6 } } },
  ],
  [
    "control/unknown-state",
    {
      ...plan,
      controls: {
        ...plan.controls,
        "rate-level": { ...plan.controls["rate-level"], unreadable: { keepSeconds: 300, then: "brisk" } },
      },
    },
  ],
  [
    "control/contains-nothing",
    {
      ...plan,
      containment: {
        ...plan.containment,
        "privacy-breach": { ...privacy, actions: privacy.actions.filter(({ text }) => !text.startsWith("Isolate")) },
      },
    },
  ],
  [
    "runbook/no-command",
    withRunbook({
      immediate: outage.immediate.map((it, index) => (index === 0 ? { ...it, key: "reboot-the-world" } : it)),
    }),
  ],
  ["compliance/retention-too-short", { ...plan, retention: { ...plan.retention, days: 2555 } }],
];

describe("the rules of the plan", () => {
  it("find nothing in the plan as it stands", () => {
    expect(formatFindings(evaluate(planRules, { plan }))).toBe("");
  });

  it.each(mistakes)("%s is found when the plan breaks it, and nothing else is", (tag, broken) => {
    expect([...new Set(tags(broken))]).toEqual([tag]);
  });

  it("are each broken by one of these mistakes", () => {
    expect([...new Set(mistakes.map(([tag]) => tag))].sort()).toEqual(planRules.map(({ tag }) => tag).sort());
  });

  it.each<[string, Plan]>([
    ["P0 may be acknowledged in 10 minutes", withSeverity("p0", { acknowledgeWithinMinutes: 10 })],
    ["P0 may have a minute for each of its three rungs", withSeverity("p0", { acknowledgeWithinMinutes: 3 })],
    ["a ladder may repeat 9 times", withLadder("p1", { repeats: 9 })],
    ["a seat may stand in two rungs", withLadder("p3", { rungs: [["triage-owner"], ["triage-owner"]] })],
    ["two severities may be updated equally often", withSeverity("p1", { updateEveryMinutes: 30 })],
    ["action may be due with the acknowledgement", withSeverity("p1", { actWithinMinutes: 60 })],
    ["a band may recover just below its threshold", withBand("p2", { recoverBelowPercent: 9.9 })],
    ["evidence may be kept longer", { ...plan, retention: { ...plan.retention, days: 3650 } }],
  ])("allow that %s", (_, changed) => {
    expect(formatFindings(evaluate(planRules, { plan: changed }))).toBe("");
  });

  it("tell every mistake at once, sorted by path", () => {
    const broken = {
      ...withSeverity("p0", { acknowledgeWithinMinutes: 2 }),
      retention: { ...plan.retention, days: 1 },
    };
    expect(evaluate(planRules, { plan: broken }).map(({ path }) => path)).toEqual([
      "retention.days",
      "severities.p0.acknowledgeWithinMinutes",
    ]);
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
