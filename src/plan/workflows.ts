import type { TemplateKey } from "./communications";
import { gdpr } from "./compliance";
import { postMortem } from "./process";
import { severities, type SeverityKey } from "./severities";
import type { Sourced } from "./source";
import type { StakeholderKey } from "./stakeholders";
import { inHours } from "./units";

/** One thing that a workflow does without anybody's hands. */
export type WorkflowStep =
  /** Opens the incident's own channel, named as the plan names it. */
  | { readonly does: "open-channel" }
  /** Adds the war room's conference bridge. */
  | { readonly does: "add-bridge" }
  /** Asks whom the severity's ladder names to respond. */
  | { readonly does: "add-responders" }
  /** Lets stakeholders follow the incident. */
  | { readonly does: "add-stakeholders"; readonly stakeholders: readonly StakeholderKey[] }
  /** Sends responders and stakeholders an update, from one of the plan's templates or in these words. */
  | { readonly does: "send-update"; readonly template?: TemplateKey; readonly text?: string }
  /** Tells customers on the status page. */
  | { readonly does: "update-status-page"; readonly status: "Investigating" | "Resolved" }
  | { readonly does: "create-ticket" }
  /** Posts in the severity's Slack channel. */
  | { readonly does: "post-in-channel"; readonly text: string }
  | { readonly does: "add-note"; readonly text: string }
  /** Repeats, until the incident is resolved, that an update is due. */
  | { readonly does: "remind-of-updates" };

/** A workflow: what starts it, and what it does in order. */
export interface Workflow extends Sourced {
  readonly title: string;
  readonly description: string;
  /** The severity whose incidents start it by themselves; "by-hand": a responder starts it. */
  readonly startedBy: SeverityKey | "by-hand";
  readonly steps: readonly WorkflowStep[];
}

const mobilise = [
  { does: "open-channel" },
  { does: "add-bridge" },
  { does: "add-responders" },
  { does: "add-stakeholders", stakeholders: ["sales", "support"] },
  { does: "send-update", template: "internal" },
] as const satisfies readonly WorkflowStep[];

const tellAndTrack = [
  { does: "update-status-page", status: "Investigating" },
  { does: "create-ticket" },
  { does: "remind-of-updates" },
] as const satisfies readonly WorkflowStep[];

/** What happens by itself when an incident opens, and what responders start with one press. */
export const workflows = {
  "p0-response": {
    title: "P0 response",
    description: "Mobilises everybody, tells customers, and reminds of updates until the incident is resolved.",
    startedBy: "p0",
    steps: [...mobilise, ...tellAndTrack],
    source: "1.2 Initial Assessment; 2.2 Communication; Incident Classification / P0",
  },
  "p1-response": {
    title: "P1 response",
    description: "Mobilises the team, tells customers, and reminds of updates until the incident is resolved.",
    startedBy: "p1",
    steps: [...mobilise, ...tellAndTrack],
    source: "1.2 Initial Assessment; 2.2 Communication; Incident Classification / P1",
  },
  "p2-response": {
    title: "P2 response",
    description: "Tells team leads in Slack and opens a ticket.",
    startedBy: "p2",
    steps: [
      { does: "create-ticket" },
      {
        does: "post-in-channel",
        text: `{{incident.title}} - {{incident.url}}: acknowledge within ${inHours(severities.p2.acknowledgeWithinMinutes)} hours.`,
      },
    ],
    source: "Escalation Decision / Escalation Matrix, P2",
  },
  "declare-incident": {
    title: "Declare incident",
    description: "Opens the channel and the bridge, and asks the team, for an incident that a person noticed.",
    startedBy: "by-hand",
    steps: mobilise,
    source: "1.1 Incident Detection / Manual Detection; 1.2 Initial Assessment",
  },
  "escalate-to-board": {
    title: "Escalate to board",
    description: "Lets the board follow the incident. A person decides, never a rung.",
    startedBy: "by-hand",
    steps: [
      { does: "add-stakeholders", stakeholders: ["board"] },
      { does: "send-update", text: "The board has been informed of {{incident.title}}." },
    ],
    source: "Incident Classification / P0 (board if necessary)",
  },
  "start-gdpr-clock": {
    title: "Start GDPR clock",
    description: "Notes when the breach was discovered, from which the authority's deadline counts.",
    startedBy: "by-hand",
    steps: [
      {
        does: "add-note",
        text: `GDPR clock started at {{current_date}}: set the field 'GDPR clock started at' to the time of discovery. The authority is told within ${inHours(gdpr.notifyWithinMinutes)} hours of it.`,
      },
      {
        does: "send-update",
        text: `Personal data may be affected by {{incident.title}}: the GDPR notification is due within ${inHours(gdpr.notifyWithinMinutes)} hours of discovery.`,
      },
    ],
    source: "Runbook 3: Privacy Breach / Legal Compliance; Appendix C",
  },
  "all-clear": {
    title: "All clear",
    description: "Tells responders, stakeholders and customers that the incident is over.",
    startedBy: "by-hand",
    steps: [
      { does: "send-update", text: "{{incident.title}} is resolved. All systems are operational." },
      { does: "update-status-page", status: "Resolved" },
      {
        does: "add-note",
        text: `All clear given at {{current_date}}; the post-mortem is due within ${inHours(postMortem.withinMinutes)} hours.`,
      },
    ],
    source: "5.2 User Notification",
  },
} as const satisfies Record<string, Workflow>;
/** A workflow's key. */
export type WorkflowKey = keyof typeof workflows;
