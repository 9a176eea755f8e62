import type { RunbookKey } from "./runbooks";
import type { Sourced } from "./source";
import { days, hours, type Minutes } from "./units";

/** A phase of the response, in minutes after detection; phases overlap. */
export interface ResponsePhase extends Sourced {
  readonly title: string;
  readonly fromMinute: Minutes;
  readonly untilMinute: Minutes;
}

/** The six phases of the incident response process. */
export const responsePhases = {
  triage: {
    title: "Detection and Triage",
    fromMinute: 0,
    untilMinute: 15,
    source: "Phase 1: Detection and Triage (0-15 minutes)",
  },
  containment: {
    title: "Containment",
    fromMinute: 15,
    untilMinute: 60,
    source: "Phase 2: Containment (15-60 minutes)",
  },
  investigation: {
    title: "Investigation",
    fromMinute: 15,
    untilMinute: hours(4),
    source: "Phase 3: Investigation (Parallel with Containment)",
    decision: "The plan gives no end; it feeds the fix, so it lasts as long as eradication may.",
  },
  eradication: {
    title: "Eradication",
    fromMinute: hours(1),
    untilMinute: hours(4),
    source: "Phase 4: Eradication (1-4 hours)",
  },
  recovery: { title: "Recovery", fromMinute: hours(2), untilMinute: hours(8), source: "Phase 5: Recovery (2-8 hours)" },
  review: {
    title: "Post-Incident Activities",
    fromMinute: hours(24),
    untilMinute: hours(72),
    source: "Phase 6: Post-Incident Activities (24-72 hours)",
  },
} as const satisfies Record<string, ResponsePhase>;

/** The first 15 minutes, step by step. */
export const triage = {
  acknowledge: {
    minutes: 2,
    steps: [
      "Assign incident number (INC-YYYYMMDD-NNN)",
      "Create incident channel (#incident-NNN)",
      "Page on-call responder",
    ],
    source: "1.2 Initial Assessment",
  },
  assess: {
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
    minutes: 8,
    steps: [
      "Page Incident Commander",
      "Notify Technical Lead",
      "Alert Communications Lead",
      "Engage Security Analyst if security-related",
    ],
    source: "1.2 Initial Assessment",
  },
} as const satisfies Record<string, Sourced & { readonly minutes: Minutes; readonly steps: readonly string[] }>;

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
} as const satisfies Sourced & Record<string, unknown>;

/** What is done first to stop the damage, by kind of incident, each with the runbook that does it. */
export const containment = {
  "circuit-vulnerability": [
    "Disable affected circuit version",
    "Reject proofs from vulnerable circuit",
    "Enable fallback verification",
    "Notify dependent services",
  ],
  "service-outage": [
    "Activate disaster recovery",
    "Failover to backup infrastructure",
    "Enable degraded mode if necessary",
    "Redirect traffic if applicable",
  ],
  "privacy-breach": [
    "Identify affected PIDs",
    "Revoke compromised proofs",
    "Trigger PID rotation",
    "Isolate compromised systems",
  ],
  "ddos-attack": [
    "Enable rate limiting",
    "Activate DDoS protection (CDN)",
    "Block malicious IPs/ranges",
    "Scale up infrastructure",
  ],
  "signing-key-compromise": [
    "Revoke compromised key immediately",
    "Rotate to new key",
    "Invalidate signatures from old key",
    "Update verification keys",
  ],
} as const satisfies Record<RunbookKey, readonly string[]>;

/** What is collected for forensics, and how it is kept. */
export const forensics = {
  logWindowMinutes: hours(24),
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
} as const satisfies Sourced & Record<string, unknown>;

/** What the investigation asks, and what impact it quantifies. */
export const investigation = {
  questions: [
    "When did incident start?",
    "What triggered it?",
    "What changed recently (deployments, config)?",
    "Reproduce issue in staging",
    "Test suspected root causes",
    "Eliminate false leads",
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
} as const satisfies Sourced & Record<string, unknown>;

/** How a fix is made and rolled out. */
export const deployment = {
  fix: ["Write patch/update", "Code review (expedited but thorough)", "Security review", "Unit tests"],
  testing: ["Deploy to staging", "Functional testing", "Security testing", "Performance testing", "Rollback test"],
  approvals: ["Incident Commander sign-off", "Security team approval", "Change management (expedited)"],
  rolloutPercent: [10, 50, 100],
  steps: [
    "Pre-deployment checklist",
    "Staged rollout (canary → 10% → 50% → 100%)",
    "Monitor metrics during rollout",
    "Automated rollback if errors spike",
    "Verification testing post-deployment",
  ],
  source: "4.1 Fix Development; 4.2 Deployment",
} as const satisfies Sourced & Record<string, unknown>;

/** When an incident is over, and what is tidied up. */
export const recovery = {
  verification: [
    "All systems operational",
    "Error rates back to baseline",
    "Performance metrics normal",
    "Security tests passing",
    "User experience verified",
  ],
  cleanup: [
    "Remove temporary mitigations",
    "Restore degraded services",
    "Clear incident channel",
    "Archive incident logs",
  ],
  affectedUsers: [
    "Email notification with details",
    "Offer PID rotation (if privacy affected)",
    "Provide incident reference number",
    "Customer support contact info",
  ],
  generalUsers: ["Status page all-clear", "Blog post (for P0/P1)", "Social media update", "Documentation updates"],
  source: "5.1 Service Restoration; 5.2 User Notification",
} as const satisfies Sourced & Record<string, unknown>;

/** The post-mortem and what follows from it. */
export const postMortem = {
  withinMinutes: hours(72),
  participants: ["Incident Commander", "Technical Lead", "All responders", "Stakeholders"],
  agenda: [
    "Timeline review",
    "What went well",
    "What went poorly",
    "Root cause analysis",
    "Action items (with owners and deadlines)",
  ],
  actionItems: {
    immediate: { withinMinutes: days(7), kind: "Critical fixes" },
    "short-term": { withinMinutes: days(30), kind: "Important improvements" },
    "long-term": { withinMinutes: days(90), kind: "Systemic changes" },
  },
  documentation: [
    "Runbooks (incident-specific procedures)",
    "Monitoring alerts (adjust thresholds)",
    "Architecture diagrams (if changed)",
    "Security documentation",
    "User documentation (if user-facing)",
  ],
  source: "Phase 6: Post-Incident Activities",
  decision: "A month is 30 days and three months are 90, so that a deadline is a number of minutes.",
} as const satisfies Sourced & Record<string, unknown>;
