import type { Sourced } from "../source";
import type { Minutes } from "../units";

/** The steps of the triage, in order. */
export const triageStepKeys = ["acknowledge", "assess", "assemble"] as const;
/** A step's key. */
export type TriageStepKey = (typeof triageStepKeys)[number];

/** A step of the triage, and how long it may take. */
export interface TriageStep extends Sourced {
  readonly title: string;
  readonly minutes: Minutes;
  readonly steps: readonly string[];
}

/** The first phase, step by step. */
export const triage = {
  acknowledge: {
    title: "Acknowledge Alert",
    minutes: 2,
    steps: [
      "Assign incident number (INC-YYYYMMDD-NNN)",
      "Create incident channel (#incident-NNN)",
      "Page on-call responder",
    ],
    source: "1.2 Initial Assessment",
    decision:
      "The minutes of the three steps are durations one after the other, because only so do they fill the phase's 15.",
  },
  assess: {
    title: "Quick Triage",
    minutes: 5,
    steps: [
      "Determine severity (P0-P3)",
      "Identify affected components",
      "Estimate impact scope",
      "Preliminary root cause hypothesis",
    ],
    source: "1.2 Initial Assessment",
  },
  assemble: {
    title: "Assemble Team",
    minutes: 8,
    steps: [
      "Page Incident Commander",
      "Notify Technical Lead",
      "Alert Communications Lead",
      "Engage Security Analyst if security-related",
    ],
    source: "1.2 Initial Assessment",
    decision:
      "The matrix pages the Security Analyst for every P0 and P1, this step only 'if security-related': the matrix holds, because whether it is security-related is known only after triage.",
  },
} as const satisfies Record<TriageStepKey, TriageStep>;

/** The ways in which incidents come to attention. */
export interface Detection extends Sourced {
  readonly automated: readonly string[];
  readonly manual: readonly string[];
}

/** How incidents come to attention. */
export const detection = {
  automated: [
    "Monitoring alerts (Datadog, Prometheus)",
    "Anomaly detection triggers",
    "Error rate thresholds exceeded",
    "Security scanning results",
    "User-reported issues (support tickets)",
  ],
  manual: [
    "Security researcher disclosure",
    "Bug bounty submission",
    "External audit finding",
    "Internal security review",
  ],
  source: "1.1 Incident Detection",
} as const satisfies Detection;
