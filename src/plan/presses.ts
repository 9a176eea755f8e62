import type { Sourced } from "./source";

/** Something that a responder tells the record: a note on the incident that begins with / and the key. */
export interface Press extends Sourced {
  /** What follows the key; absent: nothing. */
  readonly takes?: string;
  readonly means: string;
  /** Who alone may say it; absent: every responder. */
  readonly by?: "communications" | "command";
}

/**
 * What responders tell the record. A note is typed in PagerDuty's page, app or chat alike, is signed on its way here, and
 * stays on the incident for everybody to read.
 */
export const presses = {
  assessed: {
    means: "Severity, components, impact and a first hypothesis are known: the triage is done.",
    source: "1.2 Initial Assessment / Quick Triage",
  },
  assembled: { means: "The team is complete.", source: "1.2 Initial Assessment / Assemble Team" },
  started: {
    takes: "the time at which the fault began, such as 2025-12-07T03:05Z",
    means: "When the incident started, from which the time to detect counts.",
    source: "3.2 Root Cause Analysis / Timeline Construction",
  },
  impact: {
    takes: "what customers experience, in their words",
    means: "The impact, for every text that speaks of it.",
    source: "3.3 Impact Assessment; Customer Communication",
  },
  workaround: {
    takes: "what customers can do",
    means: "What customers can do until it is over.",
    source: "Customer Communication (What you can do)",
  },
  identified: {
    takes: "what the cause is, in words for customers",
    means: "The cause is known and a fix is being made; the status page says so.",
    by: "communications",
    source: "Status Page Update / Identified",
  },
  monitoring: {
    means: "The fix is deployed; the status page says so.",
    by: "communications",
    source: "Status Page Update / Monitoring",
  },
  "release-email": {
    means: "The drafted e-mail goes to customers now.",
    by: "communications",
    source: "2.2 Communication; 5.2 User Notification",
  },
  breach: {
    takes: "the time of discovery, if it was not now, such as 2025-12-07T03:05Z",
    means: "Personal data is affected: the authority's deadline counts from the discovery.",
    source: "Runbook 3: Privacy Breach / Legal Compliance; Appendix C",
  },
  "authority-told": {
    takes: "the authority's reference number",
    means: "The authority was notified: the GDPR clock stops.",
    source: "Appendix C: Compliance Requirements",
  },
  tell: {
    takes: "isp, cdn, legal or insurance",
    means: "The outside organisation is told of the incident.",
    source: "Appendix B: External Contacts",
  },
  "root-cause": {
    takes: "a short name that the next incident of the same cause will have too, a colon, the explanation",
    means: "The root cause; incidents with the same name are counted as repeats.",
    source: "3.2 Root Cause Analysis; Metrics and KPIs (repeat incidents)",
  },
  well: { takes: "what went well", means: "For the post-mortem.", source: "6.1 Post-Mortem / Agenda" },
  poorly: { takes: "what went poorly", means: "For the post-mortem.", source: "6.1 Post-Mortem / Agenda" },
  lesson: { takes: "a lesson", means: "For the post-mortem.", source: "6.1 Post-Mortem / Post-Mortem Template" },
  action: {
    takes: "immediate, short-term or long-term, the owner, a colon, what is to be done",
    means: "An action item: a ticket with an owner and a due date.",
    source: "6.2 Action Item Tracking",
  },
  done: { takes: "the action item's number", means: "The action item is closed.", source: "6.2 Action Item Tracking" },
  "post-mortem-held": {
    means: "The post-mortem was held and its text is merged.",
    by: "command",
    source: "6.1 Post-Mortem",
  },
  "clean-up-done": {
    means: "Mitigations are removed, services restored: the channel may be archived.",
    source: "5.1 Service Restoration / Cleanup",
  },
} as const satisfies Record<string, Press>;
/** A press's key: the word after the slash. */
export type PressKey = keyof typeof presses;

/** Which seats may say what not everybody may. */
export const pressedBy = {
  communications: [
    "communications-lead-primary",
    "communications-lead-backup",
    "incident-commander-primary",
    "incident-commander-backup",
  ],
  command: ["incident-commander-primary", "incident-commander-backup"],
} as const;
