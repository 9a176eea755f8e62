import type { DocumentKey } from "./documents";
import type { IncidentFieldKey } from "./incidentRecord";
import { runbookKeys, type RunbookKey } from "./runbooks";
import type { Sourced } from "./source";

/** What has a button beside every incident that pages: each runbook, and the way back. */
export const buttonKeys = [...runbookKeys, "failback"] as const satisfies readonly DocumentKey[];
/** A button's key: the document that it starts. */
export type ButtonKey = (typeof buttonKeys)[number];

/** A button: it starts its document for real, for the incident that it stands beside. */
export interface Button extends Sourced {
  readonly title: string;
  /** What only responders know: the document's parameter, and the incident's field that they fill in before they press. */
  readonly asks: Readonly<Record<string, IncidentFieldKey>>;
  /** What people do when Systems Manager is down, where no command says it. */
  readonly byHand?: readonly string[];
}

const decision =
  "The plan's examples name one circuit, breach and key: what is an example there is asked of the incident here, and a key is replaced whichever it is.";

/** Every button. */
export const buttons = {
  "circuit-vulnerability": {
    title: "Runbook 1: Circuit Vulnerability Detected",
    asks: { Circuit: "circuit", Version: "circuit_version" },
    source: "Runbook 1: Circuit Vulnerability Detected",
    decision,
  },
  "ddos-attack": { title: "Runbook 2: DDoS Attack", asks: {}, source: "Runbook 2: DDoS Attack" },
  "privacy-breach": {
    title: "Runbook 3: Privacy Breach (PID Linkage)",
    asks: { BreachId: "breach_id" },
    source: "Runbook 3: Privacy Breach",
    decision,
  },
  "service-outage": { title: "Runbook 4: Service Outage", asks: {}, source: "Runbook 4: Service Outage" },
  "signing-key-compromise": {
    title: "Runbook 5: Signing Key Compromise",
    asks: {},
    source: "Runbook 5: Signing Key Compromise",
    decision,
  },
  failback: {
    title: "Back to the primary region",
    asks: {},
    byHand: [
      "aws s3api delete-object --region <standby> --bucket zkp-switch-<account>-<standby> --key primary-is-out-of-service",
      "with another switch than health-check: docs/failover.md",
    ],
    source: "Runbook 4: Service Outage (resume normal operations)",
  },
} as const satisfies Record<RunbookKey | "failback", Button>;
