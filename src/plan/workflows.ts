import { gdpr } from "./compliance";
import { postMortem } from "./process/postMortem";
import { displayName, priorityName, type SeverityKey } from "./severities";
import { inHours } from "./units";
import type { Workflow } from "./workflowSteps";

const workedOn = ["p0", "p1"] as const satisfies readonly SeverityKey[];

const response = (severity: (typeof workedOn)[number]) =>
  ({
    title: `${priorityName(severity)} response`,
    description: `Tells sales and support of the ${priorityName(severity)}.`,
    startedBy: [severity],
    steps: [
      { does: "add-stakeholders", stakeholders: ["sales", "support"] },
      { does: "send-update", text: "Incident declared: {{incident.title}}." },
    ],
    source: `2.2 Communication; Incident Classification / ${priorityName(severity)}`,
  }) as const satisfies Workflow;

const severityButton = (severity: SeverityKey) =>
  ({
    title: `Severity: ${displayName(severity)}`,
    description: `Declares an incident as ${priorityName(severity)}, or raises or lowers one: workflows, clocks, ticket and audience follow its priority.`,
    startedBy: "by-hand",
    steps: [
      ...((workedOn as readonly SeverityKey[]).includes(severity)
        ? [{ does: "request-ladder", severity } as const]
        : []),
      { does: "set-severity", severity },
    ],
    source: "1.1 Incident Detection / Manual Detection; 1.2 Initial Assessment (Determine severity)",
    decision:
      "The ladder is asked beside the incident's own, so that whom the new severity tells hears of it; a ladder of P2 or P3 is not, since a request wakes people. The record lowers urgency and policy, and withdraws requests that nobody has answered.",
  }) as const satisfies Workflow;

const openedBare = (severity: SeverityKey) =>
  ({
    title: `Opened by hand as ${priorityName(severity)}`,
    description: `Gives an incident that a person opened the priority of the service that it was opened on.`,
    startedBy: { openedBare: severity },
    steps: [{ does: "set-severity", severity }],
    source: "1.1 Incident Detection / Manual Detection",
    decision: "In the web page, by phone and by mail people choose a service; what follows hangs on the priority.",
  }) as const satisfies Workflow;

/**
 * What needs PagerDuty itself; the number, Slack channel, ticket, status page and reminders are the record's. It happens by
 * itself when an incident opens, or is what responders start with one press.
 */
export const workflows = {
  mobilise: {
    title: "Mobilise the team",
    description: "Asks the roles, and opens the bridge; in Teams a chat, too.",
    startedBy: workedOn,
    steps: [{ does: "request-roles" }, { does: "open-chat" }, { does: "add-bridge" }],
    source: "1.2 Initial Assessment; 1.3 Escalation Decision; 2.2 Communication",
    decision:
      "People first: a chat that cannot be opened must not keep a role from being asked. An incident that is raised from P1 to P0, or lowered back, keeps its team, chat and bridge.",
  },
  "p0-response": response("p0"),
  "p1-response": response("p1"),
  "p1-action": {
    title: "P1 action",
    description: "Asks for the action that is due on a P1, at once and when the time for it is over.",
    startedBy: ["p1"],
    steps: [{ does: "watch", deadline: "act" }],
    source: "Incident Classification / P1 (action within 2 hours)",
    decision: "Nobody but people knows whether somebody acted, so the deadline asks, as long as the incident is open.",
  },
  "p2-response": {
    title: "P2 response",
    description: "Tells team leads in Slack, and again when nobody has acknowledged in time.",
    startedBy: ["p2"],
    steps: [{ does: "watch", deadline: "acknowledge" }],
    source: "Escalation Decision / Escalation Matrix, P2; Incident Classification / P2",
    decision:
      "PagerDuty climbs no ladder for an incident of low urgency, so the deadline is a workflow's; a channel wakes nobody.",
  },
  "p2-resolution": {
    title: "P2 resolution",
    description: "Asks for the resolution that is due on a P2, at once and when the time for it is over.",
    startedBy: ["p2"],
    steps: [{ does: "watch", deadline: "resolve" }],
    source: "Incident Classification / P2 (resolution within 24 hours)",
  },
  "p3-response": {
    title: "P3 response",
    description: "Tells the triage channel, and again when nobody has acknowledged in time.",
    startedBy: ["p3"],
    steps: [{ does: "watch", deadline: "acknowledge" }],
    source: "Incident Classification / P3 (24 hours to acknowledgment)",
  },
  "opened-as-p0": openedBare("p0"),
  "opened-as-p1": openedBare("p1"),
  "opened-as-p2": openedBare("p2"),
  "opened-as-p3": openedBare("p3"),
  "severity-p0": severityButton("p0"),
  "severity-p1": severityButton("p1"),
  "severity-p2": severityButton("p2"),
  "severity-p3": severityButton("p3"),
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
    description: "Tells responders and stakeholders that the incident is over.",
    startedBy: "by-hand",
    steps: [
      { does: "send-update", text: "{{incident.title}} is resolved. All systems are operational." },
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
