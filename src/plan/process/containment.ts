import type { RunbookKey } from "../runbooks";
import type { Sourced } from "../source";

/** A checklist of what stops the damage of one kind of incident. */
export interface ContainmentChecklist extends Sourced {
  readonly actions: readonly string[];
}

/** What is done first to stop the bleeding, by the runbook of the kind of incident. */
export const containment = {
  "circuit-vulnerability": {
    actions: [
      "Disable affected circuit version",
      "Reject proofs from vulnerable circuit",
      "Enable fallback verification",
      "Notify dependent services",
    ],
    source: "2.1 Immediate Containment / Circuit Vulnerability",
  },
  "service-outage": {
    actions: [
      "Activate disaster recovery",
      "Failover to backup infrastructure",
      "Enable degraded mode if necessary",
      "Redirect traffic if applicable",
    ],
    source: "2.1 Immediate Containment / Service Outage",
  },
  "privacy-breach": {
    actions: [
      "Identify affected PIDs",
      "Revoke compromised proofs",
      "Trigger PID rotation",
      "Isolate compromised systems",
    ],
    source: "2.1 Immediate Containment / Privacy Breach",
  },
  "ddos-attack": {
    actions: [
      "Enable rate limiting",
      "Activate DDoS protection (CDN)",
      "Block malicious IPs/ranges",
      "Scale up infrastructure",
    ],
    source: "2.1 Immediate Containment / DDoS Attack",
  },
  "signing-key-compromise": {
    actions: [
      "Revoke compromised key immediately",
      "Rotate to new key",
      "Invalidate signatures from old key",
      "Update verification keys",
    ],
    source: "2.1 Immediate Containment / Key Compromise",
    decision:
      "The plan starts containment at minute 15 but runbook 5 revokes within a minute: the runbook's time holds.",
  },
} as const satisfies Record<RunbookKey, ContainmentChecklist>;
