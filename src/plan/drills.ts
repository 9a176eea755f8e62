import type { RunbookKey } from "./runbooks";
import type { Sourced } from "./source";
import type { Minutes } from "./units";

/** The quarterly training. */
export const training = {
  everyMonths: 3,
  durationMinutes: 120,
  topics: [
    "Incident classification",
    "Escalation procedures",
    "Tool usage (PagerDuty, Datadog, etc.)",
    "Communication protocols",
    "Runbook walkthroughs",
  ],
  format: ["2-hour workshop", "Hands-on exercises", "Role-playing scenarios", "Q&A session"],
  source: "Training and Drills / Incident Response Training",
} as const satisfies Sourced & { readonly everyMonths: number; readonly durationMinutes: Minutes } & Record<
    string,
    unknown
  >;

/** A scenario that is exercised. */
export interface Drill extends Sourced {
  readonly title: string;
  readonly scenario: string;
  readonly runbook: RunbookKey;
}

/** How often each scenario is exercised. */
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
  },
} as const satisfies Record<string, Drill>;

/** What a drill is judged by. */
export const drillCriteria = [
  "Response time (vs. SLA)",
  "Coordination effectiveness",
  "Communication clarity",
  "Technical resolution quality",
  "Post-mortem completeness",
] as const;
