import type { Environment } from "../environment";
import { regionRoles, type RegionRole, type RunbookKey, type SigningKeyPurpose } from "../plan";

/** Buckets, one of each in the regions where it is needed. */
export type BucketKind = "artefacts" | "evidence" | "switch";
/** Roles that people and services assume. */
export type AccessRole =
  | "operator"
  | "approver"
  | "executor"
  | "break-glass"
  | "investigator"
  | "drill"
  | "replication"
  | "backup"
  | "pager"
  | "region-switch";
/** Runbooks as documents; a failover has a way back, and evidence is collected by one too. */
export type DocumentKey = RunbookKey | "failback" | "collect-evidence";

/** Names and ARNs that are known before anything is made, so that policies and runbooks can name what they act on. */
export interface Names {
  readonly accountId: string;
  readonly regions: Readonly<Record<RegionRole, string>>;
  readonly bucket: (kind: BucketKind, role: RegionRole) => string;
  readonly bucketArn: (kind: BucketKind, role: RegionRole) => string;
  readonly tableArn: (role: RegionRole) => string;
  readonly vaultArn: (role: RegionRole) => string;
  readonly roleArn: (role: AccessRole) => string;
  readonly documentArn: (document: DocumentKey, role: RegionRole) => string;
  readonly topicArn: (role: RegionRole) => string;
  readonly trailArn: string;
}

/** What every name begins with. */
export const prefix = "zkp";
export const tableName = `${prefix}-revocation`;
export const vaultName = `${prefix}-backups`;
export const topicName = `${prefix}-readiness`;
export const trailName = `${prefix}-evidence`;
/** The address lists that the firewall and its runbook share. */
export const ipSetNames = { blocked: `${prefix}-blocked`, strict: `${prefix}-strict` } as const;
/** An object that the readiness probe writes again and again, so that replication always has something to carry. */
export const markerKey = `${prefix}-probe/marker`;
/** The object whose presence in the standby's switch bucket takes traffic away from the primary. */
export const switchObject = "primary-is-out-of-service";

export const roleName = (role: AccessRole): string => `${prefix}-${role}`;
export const documentName = (document: DocumentKey): string => `${prefix}-${document}`;
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
    vaultArn: (role) => arn("backup", role, `backup-vault:${vaultName}`),
    roleArn: (role) => `arn:aws:iam::${accountId}:role/${roleName(role)}`,
    documentArn: (document, role) => arn("ssm", role, `automation-definition/${documentName(document)}`),
    topicArn: (role) => arn("sns", role, topicName),
    trailArn: arn("cloudtrail", "standby", `trail/${trailName}`),
  };
}
