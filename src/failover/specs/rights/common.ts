import { allow, type Statement } from "../../../iam";
import { regionRoles } from "../../../plan";
import type { Names } from "../../names";

/** Every role but the replication's and the backup's is denied what would destroy evidence, keys or the switch itself. */
export const neverDestroy: Statement = {
  Sid: "NeverDestroyEvidence",
  Effect: "Deny",
  Action: [
    "s3:BypassGovernanceRetention",
    "s3:PutBucketObjectLockConfiguration",
    "s3:DeleteObjectVersion",
    "kms:ScheduleKeyDeletion",
    "cloudtrail:StopLogging",
    "cloudtrail:DeleteTrail",
    "cloudtrail:UpdateTrail",
    "backup:DeleteBackupVault",
    "backup:DeleteBackupVaultLockConfiguration",
    "backup:DeleteRecoveryPoint",
    "dynamodb:DeleteTable",
    "route53-recovery-control-config:Delete*",
  ],
  Resource: "*",
};

/**
 * Starts documents in both regions. Systems Manager asks three times: about the document, about the run that is made of it,
 * and about its definition, which older policies name.
 *
 * @param documents their names; `*` stands for anything.
 */
export const startDocuments = (names: Names, sid: string, documents: readonly string[]): Statement =>
  allow(
    sid,
    ["ssm:StartAutomationExecution"],
    [
      ...documents.flatMap((it) => [`document/${it}`, `automation-definition/${it}:*`]),
      "automation-execution/*",
    ].flatMap((it) => inBothRegions(names, "ssm", it)),
  );

/** Hands a run the role that it acts in; nothing but Systems Manager may be handed one. */
export const handOver = (roles: string | readonly string[]): Statement => ({
  ...allow("HandOver", ["iam:PassRole"], roles),
  Condition: { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
});

/** What is under a path of the evidence, in both regions. */
export const evidence = (names: Names, path: string) =>
  regionRoles.map((it) => `${names.bucketArn("evidence", it)}${path}`);

/** What is of a kind that a region has, in both regions. */
export const inBothRegions = (names: Names, service: string, rest: string): string[] =>
  regionRoles.map((it) => `arn:aws:${service}:${names.regions[it]}:${names.accountId}:${rest}`);
