import type { Sourced } from "./source";

/** Who may do what nobody else may. */
export const identityKeys = ["issuer", "publisher", "deployer", "responders"] as const;
/** An identity's key; which role it is, is an environment's fact. */
export type IdentityKey = (typeof identityKeys)[number];

/** One identity, and its privilege. Key policies, detectors and filters of the trail are rendered from it alone. */
export interface Identity extends Sourced {
  /** Ends "Only it may …". */
  readonly may: string;
}

/** The identities of the plan. */
export const identities = {
  issuer: {
    may: "sign with the issuer's keys",
    source: "Incident Classification / P1 (signing key suspected compromise)",
  },
  publisher: {
    may: "change the revocation list",
    source: "Incident Classification / P1 (revocation list manipulation)",
  },
  deployer: {
    may: "administer keys, evidence and the trail",
    source: "Incident Response Process / Phase 3 (audit trail: who did what when)",
    decision:
      "What this program declares, only its deployment changes; anybody else is either a responder or a finding.",
  },
  responders: {
    may: "disable a signing key and point its alias at a fresh one",
    source: "Runbook 5: Signing Key Compromise",
    decision: "The roles that runbooks and emergencies act in are this program's own, so config does not name them.",
  },
} as const satisfies Record<IdentityKey, Identity>;
