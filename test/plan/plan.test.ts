import { describe, expect, it } from "vitest";
import * as plan from "../../src/plan";

/** Every object below a value that looks like an entry of the plan: it says where it comes from. */
function entries(value: unknown, path: string): readonly (readonly [string, plan.Sourced])[] {
  if (typeof value !== "object" || value === null || typeof (value as { check?: unknown }).check === "function")
    return [];
  const inner = Object.entries(value).flatMap(([key, it]) => entries(it, `${path}.${key}`));
  return "source" in value ? [[path, value as plan.Sourced], ...inner] : inner;
}

describe("the plan as data", () => {
  it("has a source for every severity, role, line of the matrix, runbook, drill and tool", () => {
    const subjects = {
      severities: plan.severities,
      roles: plan.roles,
      matrix: plan.escalationMatrix,
      components: plan.components,
      bands: plan.errorRateBands,
      phases: plan.responsePhases,
      triage: plan.triage,
      runbooks: plan.runbooks,
      templates: plan.templates,
      drills: plan.drills,
      tools: plan.tools,
    };
    for (const [subject, all] of Object.entries(subjects)) {
      for (const [key, entry] of Object.entries(all)) {
        expect((entry as plan.Sourced).source, `${subject}.${key}`).toMatch(/\S/);
      }
    }
  });

  it("gives a reason in one sentence wherever it decides what the plan leaves open", () => {
    const decided = entries(plan.plan, "plan").filter(([, { decision }]) => decision !== undefined);
    expect(decided.length).toBeGreaterThanOrEqual(8);
    for (const [path, { decision }] of decided) expect(decision, path).toMatch(/^[A-Z0-9][^]*\.$/);
  });

  it("settles the tensions of the prose in writing", () => {
    expect(plan.severities.p0.decision).toMatch(/forgery is P0/);
    expect(plan.errorRateBands.p0.decision).toMatch(/99% itself is P1/);
    expect(plan.severities.p1.decision).toMatch(/suspicion pages as P1, confirmation raises the incident to P0/);
  });

  it.each<[string, unknown, unknown]>([
    ["P0 is acknowledged in 15 minutes", plan.severities.p0.acknowledgeWithinMinutes, 15],
    [
      "P1 is acknowledged in an hour and acted on in two",
      plan.severities.p1,
      { acknowledgeWithinMinutes: 60, actWithinMinutes: 120 },
    ],
    [
      "P2 is acknowledged in 4 hours and resolved in 24",
      plan.severities.p2,
      { acknowledgeWithinMinutes: 240, resolveWithinMinutes: 1440 },
    ],
    ["P3 is acknowledged in 24 hours", plan.severities.p3.acknowledgeWithinMinutes, 1440],
    ["P0 is updated every 30 minutes", plan.severities.p0.updateEveryMinutes, 30],
    ["P1 is updated every 2 hours", plan.severities.p1.updateEveryMinutes, 120],
    ["P2 is updated daily", plan.severities.p2.updateEveryMinutes, 1440],
    ["triage takes 2, 5 and 8 minutes", Object.values(plan.triage).map(({ minutes }) => minutes), [2, 5, 8]],
    ["containment lasts from minute 15 to 60", plan.responsePhases.containment, { fromMinute: 15, untilMinute: 60 }],
    ["eradication lasts from 1 to 4 hours", plan.responsePhases.eradication, { fromMinute: 60, untilMinute: 240 }],
    ["recovery lasts from 2 to 8 hours", plan.responsePhases.recovery, { fromMinute: 120, untilMinute: 480 }],
    ["the post-mortem comes within 72 hours", plan.postMortem.withinMinutes, 72 * 60],
    ["logs of the past 24 hours are collected", plan.forensics.logWindowMinutes, 24 * 60],
    ["a fix is rolled out to 10, 50 and 100 percent", plan.deployment.rolloutPercent, [10, 50, 100]],
    ["MTTD is under 5 minutes", plan.targets.detectWithinMinutes, 5],
    ["MTTA is under 15 minutes for P0 and an hour for P1", plan.targets.acknowledgeWithinMinutes, { p0: 15, p1: 60 }],
    ["MTTR is under 2 hours for P0 and 8 for P1", plan.targets.resolveWithinMinutes, { p0: 120, p1: 480 }],
    ["the repeat rate is under 10 percent", plan.targets.repeatRatePercent, 10],
    ["breaches are notified within 72 hours", plan.gdpr.notifyWithinMinutes, 72 * 60],
    ["evidence is kept for 7 years", plan.retention, { years: 7, days: 2557 }],
    ["trainings are quarterly and take 2 hours", plan.training, { everyMonths: 3, durationMinutes: 120 }],
    ["drills are semi-annual", plan.drillEveryMonths, 6],
    ["runbook 1 acts within 5 minutes", plan.runbooks["circuit-vulnerability"].phases[0].untilMinute, 5],
    ["runbook 2 acts within 2 minutes", plan.runbooks["ddos-attack"].phases[0].untilMinute, 2],
    ["runbook 3 acts within 10 minutes", plan.runbooks["privacy-breach"].phases[0].untilMinute, 10],
    ["runbook 4 acts within 2 minutes", plan.runbooks["service-outage"].phases[0].untilMinute, 2],
    ["runbook 5 acts within a minute", plan.runbooks["signing-key-compromise"].phases[0].untilMinute, 1],
  ])("says that %s", (_, stated, expected) => {
    if (typeof expected === "object" && !Array.isArray(expected))
      expect(stated).toMatchObject(expected as Record<string, unknown>);
    else expect(stated).toEqual(expected);
  });

  it("has runbooks whose phases follow each other without a gap", () => {
    for (const { phases } of Object.values(plan.runbooks)) {
      phases.reduce((end, { fromMinute, untilMinute }) => {
        expect(fromMinute).toBe(end);
        expect(untilMinute).toBeGreaterThan(fromMinute);
        return untilMinute;
      }, 0);
    }
  });

  it("derives labels, priorities and display names from the severity's key", () => {
    expect(plan.severityKeys.map(plan.priorityName)).toEqual(["P0", "P1", "P2", "P3"]);
    expect(plan.severityKeys.map(plan.datadogPriority)).toEqual(["1", "2", "3", "4"]);
    expect(plan.severityKeys.map(plan.displayName)).toEqual(["P0 - Critical", "P1 - High", "P2 - Medium", "P3 - Low"]);
  });
});
