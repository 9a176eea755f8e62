import type { Sourced } from "../source";
import type { Minutes, Percent } from "../units";
import type { SeverityKey } from "../severities";
import type { MeteredComponent } from "./metrics";

/** What customers are promised of one service over 30 days. */
export interface Objective extends Sourced {
  readonly availabilityPercent: Percent;
  /** This share of five-minute slices has a 95th percentile of at most `latencySeconds`. */
  readonly latencyPercent: Percent;
  readonly latencySeconds: number;
}

const decision =
  "The plan sets no objective. 99.9% leaves 43 minutes a month, less than two incidents at the plan's pace; latency follows the plan's 2 seconds for proof generation and is stricter where no proof is computed.";

/** Service level objectives: they watch the slow erosion that no band shows, and replace none of the bands. */
export const objectives = {
  "proof-generation": {
    availabilityPercent: 99.9,
    latencyPercent: 99,
    latencySeconds: 2,
    source: "Incident Classification / P2 (proof gen >2s)",
    decision,
  },
  "proof-verification": {
    availabilityPercent: 99.9,
    latencyPercent: 99,
    latencySeconds: 1,
    source: "Incident Classification / P2",
    decision,
  },
  revocation: {
    availabilityPercent: 99.9,
    latencyPercent: 99,
    latencySeconds: 1,
    source: "Incident Classification / P2",
    decision,
  },
} as const satisfies Record<MeteredComponent, Objective>;

/** One burn-rate alert: the budget burns this many times too fast over a long and a short window. */
export interface BurnRateWindow extends Sourced {
  readonly key: string;
  readonly longWindowMinutes: Minutes;
  readonly shortWindowMinutes: Minutes;
  readonly burnRate: number;
  readonly severity: SeverityKey;
}

/**
 * Burn-rate windows for a 30-day objective. The numbers are those of the Google SRE Workbook, "Alerting on SLOs", table of
 * recommended parameters, short windows a twelfth of the long ones. Two of its tiers are left out: the 3-day one, because
 * Datadog's long window ends at 48 hours, and the 6-hour one, because it would open a second P2 for the same erosion.
 */
export const burnRateWindows = [
  {
    key: "fast",
    longWindowMinutes: 60,
    shortWindowMinutes: 5,
    burnRate: 14.4,
    severity: "p2",
    source: "Google SRE Workbook, Alerting on SLOs",
    decision: "The workbook pages; here the bands page, so an erosion that stays below 10% waits for the team leads.",
  },
  {
    key: "slow",
    longWindowMinutes: 1440,
    shortWindowMinutes: 120,
    burnRate: 3,
    severity: "p3",
    source: "Google SRE Workbook, Alerting on SLOs",
    decision: "A ticket, as in the workbook.",
  },
] as const satisfies readonly BurnRateWindow[];
