import type { SeverityKey } from "./severities";
import type { Sourced } from "./source";
import type { ToolKey } from "./tools";
import type { Minutes } from "./units";

/** A tool whose events enter through the event orchestration. */
export interface EventSource extends Sourced {
  readonly title: string;
  /** The tool of the plan that it is; absent for what the infrastructure itself brings. */
  readonly tool?: ToolKey;
}

/** Every tool that raises events. */
export const eventSources = {
  datadog: {
    title: "Datadog",
    tool: "datadog",
    source: "Tools and Systems / Monitoring and Alerting",
    decision:
      "The plan's own monitors page by their severity's service, so that a page never depends on how a text is read; this way in is for every other monitor.",
  },
  prometheus: {
    title: "Prometheus Alertmanager",
    tool: "prometheus",
    source: "Tools and Systems / Monitoring and Alerting",
  },
  sentry: { title: "Sentry", tool: "sentry", source: "Tools and Systems / Monitoring and Alerting" },
  cloudwatch: {
    title: "Amazon CloudWatch",
    source: "Runbook 4: Service Outage",
    decision: "The standby region is watched by its own cloud, because the tools may fail together with the primary.",
  },
} as const satisfies Record<string, EventSource>;
/** A source's key. */
export type EventSourceKey = keyof typeof eventSources;

/** An e-mail address of PagerDuty's that people's mail is forwarded to. */
export interface Mailbox extends Sourced {
  readonly title: string;
  readonly severity: SeverityKey;
}

/** What people report by e-mail. */
export const mailboxes = {
  security: {
    title: "security@ (security researchers and customers)",
    severity: "p1",
    source: "Quick Reference; 1.1 Incident Detection",
    decision: "The plan's emergency contact: unread until the morning it would be none, so it pages as P1.",
  },
  "bug-bounty": {
    title: "Bug bounty submissions",
    severity: "p2",
    source: "1.1 Incident Detection",
    decision: "A submission is triaged within four hours, and raised by hand if it is worse than most.",
  },
  support: {
    title: "Support form (user-reported issues)",
    severity: "p3",
    source: "1.1 Incident Detection",
    decision: "A report of one user is a ticket until the triage owner finds more of them.",
  },
} as const satisfies Record<string, Mailbox>;
/** A mailbox's key. */
export type MailboxKey = keyof typeof mailboxes;

/** What becomes of events that name no severity. */
export interface Unrouted extends Sourced {
  /** As which severity they are watched. */
  readonly severity: SeverityKey;
}

/** The catch-all. */
export const unrouted = {
  severity: "p1",
  source: "1.2 Initial Assessment (determine severity)",
  decision: "An event that nobody classified may be a P0: people look at it within the hour and mend its rule.",
} as const satisfies Unrouted;

/** When alerts become one incident. */
export interface Grouping extends Sourced {
  readonly withinMinutes: Minutes;
}

/** Alerts of one component that arrive close together are one incident. */
export const grouping = {
  withinMinutes: 30,
  source: "Incident Classification / P0 (updates every 30 minutes)",
  decision:
    "The plan counts incidents, not alerts: what a component raises until the next update is due belongs to the same one.",
} as const satisfies Grouping;
