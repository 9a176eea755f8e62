import type { Environment } from "../../environment";
import { regionRoles, secondsIn, type Plan, type RegionRole } from "../../plan";
import { tableName, vaultName, type Names } from "../names";

/** An alarm that says the standby could not take over. */
export interface AlarmSpec {
  readonly key: string;
  /** Where it lives; an alarm of the primary has a twin in the standby, or watches what the primary alone can see. */
  readonly role: RegionRole;
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: "Average" | "Maximum" | "Minimum" | "Sum";
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly comparison: "GreaterThanThreshold" | "LessThanThreshold";
  readonly threshold: number;
  readonly missing: "breaching" | "notBreaching" | "missing";
}

/** The metrics that the product publishes about its own regions. */
export const productNamespace = "ZKP/Failover";

/** Draws up the alarms. Everything that matters when the primary is gone is watched from the standby. */
export function readinessSpecs(plan: Plan, environment: Environment, names: Names): AlarmSpec[] {
  const { backupAgeMinutes, certificateDays, capacityPercent } = plan.readiness;
  const replicationLagMinutes = plan.continuity.recoveryPointMinutes.artefacts ?? 0;
  const { certificates } = environment.failover;
  const steady = { periodSeconds: 60, evaluationPeriods: 5, missing: "breaching" } as const;
  const bothRegions = (of: (role: RegionRole) => Omit<AlarmSpec, "role">): AlarmSpec[] =>
    regionRoles.map((role) => ({ role, ...of(role) }));
  return [
    // S3 publishes the lag in one of the two regions only, so each watches for it.
    ...bothRegions(() => ({
      key: "artefact-replication-lags",
      description: `Circuits and proving keys reach the standby later than the ${replicationLagMinutes} minutes that are promised.`,
      namespace: "AWS/S3",
      metricName: "ReplicationLatency",
      dimensions: {
        SourceBucket: names.bucket("artefacts", "primary"),
        DestinationBucket: names.bucket("artefacts", "standby"),
        RuleId: "to-standby",
      },
      statistic: "Maximum",
      ...steady,
      comparison: "GreaterThanThreshold",
      threshold: secondsIn(replicationLagMinutes),
      missing: "missing",
    })),
    ...bothRegions((role) => ({
      key: "revocation-replication-lags",
      description: "Revocations written in one region are not seen in the other within a second.",
      namespace: "AWS/DynamoDB",
      metricName: "ReplicationLatency",
      dimensions: { TableName: tableName, ReceivingRegion: names.regions[role === "primary" ? "standby" : "primary"] },
      statistic: "Average",
      ...steady,
      comparison: "GreaterThanThreshold",
      threshold: 1000,
      missing: "missing",
    })),
    {
      key: "backup-is-old",
      role: "standby",
      description: `No copy of a backup arrived for ${backupAgeMinutes / 60} hours.`,
      namespace: "AWS/Backup",
      metricName: "NumberOfCopyJobsCompleted",
      dimensions: { BackupVaultName: vaultName },
      statistic: "Sum",
      periodSeconds: secondsIn(backupAgeMinutes) / 26,
      evaluationPeriods: 26,
      comparison: "LessThanThreshold",
      threshold: 1,
      missing: "breaching",
    },
    ...bothRegions((role) => ({
      key: "certificate-expires",
      description: `A certificate has less than ${certificateDays} days left.`,
      namespace: "AWS/CertificateManager",
      metricName: "DaysToExpiry",
      dimensions: { CertificateArn: certificates[role] },
      statistic: "Minimum",
      periodSeconds: 86_400,
      evaluationPeriods: 1,
      comparison: "LessThanThreshold",
      threshold: certificateDays,
      missing: "breaching",
    })),
    {
      key: "standby-is-smaller",
      role: "standby",
      description: `The standby could serve less than ${capacityPercent} % of what the primary serves.`,
      namespace: productNamespace,
      metricName: "StandbyCapacityPercent",
      dimensions: { Region: names.regions.standby },
      statistic: "Minimum",
      ...steady,
      comparison: "LessThanThreshold",
      threshold: capacityPercent,
    },
    {
      key: "primary-unreachable",
      role: "standby",
      description: "The standby's own prober cannot verify a proof in the primary.",
      namespace: productNamespace,
      metricName: "PrimaryReachable",
      dimensions: { Region: names.regions.standby },
      statistic: "Minimum",
      periodSeconds: 60,
      evaluationPeriods: 3,
      comparison: "LessThanThreshold",
      threshold: 1,
      missing: "breaching",
    },
    // An exercise stops where it runs, so each region tells whether the standby still serves.
    ...bothRegions((role) => ({
      key: "standby-fails",
      description: "The standby does not verify proofs: an exercise must stop.",
      namespace: productNamespace,
      metricName: "StandbyReachable",
      dimensions: { Region: names.regions[role] },
      statistic: "Minimum",
      periodSeconds: 60,
      evaluationPeriods: 1,
      comparison: "LessThanThreshold",
      threshold: 1,
      missing: "notBreaching",
    })),
  ];
}
