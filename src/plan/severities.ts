import type { Sourced } from "./source";
import { days, hours, type Minutes } from "./units";

/** The four severities, worst first. */
export const severityKeys = ["p0", "p1", "p2", "p3"] as const;
/** A severity's key, the same in every folder; labels, priorities and display names are derived from it. */
export type SeverityKey = (typeof severityKeys)[number];

/** What the plan promises for incidents of one severity. All times run from the first notification, in minutes. */
export interface Severity extends Sourced {
  readonly level: string;
  readonly definition: string;
  readonly acknowledgeWithinMinutes: Minutes;
  /** What follows the acknowledgement; its deadline, where the plan gives one, is one of the next two. */
  readonly afterAcknowledgement: string;
  readonly actWithinMinutes?: Minutes;
  readonly resolveWithinMinutes?: Minutes;
  readonly updateEveryMinutes?: Minutes;
  /** high wakes people; low waits for them. */
  readonly urgency: "high" | "low";
  readonly escalation: string;
  /** How people are kept informed, at the cadence of `updateEveryMinutes`. */
  readonly communication: string;
  /** By what the severity's audience is reached first. */
  readonly channel: "page" | "slack" | "ticket";
  /** Whether customers are told (status page, e-mail). */
  readonly externalCommunication: boolean;
  /** How a fix is deployed. */
  readonly deployment: string;
  /** What the quick reference gives as examples; where it disagrees with `examples`, `examples` hold. */
  readonly quickReference: readonly string[];
  /** The plan's examples, by a stable key; signals and decisions refer to them. */
  readonly examples: Readonly<Record<string, string>>;
}

/** The severities of the plan. */
export const severities = {
  p0: {
    level: "Critical",
    definition: "Catastrophic security breach or total service failure",
    acknowledgeWithinMinutes: 15,
    afterAcknowledgement: "Immediate action",
    updateEveryMinutes: 30,
    urgency: "high",
    escalation: "Immediate notification to C-level, board if necessary",
    channel: "page",
    externalCommunication: true,
    communication: "Real-time updates",
    deployment: "Emergency deployment, all hands",
    quickReference: ["Circuit compromise", "mass data breach"],
    examples: {
      "trusted-setup-compromise": "Trusted setup compromise detected",
      "proof-forgery": "Circuit vulnerability allowing proof forgery",
      "mass-linkage-breach": "Mass PID to address linkage breach",
      "complete-outage": "Complete service outage (>99% error rate)",
      "key-compromise": "Cryptographic key compromise",
      "compliance-violation": "Regulatory compliance violation",
    },
    source: "Incident Classification / P0",
    decision:
      "The quick reference lists 'proof forgery detected' under P1, the definitions list 'proof forgery' under P0: the definitions are the more specific text, so forgery is P0; 'immediate action' has no number, because it begins with the acknowledgement.",
  },
  p1: {
    level: "High",
    definition: "Significant security issue or major service disruption",
    acknowledgeWithinMinutes: hours(1),
    afterAcknowledgement: "Action",
    actWithinMinutes: hours(2),
    updateEveryMinutes: hours(2),
    urgency: "high",
    escalation: "Notification to VP Engineering, Security Officer",
    channel: "page",
    externalCommunication: true,
    communication: "Updates",
    deployment: "Expedited deployment, extended monitoring",
    quickReference: ["Service outage", "proof forgery detected"],
    examples: {
      "limited-circuit-vulnerability": "Individual circuit vulnerability (limited scope)",
      "partial-outage": "Partial service outage (50-99% error rate)",
      "limited-privacy-leak": "Privacy leak affecting <100 users",
      ddos: "DDoS attack in progress",
      "revocation-manipulation": "Revocation list manipulation",
      "suspected-key-compromise": "Signing key suspected compromise",
    },
    source: "Incident Classification / P1",
    decision:
      "Runbook 5 is written for a 'suspected' compromise and revokes at once: suspicion pages as P1, confirmation raises the incident to P0, the runbook is the same.",
  },
  p2: {
    level: "Medium",
    definition: "Moderate impact on security or service quality",
    acknowledgeWithinMinutes: hours(4),
    afterAcknowledgement: "Resolution",
    resolveWithinMinutes: hours(24),
    updateEveryMinutes: days(1),
    urgency: "low",
    escalation: "Notification to team leads",
    channel: "slack",
    externalCommunication: false,
    communication: "Updates if ongoing",
    deployment: "Standard deployment with monitoring",
    quickReference: ["Performance degradation", "minor bug"],
    examples: {
      "performance-degradation": "Performance degradation (proof gen >2s)",
      "metadata-leakage": "Minor privacy concern (metadata leakage)",
      "verification-failure-spike": "Failed proof verification spike",
      "abnormal-error-rate": "Abnormal error rate (10-50%)",
      "dependency-vulnerability": "Dependency vulnerability (CVSS 4-7)",
      "configuration-drift": "Configuration drift",
    },
    source: "Incident Classification / P2",
    decision:
      "The quick reference puts a 'minor bug' here, the definitions a 'non-security bug' under P3: the definitions hold, so a bug without security or performance impact is P3.",
  },
  p3: {
    level: "Low",
    definition: "Minor issue with minimal impact",
    acknowledgeWithinMinutes: hours(24),
    afterAcknowledgement: "Resolution as scheduled",
    urgency: "low",
    escalation: "None required",
    channel: "ticket",
    externalCommunication: false,
    communication: "Standard ticket updates",
    deployment: "Regular release cycle",
    quickReference: ["Feature request", "documentation update"],
    examples: {
      "documentation-error": "Documentation error",
      "performance-opportunity": "Performance optimization opportunity",
      "non-security-bug": "Non-security bug",
      "feature-request": "Feature enhancement request",
      "dependency-update": "Dependency update (no CVE)",
    },
    source: "Incident Classification / P3",
  },
} as const satisfies Record<SeverityKey, Severity>;

/** Whether one severity is worse than another. */
export const isWorse = (one: SeverityKey, other: SeverityKey): boolean =>
  severityKeys.indexOf(one) < severityKeys.indexOf(other);

/** "P0": the name of the severity's priority in PagerDuty and its short label everywhere. */
export const priorityName = (severity: SeverityKey): string => severity.toUpperCase();

/** "P0 - Critical". */
export const displayName = (severity: SeverityKey): string =>
  `${priorityName(severity)} - ${severities[severity].level}`;

/** Datadog monitors know priorities "1" (highest) to "5" only, so P0 is "1". */
export const datadogPriority = (severity: SeverityKey): string => String(severityKeys.indexOf(severity) + 1);
