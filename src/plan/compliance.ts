import type { Sourced } from "./source";
import { hours } from "./units";

/** What the GDPR asks after a breach. */
export const gdpr = {
  notifyWithinMinutes: hours(72),
  authority: "Local DPA",
  content: ["Nature", "impact", "measures", "contact"],
  steps: [
    "GDPR notification (72 hours)",
    "Document breach details",
    "User notification with details",
    "Regulatory reporting if required",
  ],
  source: "Appendix C: Compliance Requirements; Runbook 3",
} as const satisfies Sourced & Record<string, unknown>;

/** How long evidence of security incidents is kept. */
export const retention = {
  years: 7,
  /** Seven years have one or two leap days; the longer count, because 7 x 365 = 2,555 would be too short. */
  days: 2557,
  requirement: "Document all security incidents",
  audit: "Annual review by external auditor",
  source: "Appendix C: Compliance Requirements (SOC 2)",
} as const satisfies Sourced & Record<string, unknown>;

/** How the plan itself is kept current. */
export const upkeep = {
  owner: "Security Team",
  reviewEveryMonths: 3,
  source: "Appendix D: Revision History",
} as const satisfies Sourced & Record<string, unknown>;
