import type { Sourced } from "./source";

/** Something that the record says in the incident's channel; {{names}} are filled in. */
export interface Message extends Sourced {
  readonly text: string;
}

/** What the record says of its own accord. "declared" is the internal template, with the others in `templates`. */
export const messages = {
  declared: { text: "{{{internal}}}", source: "Communication Templates / Internal Notification" },
  "triage-step": {
    text: "⏱ **{{step}}** should be over by now. Open until somebody says so: {{open}}.",
    source: "1.2 Initial Assessment",
  },
  "severity-changed": {
    text: "**Severity {{before}} → {{now}}.** Its clocks, its audience and the ticket follow.",
    source: "1.2 Initial Assessment (determine severity)",
  },
  "update-due": {
    text: "@{{communicationsLead}}: an update is due ({{communication}} every {{minutes}} minutes). Publish a status update in PagerDuty.",
    source: "Incident Classification (communication)",
  },
  "updates-missed": {
    text: "{{missed}} updates in a row were missed on {{reference}} ({{communication}} every {{minutes}} minutes): @{{communicationsBackup}} and @{{commander}} are asked.",
    source: "Incident Classification (communication)",
    decision: "One missed update happens to anybody; after two, customers have heard nothing for three periods.",
  },
  "email-drafted": {
    text: "An e-mail to customers is drafted: {{{url}}}. Complete it there; `/release-email` sends it.",
    source: "2.2 Communication",
    decision: "No text about a security incident leaves the house unread: the Communications Lead releases it.",
  },
  "email-released": { text: "The e-mail is on its way to customers.", source: "2.2 Communication" },
  "nothing-to-release": {
    text: "There is no drafted e-mail that was not released already.",
    source: "2.2 Communication",
  },
  "breach-started": {
    text: "**GDPR clock started** at {{start}}: the authority is told by {{deadline}}. `/authority-told <reference>` stops it.",
    source: "Runbook 3: Privacy Breach / Legal Compliance; Appendix C",
  },
  "breach-reminder": {
    text: "**GDPR: hour {{hour}}.** {{left}} hours are left to tell the authority of {{reference}}.",
    source: "Appendix C: Compliance Requirements",
  },
  "authority-told": {
    text: "The authority was told ({{authority}}): the GDPR clock is stopped.",
    source: "Appendix C: Compliance Requirements",
  },
  merged: { text: "Merged into {{into}}; it goes on there.", source: "1.2 Initial Assessment" },
  "all-clear": {
    text: "✅ **All clear**: {{reference}} is resolved. Verified before this: {{verification}}.",
    source: "5.1 Service Restoration; 5.2 User Notification",
  },
  "resolved-again": {
    text: "Resolved again: the post-mortem's draft shows the timeline until the first time; add what followed.",
    source: "6.1 Post-Mortem",
  },
  "post-mortem-overdue": {
    text: "The post-mortem of {{reference}} is overdue. `/post-mortem-held` once it was held and its text is merged.",
    source: "6.1 Post-Mortem (within 72 hours of resolution)",
  },
  "weekly-review": {
    text: "Action items, weekly review: {{rate}} % are closed. Open: {{open}}.",
    source: "6.2 Action Item Tracking (weekly status reviews)",
  },
  "action-overdue": { text: "@{{owner}}: an action item is overdue: {{text}}.", source: "6.2 Action Item Tracking" },
  repeated: {
    text: "**A repeat**: {{others}} earlier incidents have the root cause {{cause}}.",
    source: "Metrics and KPIs (repeat incidents)",
  },
  "not-understood": {
    text: "`{{said}}` is nothing that the record knows, or nothing that you may say. It knows: {{known}}.",
    source: "Metrics and KPIs",
    decision: "A press that does nothing in silence would be believed to have worked.",
  },
  refused: {
    text: "A vendor refused {{effect}} for good: {{reason}}. Do it by hand.",
    source: "2.2 Communication",
    decision: "What cannot be done by itself is told where people look.",
  },
} as const satisfies Record<string, Message>;
/** A message's key. */
export type MessageKey = keyof typeof messages;
