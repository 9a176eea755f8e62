import type { Environment } from "../environment";
import { documentName, regionRoles, type DocumentKey, type RegionRole, type SigningKeyPurpose } from "../plan";

/** Buckets, one of each in the regions where it is needed. */
export type BucketKind = "artefacts" | "evidence" | "handbook" | "switch";
/** Roles that people and services assume. */
export type AccessRole =
  | "operator"
  | "runner"
  | "approver"
  | "executor"
  | "custodian"
  | "recorder"
  | "break-glass"
  | "investigator"
  | "drill"
  | "experiment"
  | "replication"
  | "backup"
  | "pager"
  | "region-switch";
/** Names and ARNs that are known before anything is made, so that policies and runbooks can name what they act on. */
export interface Names {
  readonly accountId: string;
  readonly regions: Readonly<Record<RegionRole, string>>;
  readonly bucket: (kind: BucketKind, role: RegionRole) => string;
  readonly bucketArn: (kind: BucketKind, role: RegionRole) => string;
  readonly tableArn: (role: RegionRole) => string;
  readonly controlsArn: (role: RegionRole) => string;
  readonly vaultArn: (role: RegionRole) => string;
  readonly roleArn: (role: AccessRole) => string;
  readonly documentArn: (document: DocumentKey, role: RegionRole) => string;
  readonly topicArn: (role: RegionRole) => string;
  readonly trailArn: string;
}

/** Whether a bucket is of a kind, by its name. */
export const isBucketOf = (kind: BucketKind, bucket: string): boolean => bucket.includes(`-${kind}-`);

/** What every name begins with. */
export const prefix = "zkp";
export const tableName = `${prefix}-revocation`;
export const controlsTableName = `${prefix}-controls`;
export const vaultName = `${prefix}-backups`;
export const topicName = `${prefix}-readiness`;
export const trailName = `${prefix}-evidence`;
/** The address lists that the firewall and its runbook share; a list holds addresses of one kind. */
export const ipSetNames = {
  blocked: { IPV4: `${prefix}-blocked-v4`, IPV6: `${prefix}-blocked-v6` },
  strict: { IPV4: `${prefix}-strict-v4`, IPV6: `${prefix}-strict-v6` },
} as const;
/** The tag by which rights tell signing keys from others; its value is the purpose. */
export const signingKeyTag = `${prefix}-signing-key`;
/** What runbooks say of themselves on the event bus: the source of their events. */
export const eventSource = `${prefix}.runbooks`;
/** Where the product writes a kind of log of the plan's list. */
export const logGroupName = (kind: string): string => `/${prefix}/${kind}`;
/** An object that the readiness probe writes again and again, so that replication always has something to carry. */
export const markerKey = `${prefix}-probe/marker`;
/** The object whose presence in the standby's switch bucket takes traffic away from the primary. */
export const switchObject = "primary-is-out-of-service";

export const roleName = (role: AccessRole): string => `${prefix}-${role}`;
/** The ARN of a role in an environment's account. */
export const roleArn = ({ aws }: Pick<Environment, "aws">, role: AccessRole): string =>
  `arn:aws:iam::${aws.accountId}:role/${roleName(role)}`;
/** A key is used by its alias, which can point at a fresh key in a second. */
export const aliasName = (purpose: SigningKeyPurpose): string => `alias/${prefix}/${purpose}`;

/** The names of one environment. */
export function namesIn({ aws }: Environment): Names {
  const { accountId } = aws;
  const regions = Object.fromEntries(regionRoles.map((it) => [it, aws.regions[it]])) as Record<RegionRole, string>;
  const bucket: Names["bucket"] = (kind, role) => `${prefix}-${kind}-${accountId}-${regions[role]}`;
  const arn = (service: string, role: RegionRole, rest: string) =>
    `arn:aws:${service}:${regions[role]}:${accountId}:${rest}`;
  return {
    accountId,
    regions,
    bucket,
    bucketArn: (kind, role) => `arn:aws:s3:::${bucket(kind, role)}`,
    tableArn: (role) => arn("dynamodb", role, `table/${tableName}`),
    controlsArn: (role) => arn("dynamodb", role, `table/${controlsTableName}`),
    vaultArn: (role) => arn("backup", role, `backup-vault:${vaultName}`),
    roleArn: (role) => roleArn({ aws }, role),
    documentArn: (document, role) => arn("ssm", role, `automation-definition/${documentName(document)}`),
    topicArn: (role) => arn("sns", role, topicName),
    trailArn: arn("cloudtrail", "standby", `trail/${trailName}`),
  };
}
