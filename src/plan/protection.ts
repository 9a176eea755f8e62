import type { Sourced } from "./source";
import { hours, type Minutes } from "./units";

/** How many requests one address may send before it is blocked. */
export interface RateLimit extends Sourced {
  readonly requests: number;
  /** One of the windows that AWS WAF offers: 60, 120, 300 or 600 seconds. */
  readonly windowSeconds: 60 | 120 | 300 | 600;
}

/** The two levels of rate limiting; the runbook's first command switches from the one to the other. */
export const rateLimits = {
  normal: {
    requests: 2000,
    windowSeconds: 300,
    source: "2.1 Immediate Containment / DDoS Attack (enable rate limiting)",
    decision:
      "The plan gives no number: seven requests a second is more than a client needs that verifies one address at a time.",
  },
  strict: {
    requests: 100,
    windowSeconds: 60,
    source: "Runbook 2: DDoS Attack (--level=strict)",
    decision: "Under attack a client may still retry every second; more is the attack.",
  },
} as const satisfies Record<string, RateLimit>;
/** A level of rate limiting. */
export type RateLevel = keyof typeof rateLimits;

/** How long the body of a request may be. */
export interface BodyLimit extends Sourced {
  /** The length in bytes has so many digits at most. */
  readonly digits: number;
}

/** What is longer is no proof. */
export const bodyLimit = {
  digits: 6,
  source: "Runbook 2: DDoS Attack (block malicious traffic)",
  decision:
    "The plan gives no size. A proof has some tens of kilobytes, so a body of a megabyte is none; the firewall reads the declared length, since before a load balancer it sees only the first 8 KB of a body.",
} as const satisfies BodyLimit;

/** A key that only an issuer signs with. */
export interface SigningKey extends Sourced {
  readonly title: string;
  readonly spec: "ECC_NIST_P256" | "ECC_NIST_EDWARDS25519";
}

/** The issuer's keys, one a purpose, so that one that leaks takes no other with it. */
export const signingKeys = {
  credential: {
    title: "Signs credentials",
    spec: "ECC_NIST_P256",
    source: "Runbook 5: Signing Key Compromise",
    decision: "The plan speaks of one signing key; a key for each purpose keeps a revocation from stopping the other.",
  },
  "revocation-list": {
    title: "Signs revocation lists",
    spec: "ECC_NIST_P256",
    source: "Incident Classification / P1 (revocation list manipulation)",
  },
} as const satisfies Record<string, SigningKey>;
/** A purpose that a key signs for. */
export type SigningKeyPurpose = keyof typeof signingKeys;

/** How data is kept so that a mistake, or an attacker, cannot lose it. */
export interface Safekeeping extends Sourced {
  /** Every day at this hour, UTC. */
  readonly backupAt: string;
  readonly backupKeptDays: number;
  readonly pointInTimeDays: number;
  /** Between asking for a key's or a secret's deletion and its end. */
  readonly deletionWindowDays: number;
}

/** Backups and deletion windows. */
export const safekeeping = {
  backupAt: "05:00",
  backupKeptDays: 35,
  pointInTimeDays: 35,
  deletionWindowDays: 30,
  source: "Runbook 4: Service Outage (restore from backup if data corruption)",
  decision:
    "The plan gives no times: a corruption may be noticed a month late, and 30 days is the longest window that AWS offers to take a deletion back.",
} as const satisfies Safekeeping;

/** What the standby must show to count as ready, beside the recovery points of `continuity`. */
export interface Readiness extends Sourced {
  readonly backupAgeMinutes: Minutes;
  readonly certificateDays: number;
  /** The standby's capacity as a share of the primary's. */
  readonly capacityPercent: number;
}

/** The limits at which the standby is reported as not ready; it is told as P2, before anybody needs it. */
export const readiness = {
  backupAgeMinutes: hours(26),
  certificateDays: 30,
  capacityPercent: 100,
  source: "2.1 Immediate Containment / Service Outage (failover to backup infrastructure)",
  decision:
    "The lag may be as long as the recovery point allows; a backup may end two hours late; a certificate takes weeks to replace where a person must approve it; a standby that cannot take all of the traffic is none.",
} as const satisfies Readiness;
