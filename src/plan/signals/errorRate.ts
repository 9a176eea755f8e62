import type { MeteredComponent } from "./metrics";
import type { SeverityKey } from "../severities";
import type { Sourced } from "../source";
import type { Minutes, Percent, Seconds } from "../units";

/** Where a band begins: at the boundary itself, or just above it. */
export interface Boundary {
  readonly percent: Percent;
  readonly inclusive: boolean;
}

/** One severity's share of the error rate: from its boundary up to the next band's. */
export interface ErrorRateBand extends Sourced {
  readonly from: Boundary;
  /** The rate must fall below this before the band is left: keeps a rate at the edge from flapping. */
  readonly recoverBelowPercent: Percent;
}

/** The severities that an error rate can have, in rising order. */
export const bandedSeverities = ["p2", "p1", "p0"] as const satisfies readonly SeverityKey[];
/** A severity that an error rate can have. */
export type BandedSeverity = (typeof bandedSeverities)[number];

/** The error-rate bands of the plan's classification. */
export const errorRateBands = {
  p2: {
    from: { percent: 10, inclusive: true },
    recoverBelowPercent: 8,
    source: "Incident Classification / P2 (abnormal error rate, 10-50%)",
  },
  p1: {
    from: { percent: 50, inclusive: true },
    recoverBelowPercent: 45,
    source: "Incident Classification / P1 (partial outage, 50-99%)",
    decision: "50% stands in two bands; the worse one takes it.",
  },
  p0: {
    from: { percent: 99, inclusive: false },
    recoverBelowPercent: 95,
    source: "Incident Classification / P0 (complete outage, >99%)",
    decision: "The plan says more than 99% is P0 and 50-99% is P1, so 99% itself is P1.",
  },
} as const satisfies Record<BandedSeverity, ErrorRateBand>;

/** How an error rate is measured, the same for every band, so that the bands agree. */
export interface ErrorRateMeasure extends Sourced {
  readonly windowMinutes: Minutes;
  readonly evaluationDelaySeconds: Seconds;
  /** Below this many requests in a window a rate says nothing, and no band is entered. */
  readonly minimumRequests: number;
  readonly components: readonly MeteredComponent[];
}

/** How error rates are measured. */
export const errorRate = {
  windowMinutes: 2,
  evaluationDelaySeconds: 60,
  minimumRequests: 20,
  components: ["proof-generation", "proof-verification", "revocation"],
  source: "Metrics and KPIs / Targets (MTTD < 5 minutes)",
  decision:
    "Two minutes of failures, the evaluation delay and the minute of the composite stay under the 5-minute detection target on average; 20 requests are enough that one error is below every band, and when all fail the rate is above 99%.",
} as const satisfies ErrorRateMeasure;

/** The band that an error rate is in, or undefined below all of them. */
export function bandOf(
  percent: Percent,
  bands: Readonly<Record<BandedSeverity, ErrorRateBand>> = errorRateBands,
): BandedSeverity | undefined {
  return bandedSeverities.findLast((severity) => {
    const { from } = bands[severity];
    return from.inclusive ? percent >= from.percent : percent > from.percent;
  });
}
