import type { Environment } from "../../environment";
import type { Plan, SigningKeyPurpose } from "../../plan";
import type { Names } from "../names";
import { only, policy, type PolicyDocument } from "../../iam";
import { identityRoles } from "./identities";

/** What must survive a region. */
export interface DataSpec {
  readonly secrets: readonly string[];
  readonly pointInTimeDays: number;
  /** An EventBridge cron expression, in UTC. */
  readonly backupSchedule: string;
  readonly backupKeptDays: number;
  readonly recoveryWindowDays: number;
  /** Replication time control; 15 minutes is the only value that S3 offers. */
  readonly replicationMinutes: 15;
  /** Compliance mode can never be undone by anybody, so only production gets it. */
  readonly irreversibleLocks: boolean;
}

/** An issuer's key, the same in both regions. */
export interface KeySpec {
  readonly key: SigningKeyPurpose;
  readonly description: string;
  readonly spec: string;
  readonly deletionWindowDays: number;
  readonly policy: PolicyDocument;
}

/** Where evidence is kept, and how. */
export interface EvidenceSpec {
  readonly mode: "COMPLIANCE" | "GOVERNANCE";
  readonly days: number;
}

/** Draws up the stores. */
export function dataSpec(plan: Plan, environment: Environment): DataSpec {
  const { backupAt, backupKeptDays, pointInTimeDays, deletionWindowDays } = plan.safekeeping;
  const [hour, minute] = backupAt.split(":").map(Number);
  return {
    secrets: environment.failover.secrets,
    pointInTimeDays,
    backupSchedule: `cron(${minute ?? 0} ${hour ?? 0} * * ? *)`,
    backupKeptDays,
    recoveryWindowDays: deletionWindowDays,
    replicationMinutes: 15,
    irreversibleLocks: environment.environment === "production",
  };
}

/** A log of the product, until it is collected. */
export interface LogSpec {
  readonly kind: string;
  /** One of the retentions that CloudWatch offers; 0: for ever. */
  readonly days: number;
}

/** The days for which CloudWatch can keep a log (`PutRetentionPolicy`). */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Draws up the plan's kinds of log; who did what is evidence from the beginning, and kept like it. */
export const logSpecs = (plan: Plan, environment: Environment): LogSpec[] =>
  plan.forensics.logs.map(({ key: kind }) => {
    const wanted = kind === "audit" ? evidenceSpec(plan, environment).days : plan.forensics.keptDays;
    return { kind, days: retentions.find((it) => it >= wanted) ?? 0 };
  });

/** Draws up where evidence goes: written once, for as long as compliance asks. */
export function evidenceSpec(plan: Plan, environment: Environment): EvidenceSpec {
  return {
    mode: environment.environment === "production" ? "COMPLIANCE" : "GOVERNANCE",
    days: environment.failover.evidenceDays ?? plan.retention.days,
  };
}

/**
 * Draws up the issuer's keys: the issuer signs, the custodian and break-glass replace, the custodian alone copies, the deployment administers, and
 * nobody else does any of these. The root user may administer as well: a key whose only administrator is gone could never
 * be mended.
 */
export function keySpecs(plan: Plan, environment: Environment, names: Names): KeySpec[] {
  const { issuer, deployer } = identityRoles(environment, names);
  const root = `arn:aws:iam::${names.accountId}:root`;
  const keepers = [names.roleArn("custodian"), names.roleArn("break-glass")];
  const keyPolicy = policy(
    {
      Sid: "Look",
      Effect: "Allow",
      Principal: { AWS: root },
      Action: ["kms:Describe*", "kms:Get*", "kms:List*"],
      Resource: "*",
    },
    {
      Sid: "Administer",
      Effect: "Allow",
      Principal: { AWS: root },
      Action: [
        "kms:CancelKeyDeletion",
        "kms:CreateAlias",
        "kms:DeleteAlias",
        "kms:EnableKey",
        "kms:PutKeyPolicy",
        "kms:ReplicateKey",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateAlias",
        "kms:UpdateKeyDescription",
      ],
      Resource: "*",
      Condition: { StringEquals: { "aws:PrincipalArn": [...deployer, root] } },
    },
    {
      Sid: "Sign",
      Effect: "Allow",
      Principal: { AWS: only(issuer) },
      Action: ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"],
      Resource: "*",
    },
    {
      Sid: "Replace",
      Effect: "Allow",
      Principal: { AWS: keepers },
      Action: ["kms:DescribeKey", "kms:DisableKey", "kms:EnableKey", "kms:GetPublicKey", "kms:UpdateAlias"],
      Resource: "*",
    },
    // A copy has a policy of its own: only the role that the runbook's document fixes it for may make one.
    {
      Sid: "Copy",
      Effect: "Allow",
      Principal: { AWS: names.roleArn("custodian") },
      Action: "kms:ReplicateKey",
      Resource: "*",
    },
    {
      Sid: "NobodyElseDisables",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: ["kms:DisableKey", "kms:ScheduleKeyDeletion"],
      Resource: "*",
      Condition: { StringNotEquals: { "aws:PrincipalArn": keepers } },
    },
  );
  return Object.entries(plan.signingKeys).map(([key, { title, spec }]) => ({
    key: key as SigningKeyPurpose,
    description: `${title}; for the issuer's role only.`,
    spec,
    deletionWindowDays: plan.safekeeping.deletionWindowDays,
    policy: keyPolicy,
  }));
}
