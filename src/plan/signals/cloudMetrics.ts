import type { EmitterKey } from "../emitters";
import { probeKeys, type ProbeKey } from "../probes";

/** A metric in the cloud: a vendor's own, or what a probe measured. Which objects it is about, an environment knows. */
export interface CloudMetric {
  readonly namespace: string;
  readonly name: string;
  readonly statistic: "Average" | "Maximum" | "Minimum" | "Sum";
  readonly emitter: EmitterKey;
}

/** The namespace of everything that probes measure. */
export const probeNamespace = "ZKP/Probes";
/** Put by a probe into the other region at each run, with the probe's key as the dimension Probe. */
export const heartbeatName = "Heartbeat";

const measured = (emitter: ProbeKey, name: string, statistic: CloudMetric["statistic"] = "Maximum"): CloudMetric => ({
  namespace: probeNamespace,
  name,
  statistic,
  emitter,
});

const heartbeats = Object.fromEntries(
  probeKeys.map((probe) => [`${probe}-heartbeat`, measured(probe, heartbeatName, "Sum")]),
) as Record<`${ProbeKey}-heartbeat`, CloudMetric>;

/** Every metric that alarms watch, by key. */
export const cloudMetrics = {
  "artefact-lag": {
    namespace: "AWS/S3",
    name: "ReplicationLatency",
    statistic: "Maximum",
    emitter: "s3-replication",
  },
  "backup-jobs": {
    namespace: "AWS/Backup",
    name: "NumberOfBackupJobsCompleted",
    statistic: "Sum",
    emitter: "aws-backup",
  },
  "certificate-days": {
    namespace: "AWS/CertificateManager",
    name: "DaysToExpiry",
    statistic: "Minimum",
    emitter: "acm",
  },
  "requests-allowed": { namespace: "AWS/WAFV2", name: "AllowedRequests", statistic: "Sum", emitter: "waf" },
  "requests-blocked": { namespace: "AWS/WAFV2", name: "BlockedRequests", statistic: "Sum", emitter: "waf" },
  "forgeries-accepted": measured("canary", "ForgeriesAccepted"),
  "genuine-refused": measured("canary", "GenuineRefused"),
  "verification-unreachable": measured("canary", "Unreachable"),
  "hosts-failing": measured("region", "HostsFailing"),
  "vendor-silent": measured("region", "MonitorVendorSilent"),
  "outage-unwatched": measured("region", "OutageUnwatched"),
  "artefacts-altered": measured("readiness", "ArtefactsAltered"),
  "checks-failing": measured("readiness", "ChecksFailing"),
  "capacity-percent": measured("readiness", "CapacityPercent", "Minimum"),
  "trail-silent": measured("readiness", "TrailSilent"),
  ...heartbeats,
} as const satisfies Record<string, CloudMetric>;
/** A cloud metric's key. */
export type CloudMetricKey = keyof typeof cloudMetrics;
