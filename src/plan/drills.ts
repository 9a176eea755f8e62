import type { RunbookKey } from "./runbooks";
import type { Sourced } from "./source";
import { hours, type Minutes } from "./units";

/** A training that everybody takes. */
export interface Training extends Sourced {
  readonly everyMonths: number;
  readonly durationMinutes: Minutes;
  readonly topics: readonly string[];
  readonly format: readonly string[];
}

/** The quarterly training. */
export const training = {
  everyMonths: 3,
  durationMinutes: hours(2),
  topics: [
    "Incident classification",
    "Escalation procedures",
    "Tool usage (PagerDuty, Datadog, etc.)",
    "Communication protocols",
    "Runbook walkthroughs",
  ],
  format: ["2-hour workshop", "Hands-on exercises", "Role-playing scenarios", "Q&A session"],
  source: "Training and Drills / Incident Response Training",
} as const satisfies Training;

/** A scenario that is exercised. */
export interface Drill extends Sourced {
  readonly title: string;
  readonly scenario: string;
  readonly runbook: RunbookKey;
}

/** How often each scenario is exercised: semi-annually (Training and Drills / Incident Response Drills). */
export const drillEveryMonths = 6;

/** The scenarios of the semi-annual drills. */
export const drills = {
  "circuit-vulnerability": {
    title: "Circuit Vulnerability",
    scenario: "Simulated proof forgery",
    runbook: "circuit-vulnerability",
    source: "Training and Drills / Incident Response Drills",
  },
  "ddos-attack": {
    title: "DDoS Attack",
    scenario: "Synthetic traffic flood",
    runbook: "ddos-attack",
    source: "Training and Drills / Incident Response Drills",
  },
  "privacy-breach": {
    title: "Privacy Breach",
    scenario: "Mock PID linkage",
    runbook: "privacy-breach",
    source: "Training and Drills / Incident Response Drills",
  },
  "multi-component-outage": {
    title: "Multi-component Outage",
    scenario: "Cascading failures",
    runbook: "service-outage",
    source: "Training and Drills / Incident Response Drills",
    decision: "The plan names no runbook for a cascade: failing over is the first step of the only one on outages.",
  },
} as const satisfies Record<string, Drill>;

/** A drill's key. */
export type DrillKey = keyof typeof drills;

/** What a drill is judged by (Training and Drills / Incident Response Drills). */
export const drillCriteria = [
  "Response time (vs. SLA)",
  "Coordination effectiveness",
  "Communication clarity",
  "Technical resolution quality",
  "Post-mortem completeness",
] as const;
