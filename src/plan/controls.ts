import type { ComponentKey } from "./services";
import type { Sourced } from "./source";
import { secondsIn, type Seconds } from "./units";

/** What the product stops, starts or distrusts in an incident: rows of one table that its services read. */
export const controlKeys = [
  "circuit-version",
  "fallback-verification",
  "dependent-maintenance",
  "degraded-mode",
  "revoked-batch",
  "pid-rotation",
  "enhanced-privacy",
  "isolation",
  "rate-level",
  "verification-key",
  "invalidated-key",
] as const;
/** A control's key. */
export type ControlKey = (typeof controlKeys)[number];

/** A control: every row of it is about one subject, and has one of its states. */
export interface Control extends Sourced {
  readonly title: string;
  /** What a row is about, as its key is written. "*": the control has one row. */
  readonly subject: string;
  /** The first state holds as long as a subject has no row. */
  readonly states: readonly [string, ...string[]];
  /** What a row says beside its state: name and meaning. */
  readonly details?: Readonly<Record<string, string>>;
  readonly readers: readonly ComponentKey[];
  /** A read may be as old as this. */
  readonly staleSeconds: Seconds;
  /** While it cannot be read: what was read last holds for so long, then this state. */
  readonly unreadable: { readonly keepSeconds: Seconds; readonly then: string };
}

const list = {
  list: "s3:// address of the list, one PID a line, in the evidence store",
  sha256: "of the list; a reader refuses a list that differs",
  count: "how many PIDs are on it",
} as const;

const promptly = 5;
const keep = secondsIn(5);

/** Every control, in the order of the plan's containment checklists. */
export const controls = {
  "circuit-version": {
    title: "Circuit versions that are trusted",
    subject: "<circuit>/<version>",
    states: ["enabled", "disabled"],
    readers: ["proof-generation", "proof-verification"],
    staleSeconds: promptly,
    unreadable: { keepSeconds: keep, then: "disabled" },
    source: "2.1 Immediate Containment / Circuit Vulnerability; Runbook 1",
    decision:
      "A verifier that cannot ask refuses: an accepted forgery cannot be taken back, a refused proof can be sent again.",
  },
  "fallback-verification": {
    title: "Fallback verification",
    subject: "<circuit>",
    states: ["off", "on"],
    readers: ["proof-verification"],
    staleSeconds: promptly,
    unreadable: { keepSeconds: keep, then: "on" },
    source: "2.1 Immediate Containment / Circuit Vulnerability; Runbook 1",
    decision: "The fallback is slower and always sound, so a verifier that cannot ask uses it.",
  },
  "dependent-maintenance": {
    title: "Maintenance mode of what depends on a circuit",
    subject: "<circuit>",
    states: ["off", "on"],
    readers: ["proof-generation", "proof-verification", "issuer-signing"],
    staleSeconds: promptly,
    unreadable: { keepSeconds: keep, then: "off" },
    source: "2.1 Immediate Containment / Circuit Vulnerability (notify dependent services)",
    decision:
      "Services are notified by what they read anyway: while it is on they tell their callers that proofs of the circuit wait.",
  },
  "degraded-mode": {
    title: "Degraded mode",
    subject: "*",
    states: ["off", "on"],
    readers: ["proof-generation", "proof-verification", "revocation"],
    staleSeconds: promptly,
    unreadable: { keepSeconds: keep, then: "on" },
    source: "2.1 Immediate Containment / Service Outage",
    decision:
      "Degraded: verification and revocation are served, batch proofs wait; the same is right for a service that cannot ask.",
  },
  "revoked-batch": {
    title: "PIDs and proofs that are revoked together",
    subject: "<breach>",
    states: ["valid", "revoked"],
    details: list,
    readers: ["proof-verification", "revocation"],
    staleSeconds: promptly,
    unreadable: { keepSeconds: secondsIn(60), then: "revoked" },
    source: "2.1 Immediate Containment / Privacy Breach; Runbook 3 (revoke linked PIDs, invalidate old proofs)",
    decision: "A list never shrinks within an incident, so the last one read is right for an hour.",
  },
  "pid-rotation": {
    title: "Emergency rotation of PIDs",
    subject: "<breach>",
    states: ["none", "ordered", "done"],
    details: list,
    readers: ["pid-registry"],
    staleSeconds: 60,
    unreadable: { keepSeconds: keep, then: "none" },
    source: "2.1 Immediate Containment / Privacy Breach; Runbook 3 (trigger PID rotation)",
    decision:
      "The registry rotates each PID of the list once, and says done; what cannot be taken back is not done on a guess.",
  },
  "enhanced-privacy": {
    title: "Enhanced privacy mode",
    subject: "*",
    states: ["off", "on"],
    readers: ["pid-registry", "proof-generation"],
    staleSeconds: promptly,
    unreadable: { keepSeconds: keep, then: "on" },
    source: "Runbook 3: Privacy Breach (enable enhanced privacy mode)",
    decision: "On: no PID is answered to a caller that did not ask for it before; costs convenience only.",
  },
  isolation: {
    title: "Systems that are cut off",
    subject: "<component>",
    states: ["connected", "isolated"],
    readers: ["proof-generation", "proof-verification", "revocation", "pid-registry", "issuer-signing"],
    staleSeconds: promptly,
    unreadable: { keepSeconds: keep, then: "connected" },
    source: "2.1 Immediate Containment / Privacy Breach (isolate compromised systems)",
    decision: "The others stop calling it and answering it; its network is left as it is for forensics.",
  },
  "rate-level": {
    title: "Level of rate limiting",
    subject: "*",
    states: ["normal", "strict"],
    readers: ["proof-generation"],
    staleSeconds: promptly,
    unreadable: { keepSeconds: keep, then: "strict" },
    source: "Runbook 2: DDoS Attack (--level=strict)",
    decision: "The firewall limits addresses; the service also limits accounts, which a firewall cannot see.",
  },
  "verification-key": {
    title: "Key that signatures are verified with",
    subject: "<purpose>",
    states: ["none", "current"],
    details: {
      keyId: "in KMS, the same in both regions",
      publicKey: "DER, in base64",
      rotatedAt: "signatures made from then on must be of this key",
    },
    readers: ["proof-verification", "revocation"],
    staleSeconds: promptly,
    unreadable: { keepSeconds: secondsIn(60), then: "none" },
    source: "Runbook 5: Signing Key Compromise / Verification Key Distribution",
    decision: "Without a key nothing is verified: a signature that cannot be checked is refused.",
  },
  "invalidated-key": {
    title: "Keys whose signatures are distrusted",
    subject: "<key id>",
    states: ["valid", "invalidated"],
    details: { from: "signatures that are dated from then on are refused" },
    readers: ["proof-verification", "revocation"],
    staleSeconds: promptly,
    unreadable: { keepSeconds: secondsIn(60), then: "invalidated" },
    source: "2.1 Immediate Containment / Key Compromise (invalidate signatures from old key)",
    decision:
      "A list never shrinks within an incident; after an hour blind, only signatures of the current key are taken.",
  },
} as const satisfies Record<ControlKey, Control>;
