import { regionRoles, type RegionRole } from "./continuity";
import type { SeverityKey } from "./severities";
import type { Sourced } from "./source";
import type { Minutes } from "./units";

/** The probes: small scheduled functions that measure what no vendor does. */
export const probeKeys = ["canary", "region", "readiness"] as const;
/** A probe's key. */
export type ProbeKey = (typeof probeKeys)[number];

/** A probe, and when its silence is told. */
export interface Probe extends Sourced {
  readonly title: string;
  /** What it does at each run. */
  readonly does: string;
  /** The regions that it runs in; each is watched from the other one. */
  readonly in: readonly RegionRole[];
  readonly everyMinutes: Minutes;
  /** After so long without a run somebody is told. */
  readonly silentAfterMinutes: Minutes;
  /** As bad as what would now go unnoticed. */
  readonly silence: SeverityKey;
}

/** The probes of the plan. */
export const probes = {
  canary: {
    title: "Canary",
    does: "submits one genuine proof and the corpus of forgeries to the verification API",
    in: regionRoles,
    everyMinutes: 1,
    silentAfterMinutes: 5,
    silence: "p1",
    source: "Incident Classification / P0 (circuit vulnerability allowing proof forgery)",
    decision: "A forgery that nobody looks for is as good as accepted, so the canary's silence pages.",
  },
  region: {
    title: "Region probe",
    does: "asks every host's endpoint in the other region for a known-good verification, and whether Datadog answers",
    in: regionRoles,
    everyMinutes: 1,
    silentAfterMinutes: 5,
    silence: "p2",
    source: "Runbook 4: Service Outage",
  },
  readiness: {
    title: "Readiness probe",
    does: "compares artefacts with their published hashes, reads the revocation table and the secrets, counts the standby's capacity, and asks whether the trail records",
    in: regionRoles,
    everyMinutes: 5,
    silentAfterMinutes: 15,
    silence: "p2",
    source: "2.1 Immediate Containment / Service Outage (failover to backup infrastructure)",
  },
} as const satisfies Record<ProbeKey, Probe>;
