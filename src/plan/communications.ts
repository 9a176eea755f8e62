import type { RunbookKey } from "./runbooks";
import type { Sourced } from "./source";

/** Somebody whom the plan has people turn to. Which address that is, is an environment's fact. */
export interface Contact extends Sourced {
  readonly title: string;
  readonly purpose: string;
  /** Another organisation; the company may have none of its kind. */
  readonly outside: boolean;
  /** What an outside organisation is told of by itself; absent: when somebody says so. */
  readonly toldOf?: RunbookKey | "breach";
}

/** Where people reach the team, and whom the team calls outside. */
export const contacts = {
  security: {
    title: "Security team",
    purpose: "Emergencies",
    outside: false,
    source: "Quick Reference",
    decision: "The plan prints the hotline as +1-XXX: a fact of the environment, in the stack's config.",
  },
  support: {
    title: "Customer support",
    purpose: "Customers' questions",
    outside: false,
    source: "Communication Templates / Customer Communication",
  },
  isp: { title: "ISP", purpose: "Network issues", outside: true, source: "Appendix B: External Contacts" },
  cdn: {
    title: "CDN",
    purpose: "DDoS protection",
    outside: true,
    toldOf: "ddos-attack",
    source: "Appendix B: External Contacts; Runbook 2: DDoS Attack",
  },
  legal: {
    title: "Legal",
    purpose: "Breach notification",
    outside: true,
    toldOf: "breach",
    source: "Appendix B: External Contacts; Appendix C",
  },
  insurance: {
    title: "Insurance",
    purpose: "Incident claims",
    outside: true,
    source: "Appendix B: External Contacts",
    decision: "Whether a claim is made, and whether it is the ISP's network, people know only later: they say so.",
  },
} as const satisfies Record<string, Contact>;
/** A contact's key. */
export type ContactKey = keyof typeof contacts;
/** Every contact's key. */
export const contactKeys = Object.keys(contacts) as readonly ContactKey[];
/** The outside organisations' keys. */
export const outsideKeys: readonly ContactKey[] = contactKeys.filter((it) => contacts[it].outside);

/** What is said to whom while an incident lasts. */
export interface SituationUpdates extends Sourced {
  readonly internal: readonly string[];
  /** Only for severities with `externalCommunication`. */
  readonly external: readonly string[];
}

/** What is said to whom while an incident lasts. */
export const situationUpdates = {
  internal: [
    "Post situation update in #incident channel",
    "Notify affected teams (engineering, support, sales)",
    "Update incident ticket with timeline",
  ],
  external: [
    "Update status page",
    "Email affected customers (if identifiable)",
    "Social media update (if public-facing)",
  ],
  source: "2.2 Communication",
} as const satisfies SituationUpdates;

/** How incidents and their channels are named. */
export const naming = {
  incident: "INC-YYYYMMDD-NNN",
  channel: "#incident-YYYYMMDD-NNN",
  source: "1.2 Initial Assessment; Internal Notification",
  decision:
    "The plan writes #incident-NNN and #incident-20251207-001: the longer one, because numbers start anew each day, in UTC.",
} as const satisfies Sourced & Record<string, unknown>;
