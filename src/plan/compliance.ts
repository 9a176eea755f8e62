import type { ContactKey } from "./communications";
import type { Sourced } from "./source";
import { daysInYears, hours, type Minutes } from "./units";

/** A duty to tell an authority of a breach. */
export interface BreachNotification extends Sourced {
  /** Counted from the discovery of the breach. */
  readonly notifyWithinMinutes: Minutes;
  readonly authority: string;
  /** The signals that mean that personal data is affected; anything else is started by hand. */
  readonly startedBy: readonly string[];
  /** When Legal and the Security Officer are reminded, counted like the deadline. */
  readonly remindAtMinutes: readonly Minutes[];
  readonly content: readonly string[];
  readonly steps: readonly string[];
}

/** A duty to keep records. */
export interface Retention extends Sourced {
  readonly years: number;
  readonly days: number;
  readonly requirement: string;
  readonly audit: string;
}

/** What the GDPR asks after a breach. */
export const gdpr = {
  notifyWithinMinutes: hours(72),
  authority: "Local DPA",
  startedBy: ["mass-linkage-breach", "limited-privacy-leak", "compliance-violation"],
  remindAtMinutes: [hours(24), hours(48), hours(66)],
  content: ["Nature", "impact", "measures", "contact"],
  steps: [
    "GDPR notification (72 hours)",
    "Document breach details",
    "User notification with details",
    "Regulatory reporting if required",
  ],
  source: "Appendix C: Compliance Requirements; Runbook 3",
  decision:
    "Reminders come each day and six hours before the end, so that one is left to act on; exposed metadata alone starts no clock, because it names nobody until people find that it does.",
} as const satisfies BreachNotification;

const retentionYears = 7;

/** How long evidence of security incidents is kept. */
export const retention = {
  years: retentionYears,
  days: daysInYears(retentionYears),
  requirement: "Document all security incidents",
  audit: "Annual review by external auditor",
  source: "Appendix C: Compliance Requirements (SOC 2)",
  decision:
    "Seven years have one or two leap days: days are counted with two (2,557), because storage locks take days and 2,555 would be too short.",
} as const satisfies Retention;

/** How the plan itself is kept current. */
export const upkeep = {
  owner: "Security Team",
  contact: "security" satisfies ContactKey,
  version: "1.0",
  released: "2025-12",
  changes: "Initial release",
  reviewEveryMonths: 3,
  nextReview: "2026-03",
  source: "Appendix D: Revision History; the plan's closing lines",
} as const satisfies Sourced & Record<string, unknown>;
