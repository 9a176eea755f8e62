import type { Sourced } from "./source";

/** The services that customers see; monitors, incidents and stakeholder subscriptions are told apart by them. */
export const componentKeys = [
  "proof-generation",
  "proof-verification",
  "revocation",
  "pid-registry",
  "issuer-signing",
] as const;
/** A component's key. */
export type ComponentKey = (typeof componentKeys)[number];

/** A part of the protocol that customers see. */
export interface Component extends Sourced {
  readonly title: string;
  readonly description: string;
}

/** The components that the plan's examples and runbooks speak of. */
export const components = {
  "proof-generation": {
    title: "Proof generation",
    description: "Customers can create zero-knowledge proofs of an address.",
    source: "Runbook 2: DDoS Attack",
  },
  "proof-verification": {
    title: "Proof verification",
    description: "Customers can verify proofs.",
    source: "Runbook 4: Service Outage",
  },
  revocation: {
    title: "Revocation",
    description: "Revoked credentials are published and honoured.",
    source: "Incident Classification / P1",
  },
  "pid-registry": {
    title: "PID registry",
    description: "PIDs are unlinkable to people and can be rotated.",
    source: "Runbook 3: Privacy Breach",
  },
  "issuer-signing": {
    title: "Issuer signing",
    description: "Credentials are signed by keys that only the issuer uses.",
    source: "Runbook 5: Signing Key Compromise",
  },
} as const satisfies Record<ComponentKey, Component>;
