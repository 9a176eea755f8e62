import { describe, expect, it } from "vitest";
import * as plan from "../../src/plan";

const told = plan.severityKeys.filter((key) => plan.severities[key].externalCommunication);
const examples = plan.severityKeys.map((key) => Object.keys(plan.severities[key].examples).length);
const boundaries = plan.bandedSeverities.map((key) => plan.errorRateBands[key].from.percent);
const actionItemDays = Object.values(plan.postMortem.actionItems).map(({ withinMinutes }) => withinMinutes / 1440);
const phaseEnds = (key: plan.RunbookKey) => plan.runbooks[key].phases.map(({ untilMinute }) => untilMinute);

describe("the plan as data", () => {
  it("has a source for every severity, role, seat, line of the matrix, runbook, checklist, template, drill and tool", () => {
    const subjects = {
      severities: plan.severities,
      roles: plan.roles,
      seats: plan.seats,
      matrix: plan.escalationMatrix,
      components: plan.components,
      bands: plan.errorRateBands,
      phases: plan.responsePhases,
      triage: plan.triage,
      containment: plan.containment,
      runbooks: plan.runbooks,
      templates: plan.templates,
      contacts: plan.contacts,
      drills: plan.drills,
      tools: plan.tools,
    };
    for (const [subject, all] of Object.entries(subjects)) {
      const found = plan.entriesOf(all, subject);
      expect(found.map(({ path }) => path)).toEqual(
        expect.arrayContaining(Object.keys(all).map((key) => `${subject}.${key}`)),
      );
      for (const { path, source } of found) expect(source, path).toMatch(/\S/);
    }
  });

  it("finds an entry by its path, with its source and decision", () => {
    expect(plan.entriesOf(plan.plan)).toContainEqual({
      path: "errorRateBands.p1",
      source: "Incident Classification / P1 (partial outage, 50-99%)",
      decision: "50% stands in two bands; the worse one takes it.",
    });
  });

  it("gives a reason in one sentence wherever it decides what the plan leaves open", () => {
    const decided = plan.entriesOf(plan.plan).filter(({ decision }) => decision !== undefined);
    expect(decided.length).toBeGreaterThanOrEqual(20);
    for (const { path, decision } of decided) expect(decision, path).toMatch(/^[A-Z0-9][^]*\.$/);
  });

  it.each<[string, string | undefined, RegExp]>([
    ["proof forgery is P1 or P0", plan.severities.p0.decision, /forgery is P0/],
    ["'immediate action' has a deadline", plan.severities.p0.decision, /begins with the acknowledgement/],
    ["99 % is P1 or P0", plan.errorRateBands.p0.decision, /99% itself is P1/],
    ["50 % is P2 or P1", plan.errorRateBands.p1.decision, /the worse one takes it/],
    [
      "a suspected key compromise is P1 or P0",
      plan.severities.p1.decision,
      /suspicion pages as P1, confirmation .* P0/,
    ],
    ["a bug is P2 or P3", plan.severities.p2.decision, /is P3/],
    ["VP Engineering is paged for P1 at once", plan.escalationMatrix.p1.decision, /they are the first rung/],
    ["the board is paged", plan.seats.board.decision, /never by an escalation rule/],
    ["C-level is one person", plan.seats["c-level"].decision, /one executive at a time/],
    ["the hotline has a number", plan.contacts.security.decision, /in the stack's config/],
    ["a channel's name has the date", plan.naming.decision, /the longer one/],
    ["a service outage is P1 or P0", plan.runbooks["service-outage"].decision, /ready at the worse/],
    ["a revocation waits for containment", plan.containment["signing-key-compromise"].decision, /runbook's time holds/],
    ["a P0 is resolved after 2 hours or 8", plan.targets.decision, /two hours/],
    ["a month is a number of days", plan.postMortem.decision, /30 days/],
    ["seven years are a number of days", plan.retention.decision, /2,557/],
  ])("settles in writing whether %s", (_, decision, settled) => {
    expect(decision).toMatch(settled);
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
    ["P0 is acted on at once, without a deadline of its own", "actWithinMinutes" in plan.severities.p0, false],
    ["P0 is updated every 30 minutes", plan.severities.p0.updateEveryMinutes, 30],
    ["P1 is updated every 2 hours", plan.severities.p1.updateEveryMinutes, 120],
    ["P2 is updated daily", plan.severities.p2.updateEveryMinutes, 1440],
    ["P3 is updated in its ticket, without a cadence", "updateEveryMinutes" in plan.severities.p3, false],
    ["customers are told of P0 and P1 only", told, ["p0", "p1"]],
    ["P0 has 6 examples, P1 6, P2 6 and P3 5", examples, [6, 6, 6, 5]],
    ["a privacy leak is P1 below 100 users", plan.severities.p1.examples["limited-privacy-leak"], /<100 users/],
    ["proof generation is slow above 2 seconds", plan.severities.p2.examples["performance-degradation"], />2s/],
    ["a dependency is P2 at CVSS 4 to 7", plan.severities.p2.examples["dependency-vulnerability"], /CVSS 4-7/],
    ["error rates are told apart at 10, 50 and 99 percent", boundaries, [10, 50, 99]],
    ["triage lasts from minute 0 to 15", plan.responsePhases.triage, { fromMinute: 0, untilMinute: 15 }],
    ["triage takes 2, 5 and 8 minutes", Object.values(plan.triage).map(({ minutes }) => minutes), [2, 5, 8]],
    ["containment lasts from minute 15 to 60", plan.responsePhases.containment, { fromMinute: 15, untilMinute: 60 }],
    ["eradication lasts from 1 to 4 hours", plan.responsePhases.eradication, { fromMinute: 60, untilMinute: 240 }],
    ["recovery lasts from 2 to 8 hours", plan.responsePhases.recovery, { fromMinute: 120, untilMinute: 480 }],
    ["the review lasts from hour 24 to 72", plan.responsePhases.review, { fromMinute: 1440, untilMinute: 4320 }],
    ["action items close in a week, a month and three", actionItemDays, [7, 30, 90]],
    ["6 kinds of logs are collected", plan.forensics.logs.length, 6],
    ["the post-mortem comes within 72 hours", plan.postMortem.withinMinutes, 72 * 60],
    ["logs of the past 24 hours are collected", plan.forensics.logWindowMinutes, 24 * 60],
    ["a fix is rolled out to 10, 50 and 100 percent", plan.deployment.rolloutPercent, [10, 50, 100]],
    ["MTTD is under 5 minutes", plan.targets.detectWithinMinutes, 5],
    ["MTTA is under 15 minutes for P0 and an hour for P1", plan.targets.acknowledgeWithinMinutes, { p0: 15, p1: 60 }],
    ["MTTR is under 2 hours for P0 and 8 for P1", plan.targets.resolveWithinMinutes, { p0: 120, p1: 480 }],
    ["the repeat rate is under 10 percent", plan.targets.repeatRatePercent, 10],
    ["MTTR falls by 10 percent a quarter", plan.improvement.quarterlyGoals.reduceResolutionTimePercent, 10],
    ["runbooks cover 90 percent", plan.improvement.quarterlyGoals.runbookCoveragePercent, 90],
    ["everybody is trained", plan.improvement.quarterlyGoals.trainedPercent, 100],
    ["no P0 is the aim", plan.improvement.quarterlyGoals.p0Incidents, 0],
    ["breaches are notified within 72 hours", plan.gdpr.notifyWithinMinutes, 72 * 60],
    ["evidence is kept for 7 years", plan.retention, { years: 7, days: 2557 }],
    ["trainings are quarterly and take 2 hours", plan.training, { everyMonths: 3, durationMinutes: 120 }],
    ["drills are semi-annual", plan.drillEveryMonths, 6],
    ["drills have four scenarios", Object.keys(plan.drills).length, 4],
    ["the plan is reviewed quarterly", plan.upkeep.reviewEveryMonths, 3],
    ["16 tools are relied on", Object.keys(plan.tools).length, 16],
    ["runbook 1 goes on until minute 5, 60 and hour 24", phaseEnds("circuit-vulnerability"), [5, 60, 1440]],
    ["runbook 2 goes on until minute 2, 15 and 60", phaseEnds("ddos-attack"), [2, 15, 60]],
    ["runbook 3 goes on until minute 10, 60 and hour 24", phaseEnds("privacy-breach"), [10, 60, 1440]],
    ["runbook 4 goes on until minute 2, 30 and 120", phaseEnds("service-outage"), [2, 30, 120]],
    ["runbook 5 goes on until minute 1, 15 and 60", phaseEnds("signing-key-compromise"), [1, 15, 60]],
  ])("says that %s", (_, stated, expected) => {
    if (expected instanceof RegExp) expect(stated).toMatch(expected);
    else if (typeof expected === "object" && !Array.isArray(expected))
      expect(stated).toMatchObject(expected as Record<string, unknown>);
    else expect(stated).toEqual(expected);
  });

  it("lists as a runbook's first steps what its commands are for", () => {
    for (const { immediate, phases } of Object.values(plan.runbooks)) {
      expect(phases[0].steps).toEqual(immediate.map(({ purpose }) => purpose));
    }
  });

  it("gives the first command of each runbook as the prose does", () => {
    expect(plan.runbookKeys.map((key) => plan.runbooks[key].immediate[0].command)).toEqual([
      "./scripts/disable-circuit.sh --circuit=membership --version=1.0",
      "./scripts/enable-rate-limit.sh --level=strict",
      "./scripts/find-linked-pids.sh --breach-id=BR001 > affected_pids.txt",
      "./scripts/health-check.sh --all",
      "./scripts/revoke-key.sh --key-id=signing-key-001",
    ]);
  });

  it("derives labels, priorities and display names from the severity's key", () => {
    expect(plan.severityKeys.map(plan.priorityName)).toEqual(["P0", "P1", "P2", "P3"]);
    expect(plan.severityKeys.map(plan.datadogPriority)).toEqual(["1", "2", "3", "4"]);
    expect(plan.severityKeys.map(plan.displayName)).toEqual(["P0 - Critical", "P1 - High", "P2 - Medium", "P3 - Low"]);
  });
});
