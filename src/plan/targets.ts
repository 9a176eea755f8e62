import { severities, type SeverityKey } from "./severities";
import type { Sourced } from "./source";
import { hours, type Minutes, type Percent } from "./units";

/** The targets of the plan's metrics: each must stay under its number. */
export interface Targets extends Sourced {
  readonly detectWithinMinutes: Minutes;
  readonly acknowledgeWithinMinutes: Readonly<Partial<Record<SeverityKey, Minutes>>>;
  readonly resolveWithinMinutes: Readonly<Partial<Record<SeverityKey, Minutes>>>;
  readonly repeatRatePercent: Percent;
}

/** MTTD, MTTA, MTTR and repeat rate. */
export const targets = {
  detectWithinMinutes: 5,
  acknowledgeWithinMinutes: {
    p0: severities.p0.acknowledgeWithinMinutes,
    p1: severities.p1.acknowledgeWithinMinutes,
  },
  resolveWithinMinutes: { p0: hours(2), p1: hours(8) },
  repeatRatePercent: 10,
  source: "Metrics and KPIs / Targets",
  decision:
    "MTTA's targets are the deadlines of the severities themselves; a P0's two hours to resolve end with the customers' harm, although the recovery phase, with its cleanup, may last until hour 8.",
} as const satisfies Targets;

/** What is tracked. */
export const trackedMetrics = [
  "Mean Time to Detect (MTTD)",
  "Mean Time to Acknowledge (MTTA)",
  "Mean Time to Resolve (MTTR)",
  "Incident frequency by severity",
  "Repeat incidents (same root cause)",
] as const;

/** What is reviewed each month, and aimed at each quarter. */
export const improvement = {
  monthlyReview: [
    "Incident trends",
    "Response time trends",
    "Action item completion rate",
    "Training effectiveness",
    "Documentation updates",
  ],
  /** Percentages, but for the last: a count, and aspirational. */
  quarterlyGoals: {
    reduceResolutionTimePercent: 10,
    runbookCoveragePercent: 90,
    trainedPercent: 100,
    p0Incidents: 0,
  },
  source: "Metrics and KPIs / Continuous Improvement",
} as const satisfies Sourced & Record<string, unknown>;
