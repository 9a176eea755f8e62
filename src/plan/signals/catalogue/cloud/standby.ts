import type { Continuity } from "../../../continuity";
import type { Readiness } from "../../../protection";
import { days, hours, inHours, secondsIn } from "../../../units";
import type { Signals } from "../../signal";
import { alarm, operation } from "./alarm";

/** Whether the standby could take over, told before anybody needs it; and whether what it would serve with is genuine. */
export function standbySignals({
  continuity,
  readiness,
}: {
  readonly continuity: Continuity;
  readonly readiness: Readiness;
}): Signals {
  const { backupAgeMinutes, certificateDays, capacityPercent } = readiness;
  const lagMinutes = continuity.recoveryPointMinutes.artefacts ?? 0;
  return {
    "trusted-setup-mismatch": {
      ...operation,
      title: "A trusted setup artefact does not match its hash",
      service: "proof-generation",
      severity: "p0",
      detects: ["trusted-setup-compromise"],
      fault: "proof-generation/trusted-setup",
      detector: alarm("artefacts-altered", { everyMinutes: 5, above: 0 }),
      runbook: "circuit-vulnerability",
      owner: "security-analyst",
      meaning: "An artefact in the store differs from what was published: proofs made with it may be forgeable.",
      resolves: "by-people",
      source: "Incident Classification / P0 (trusted setup compromise detected)",
      slowBecause:
        "Hashing every artefact each minute would cost more than the minutes are worth; nobody serves it faster.",
    },
    "standby-not-ready": {
      ...operation,
      title: "The standby region could not take over",
      severity: "p2",
      fault: "platform/standby",
      detector: alarm("checks-failing", { in: ["standby"], everyMinutes: 5, times: 2, above: 0 }),
      meaning: "Artefacts, secrets or revocations are not where a failover would need them.",
      firstStep: "Read the readiness probe's log: it names each check that fails. Treat a failover as unavailable.",
      source: "2.1 Immediate Containment / Service Outage (failover to backup infrastructure)",
    },
    "standby-is-smaller": {
      ...operation,
      title: `The standby could serve less than ${capacityPercent} % of what the primary serves`,
      severity: "p2",
      fault: "platform/standby-capacity",
      detector: alarm("capacity-percent", { in: ["standby"], everyMinutes: 5, times: 2, below: capacityPercent }),
      meaning: "Fewer healthy targets stand behind the standby's load balancers than behind the primary's.",
      firstStep: "Scale the standby up before anybody needs it.",
      source: "2.1 Immediate Containment / Service Outage (failover to backup infrastructure)",
    },
    "artefact-replication-lags": {
      ...operation,
      title: `Circuits and proving keys reach the standby later than ${lagMinutes} minutes`,
      severity: "p2",
      fault: "platform/replication",
      detector: alarm("artefact-lag", { times: 5, above: secondsIn(lagMinutes), silence: "page" }),
      meaning: "Artefacts in the standby region are older than the plan may lose, or nobody measures it any more.",
      firstStep: "See whether replication is stuck or slow; do not fail over by choice until it has caught up.",
      source: "Runbook 4: Service Outage",
    },
    "backup-is-old": {
      ...operation,
      title: `No backup was made for ${inHours(backupAgeMinutes)} hours`,
      severity: "p2",
      fault: "platform/backup",
      detector: alarm("backup-jobs", {
        everyMinutes: hours(1),
        times: inHours(backupAgeMinutes),
        below: 1,
        silence: "page",
      }),
      meaning: "A corruption could be undone only to an older state than the plan counts on.",
      firstStep: "See why the region's backup did not run, and start it by hand; the other region makes its own.",
      source: "Runbook 4: Service Outage (restore from backup if data corruption)",
    },
    "certificate-expires": {
      ...operation,
      title: `A certificate has less than ${certificateDays} days left`,
      severity: "p2",
      fault: "platform/certificate",
      detector: alarm("certificate-days", { everyMinutes: days(1), below: certificateDays, silence: "page" }),
      meaning: "The certificate that the load balancers serve in a region was not renewed, or is gone.",
      firstStep: "Find out why the certificate was not renewed by itself, and renew it.",
      source: "Incident Classification / P0 (complete outage)",
      decision: "Noticed weeks ahead it is P2; let run out it is an outage.",
    },
    "trail-not-recording": {
      ...operation,
      title: "The audit trail does not record, or evidence cannot be stored",
      severity: "p2",
      fault: "platform/evidence",
      detector: alarm("trail-silent", { in: ["standby"], everyMinutes: 5, times: 3, above: 0 }),
      runbook: "privacy-breach",
      owner: "security-analyst",
      meaning: "CloudTrail is off, or could not write to the immutable store: who did what is not known from here on.",
      firstStep: "Keep the originals where they are; restore writing before logs rotate away.",
      source: "Incident Response Process / Phase 3 (preservation)",
    },
  };
}
