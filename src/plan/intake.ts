import type { SeverityKey } from "./severities";
import { outage } from "./signals/cause";
import type { Sourced } from "./source";
import type { SeatKey } from "./team";
import type { ToolKey } from "./tools";
import { targets } from "./targets";
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
  mailboxes: {
    title: "Mail",
    source: "1.1 Incident Detection / Manual Detection",
    decision: "One way in for every mailbox, so that a mail and its answer reach the same alert.",
  },
  cloudwatch: {
    title: "Amazon CloudWatch",
    source: "Runbook 4: Service Outage",
    decision: "The standby region is watched by its own cloud, because the tools may fail together with the primary.",
  },
} as const satisfies Record<string, EventSource>;
/** A source's key. */
export type EventSourceKey = keyof typeof eventSources;

/** What people report by e-mail: to an address of the company's, which forwards it to the orchestration. */
export interface Mailbox extends Sourced {
  readonly title: string;
  /** What a report is until somebody who has read it raises it. */
  readonly severity: SeverityKey;
}

/** What people report by e-mail. */
export const mailboxes = {
  security: {
    title: "security@ (security researchers and customers)",
    severity: "p2",
    source: "Quick Reference; 1.1 Incident Detection",
    decision:
      "The plan's emergency contact, and the address that every scanner of the internet writes to: read within four hours, and raised with one press; senders and words that cannot wait are named in config.",
  },
  "bug-bounty": {
    title: "Bug bounty submissions",
    severity: "p2",
    source: "1.1 Incident Detection",
    decision: "A submission is triaged within four hours, and raised if it is worse than most.",
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

/** Who reads what people report. */
export interface Reports extends Sourced {
  /** Asked one after the other, if a report cannot wait; the first is told of every report. */
  readonly rungs: readonly (readonly SeatKey[])[];
  readonly repeats: number;
  /** As which severity they are watched. */
  readonly severity: SeverityKey;
}

/** Whoever reads mail: one person at a time. */
export const reports = {
  rungs: [["triage-owner"], ["security-analyst-primary"], ["security-analyst-backup"]],
  repeats: 1,
  severity: "p2",
  source: "1.2 Initial Assessment (Quick Triage); 1.1 Incident Detection / Manual Detection",
  decision:
    "Anybody can write a mail, so one never phones the team: the triage owner reads it when there is time, or at once if config says so, then the Security Analyst; whoever finds it true raises it.",
} as const satisfies Reports;

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

/** Alerts of one cause that arrive close together are one incident. */
export const grouping = {
  withinMinutes: 30,
  source: "Incident Classification / P0 (updates every 30 minutes)",
  decision:
    "The plan counts incidents, not alerts: what a cause raises until the next update is due belongs to the same one. Only alerts of one severity are joined: one that is worse than the open incident must not disappear in it.",
} as const satisfies Grouping;

/** From which CVSS score on a vulnerability is of a severity. */
export interface CvssBand extends Sourced {
  readonly from: number;
}

/** What an event that tells a score is judged by, whatever word it says beside it; under the lowest, by that word. */
export const cvssBands = {
  p1: {
    from: 7,
    source: "Incident Classification / P2 (dependency vulnerability, CVSS 4-7)",
    decision: "The plan ends P2 at CVSS 7 and names nothing above: worse than P2 is P1.",
  },
  p2: {
    from: 4,
    source: "Incident Classification / P2 (dependency vulnerability, CVSS 4-7)",
    decision:
      "Scanners call severities by words of their own; the score is the plan's measure, where a tool sends it as cvss_score.",
  },
} as const satisfies Readonly<Partial<Record<SeverityKey, CvssBand>>>;

/** What waits while something worse of the same cause is open. */
export interface Dependents extends Sourced {
  readonly cause: string;
  /** The variable of a service by which it knows, and what that then says. */
  readonly variable: string;
  readonly open: string;
  /** For how long at most; then alerts open incidents again, whatever is open. */
  readonly atMostMinutes: Minutes;
}

/** Alerts that an open outage explains open no incident of their own. */
export const dependents = {
  cause: outage,
  variable: "worse_outage",
  open: "open",
  atMostMinutes: targets.resolveWithinMinutes.p1,
  source: "Incident Classification / P0 (complete outage); Metrics and KPIs / Targets (MTTR)",
  decision:
    "The unreachable region explains its components' error rates, and those the speed at which budgets burn: while the worse is open the lesser waits, visible and suppressed. The record says so to the services and takes it back with the resolution; where it is silent, alerts page as if nothing were open.",
} as const satisfies Dependents;
