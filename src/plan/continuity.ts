import type { Sourced } from "./source";
import { type Minutes } from "./units";

/** What a region is to the protocol; which region it is, is an environment's fact. */
export const regionRoles = ["primary", "standby"] as const;
/** A region's part in the failover. */
export type RegionRole = (typeof regionRoles)[number];

/** Times and losses that the failover must stay under. */
export interface Continuity extends Sourced {
  readonly automaticRecoveryMinutes: Minutes;
  readonly manualRecoveryMinutes: Minutes;
  /** Of the recovery by hand: until somebody has decided to throw the switch. */
  readonly decideWithinMinutes: Minutes;
  readonly recoveryPointMinutes: Readonly<Record<string, Minutes>>;
}

/** Recovery time and recovery point objectives. */
export const continuity = {
  automaticRecoveryMinutes: 3,
  manualRecoveryMinutes: 5,
  decideWithinMinutes: 2,
  recoveryPointMinutes: { revocation: 0, artefacts: 15 },
  source: "Runbook 4: Service Outage",
  decision:
    "The plan says only 'failover, 0-2 min': 3 minutes is what 10-second health checks and a 60-second TTL can prove, 5 is 2 minutes to decide more by hand; a lost revocation would make a revoked proof valid, so none may be lost; 15 minutes is what S3 guarantees for artefacts.",
} as const satisfies Continuity;
