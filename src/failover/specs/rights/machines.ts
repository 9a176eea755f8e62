import type { Environment } from "../../../environment";
import { allow, type Statement } from "../../../iam";
import { regionRoles } from "../../../plan";
import { prefix, type Names } from "../../names";

/** Copies artefacts and evidence to the standby. */
export const replicate = (names: Names): Statement[] => {
  const kinds = ["artefacts", "evidence"] as const;
  const from = kinds.map((it) => names.bucketArn(it, "primary"));
  return [
    allow("ReadRules", ["s3:GetReplicationConfiguration", "s3:ListBucket"], from),
    allow(
      "ReadSource",
      [
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionTagging",
        "s3:GetObjectRetention",
        "s3:GetObjectLegalHold",
      ],
      from.map((it) => `${it}/*`),
    ),
    allow(
      "WriteCopy",
      ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
      kinds.map((it) => `${names.bucketArn(it, "standby")}/*`),
    ),
  ];
};

/** Backs the revocation table up in either region, and copies the backup to the other. */
export const backUp = (names: Names): Statement[] => [
  allow("BackUpTable", ["dynamodb:StartAwsBackupJob", "dynamodb:DescribeTable"], regionRoles.map(names.tableArn)),
  allow(
    "KeepCopies",
    ["backup:CopyIntoBackupVault", "backup:DescribeBackupVault", "backup:CopyFromBackupVault"],
    regionRoles.map(names.vaultArn),
  ),
];

/** Sends events to PagerDuty, and nowhere else. */
export const page = ({ accountId, regions }: Names): Statement[] => [
  allow(
    "SendToPagerDuty",
    ["events:InvokeApiDestination"],
    regionRoles.map((it) => `arn:aws:events:${regions[it]}:${accountId}:api-destination/${prefix}-*`),
  ),
];

/** What a Region switch plan reads to judge itself. */
export const runPlan = ({ failover }: Environment, names: Names): Statement[] => [
  allow(
    "ReadPlan",
    ["arc-region-switch:GetPlan", "arc-region-switch:GetPlanExecution", "arc-region-switch:ListPlanExecutions"],
    `arn:aws:arc-region-switch::${names.accountId}:plan/*`,
  ),
  allow(
    "CheckItself",
    ["iam:SimulatePrincipalPolicy"],
    names.roleArn(failover.switch === "region-switch" ? "region-switch" : "executor"),
  ),
  allow(
    "SeeAlarms",
    ["cloudwatch:DescribeAlarms", "cloudwatch:DescribeAlarmHistory", "cloudwatch:GetMetricStatistics"],
    "*",
  ),
  allow("SeeRecords", ["route53:ListResourceRecordSets", "route53:GetHostedZone"], "arn:aws:route53:::hostedzone/*"),
];
