import type { ControlKey } from "../controls";
import type { DocumentKey } from "../documents";
import type { RunbookKey } from "../runbooks";
import type { Sourced } from "../source";

/** What does a line of a checklist: a control that the product reads, a step of a document, or a decision why nothing does. */
export type ContainmentMeans =
  | { readonly control: ControlKey }
  | { readonly step: string; readonly of: DocumentKey }
  | { readonly decision: string };

/** A line of a checklist. */
export interface ContainmentAction {
  readonly text: string;
  readonly by: readonly [ContainmentMeans, ...ContainmentMeans[]];
}

/** A checklist of what stops the damage of one kind of incident. */
export interface ContainmentChecklist extends Sourced {
  readonly actions: readonly ContainmentAction[];
}

/** What is done first to stop the bleeding, by the runbook of the kind of incident. */
export const containment = {
  "circuit-vulnerability": {
    actions: [
      { text: "Disable affected circuit version", by: [{ control: "circuit-version" }] },
      { text: "Reject proofs from vulnerable circuit", by: [{ control: "circuit-version" }] },
      { text: "Enable fallback verification", by: [{ control: "fallback-verification" }] },
      { text: "Notify dependent services", by: [{ control: "dependent-maintenance" }] },
    ],
    source: "2.1 Immediate Containment / Circuit Vulnerability",
  },
  "service-outage": {
    actions: [
      { text: "Activate disaster recovery", by: [{ step: "throwSwitch", of: "service-outage" }] },
      { text: "Failover to backup infrastructure", by: [{ step: "throwSwitch", of: "service-outage" }] },
      { text: "Enable degraded mode if necessary", by: [{ control: "degraded-mode" }] },
      { text: "Redirect traffic if applicable", by: [{ step: "throwSwitch", of: "service-outage" }] },
    ],
    source: "2.1 Immediate Containment / Service Outage",
  },
  "privacy-breach": {
    actions: [
      { text: "Identify affected PIDs", by: [{ step: "findLinkedPids", of: "privacy-breach" }] },
      { text: "Revoke compromised proofs", by: [{ control: "revoked-batch" }] },
      { text: "Trigger PID rotation", by: [{ control: "pid-rotation" }] },
      { text: "Isolate compromised systems", by: [{ control: "isolation" }] },
    ],
    source: "2.1 Immediate Containment / Privacy Breach",
  },
  "ddos-attack": {
    actions: [
      { text: "Enable rate limiting", by: [{ step: "limitRate", of: "ddos-attack" }, { control: "rate-level" }] },
      { text: "Activate DDoS protection (CDN)", by: [{ step: "protectAtCdn", of: "ddos-attack" }] },
      { text: "Block malicious IPs/ranges", by: [{ step: "limitRate", of: "ddos-attack" }] },
      {
        text: "Scale up infrastructure",
        by: [
          {
            decision:
              "The product's services scale by themselves on their own load; to scale by hand what an attack loads would pay for the attack, so a person decides it in the account.",
          },
        ],
      },
    ],
    source: "2.1 Immediate Containment / DDoS Attack",
  },
  "signing-key-compromise": {
    actions: [
      { text: "Revoke compromised key immediately", by: [{ step: "disableOldKey", of: "signing-key-compromise" }] },
      { text: "Rotate to new key", by: [{ step: "pointAliases", of: "signing-key-compromise" }] },
      { text: "Invalidate signatures from old key", by: [{ control: "invalidated-key" }] },
      { text: "Update verification keys", by: [{ control: "verification-key" }] },
    ],
    source: "2.1 Immediate Containment / Key Compromise",
    decision:
      "The plan starts containment at minute 15 but runbook 5 revokes within a minute: the runbook's time holds.",
  },
} as const satisfies Record<RunbookKey, ContainmentChecklist>;
