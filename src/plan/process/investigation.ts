import type { Sourced } from "../source";
import { hours, type Minutes } from "../units";

/** A kind of log that is collected as evidence. */
export interface ForensicLog {
  readonly key: string;
  readonly text: string;
}

/** What is collected for forensics, and how it is kept. */
export interface Forensics extends Sourced {
  readonly logWindowMinutes: Minutes;
  /** How long a log waits to be collected; the audit trail is kept as long as evidence is. */
  readonly keptDays: number;
  readonly logs: readonly ForensicLog[];
  readonly preservation: readonly string[];
}

/** What is collected for forensics, and how it is kept. */
export const forensics = {
  logWindowMinutes: hours(24),
  keptDays: 30,
  logs: [
    { key: "application", text: "Application logs (past 24 hours)" },
    { key: "access", text: "Access logs (authentication events)" },
    { key: "proof-generation", text: "Proof generation logs" },
    { key: "network", text: "Network traffic captures" },
    { key: "metrics", text: "System metrics (CPU, memory, network)" },
    { key: "audit", text: "Audit trail (who did what when)" },
  ],
  preservation: [
    "Copy logs to secure, immutable storage",
    "Hash log files for integrity verification",
    "Document chain of custody",
    "Restrict access to investigation team",
  ],
  source: "3.1 Forensic Data Collection",
  decision:
    "The plan gives a window for application logs only; every other log is collected over the same one, and kept for a month so that an incident that is noticed late can still be looked into.",
} as const satisfies Forensics;

/** What the investigation asks, tries and reads, and the impact that it quantifies and documents. */
export interface Investigation extends Sourced {
  readonly timeline: readonly string[];
  readonly hypotheses: readonly string[];
  readonly analysis: readonly string[];
  readonly impact: readonly string[];
  readonly documented: readonly string[];
}

/** The root cause analysis and the impact assessment. */
export const investigation = {
  timeline: ["When did incident start?", "What triggered it?", "What changed recently (deployments, config)?"],
  hypotheses: ["Reproduce issue in staging", "Test suspected root causes", "Eliminate false leads"],
  analysis: [
    "Code review of affected components",
    "Circuit analysis (if applicable)",
    "Dependency review",
    "Configuration audit",
  ],
  impact: [
    "Number of affected users",
    "Duration of impact",
    "Data exposed (if any)",
    "Financial impact",
    "Reputation impact",
  ],
  documented: [
    "Affected PIDs list",
    "Compromised proofs (if applicable)",
    "Failed transactions",
    "Customer complaints",
  ],
  source: "3.2 Root Cause Analysis; 3.3 Impact Assessment",
} as const satisfies Investigation;
