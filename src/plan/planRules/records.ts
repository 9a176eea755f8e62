import { triageStepKeys } from "../process";
import { runbookKeys } from "../runbooks";
import { entriesOf } from "../source";
import { daysInYears } from "../units";
import type { PlanRule } from "./planRule";

const noSource: PlanRule = {
  tag: "plan/no-source",
  source: "Every number of the plan can be looked up where it comes from",
  check: ({ plan }) =>
    entriesOf(plan)
      .filter(({ source }) => source.trim() === "")
      .map(({ path }) => ({
        path,
        problem: "the entry does not say where it comes from",
        remedy: "name the plan's section in its source",
      })),
};

const emptyDecision: PlanRule = {
  tag: "plan/empty-decision",
  source: "Every choice that the plan leaves open is made in writing",
  check: ({ plan }) =>
    entriesOf(plan)
      .filter(({ decision }) => decision?.trim() === "")
      .map(({ path }) => ({
        path,
        problem: "the entry has a decision without a reason",
        remedy: "say in one sentence what was decided and why, or remove the decision",
      })),
};

const runbookPhaseGap: PlanRule = {
  tag: "runbook/phase-gap",
  source: "Incident Runbooks (each phase begins where the one before ends)",
  check: ({ plan }) =>
    runbookKeys.flatMap((key) =>
      plan.runbooks[key].phases.flatMap(({ name, fromMinute, untilMinute }, index, phases) => {
        const begins = phases[index - 1]?.untilMinute ?? 0;
        if (fromMinute === begins && untilMinute > fromMinute) return [];
        return [
          {
            path: `runbooks.${key}.phases.${name}`,
            problem: `the phase lasts from minute ${fromMinute} to ${untilMinute}, but the one before ends at ${begins}`,
            remedy: "let the phase begin where the one before ends, and end later than it begins",
          },
        ];
      }),
    ),
};

const noFirstStep: PlanRule = {
  tag: "runbook/no-first-step",
  source: "Incident Runbooks (each begins with commands)",
  check: ({ plan }) =>
    runbookKeys
      .filter((key) => plan.runbooks[key].immediate.length === 0)
      .map((key) => ({
        path: `runbooks.${key}.immediate`,
        problem: "whoever is woken finds no command to begin with",
        remedy: "give the runbook at least one immediate command",
      })),
};

const triageTooLong: PlanRule = {
  tag: "triage/longer-than-its-phase",
  source: "Phase 1: Detection and Triage (0-15 minutes); 1.2 Initial Assessment",
  check: ({ plan }) => {
    const { fromMinute, untilMinute } = plan.responsePhases.triage;
    const total = triageStepKeys.reduce((sum, key) => sum + plan.triage[key].minutes, 0);
    if (total <= untilMinute - fromMinute) return [];
    return [
      {
        path: "triage",
        problem: `its steps take ${total} minutes, the phase has ${untilMinute - fromMinute}`,
        remedy: "shorten a step, or let the phase last longer",
      },
    ];
  },
};

const retentionTooShort: PlanRule = {
  tag: "compliance/retention-too-short",
  source: "Appendix C: Compliance Requirements (SOC 2)",
  check: ({ plan }) => {
    const { years, days } = plan.retention;
    const needed = daysInYears(years);
    if (days >= needed) return [];
    return [
      {
        path: "retention.days",
        problem: `${days} days are fewer than ${years} years with their leap days`,
        remedy: `keep evidence for at least ${needed} days`,
      },
    ];
  },
};

/** What the plan's records and procedures must meet. */
export const recordRules: readonly PlanRule[] = [
  noSource,
  emptyDecision,
  runbookPhaseGap,
  noFirstStep,
  triageTooLong,
  retentionTooShort,
];
