import { at, between, isGiven, matching, oneOf, overall, textOf, where, type ConstraintTable } from "../constraint";

const kmsKey = "AWS provider, resource kms_key";
const lock = "AWS provider, resource s3_bucket_object_lock_configuration";
const replication = "Amazon S3, replication time control: 15 minutes is the only value";

/** Buckets, tables, keys, backups and the audit trail. */
export const storage: ConstraintTable = {
  "aws:s3/bucket:Bucket": [
    matching(
      "aws/bucket-name",
      "Amazon S3, bucket naming rules",
      "bucket",
      /^(?!xn--)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      "3 to 63 lower-case letters, digits, dots and hyphens",
    ),
    where(
      "aws/bucket-force-destroy",
      "a bucket that holds evidence must not be emptied by a destroy",
      "forceDestroy",
      ({ value, holder }) =>
        value === true && holder.objectLockEnabled === true
          ? "cannot be combined with object lock: locked objects cannot be emptied"
          : undefined,
    ),
  ],
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": [
    oneOf("aws/object-lock-mode", lock, "rule.defaultRetention.mode", ["COMPLIANCE", "GOVERNANCE"]),
    where("aws/object-lock-period", `${lock}: days or years, never both`, "rule.defaultRetention", ({ value }) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
      return "days" in value === "years" in value ? "exactly one of days and years must be given" : undefined;
    }),
  ],
  "aws:s3/bucketVersioning:BucketVersioning": [
    oneOf("aws/bucket-versioning", "AWS provider, resource s3_bucket_versioning", "versioningConfiguration.status", [
      "Enabled",
      "Suspended",
      "Disabled",
    ]),
  ],
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": [
    oneOf("aws/replication-status", "AWS provider, resource s3_bucket_replication_configuration", "rules[].status", [
      "Enabled",
      "Disabled",
    ]),
    where("aws/replication-time", replication, "rules[].destination", ({ value }) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
      return "replicationTime" in value === "metrics" in value
        ? undefined
        : "replicationTime and metrics must be given together";
    }),
    where("aws/replication-minutes", replication, "rules[].destination.replicationTime.time.minutes", ({ value }) =>
      value === 15 ? undefined : `${JSON.stringify(value)} minutes are not offered; only 15 are`,
    ),
    where(
      "aws/replication-filter",
      "Amazon S3: a rule with a filter needs deleteMarkerReplication",
      "rules[]",
      ({ value }) => {
        if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
        return "filter" in value && !("deleteMarkerReplication" in value)
          ? "deleteMarkerReplication is required with filter"
          : undefined;
      },
    ),
  ],
  "aws:dynamodb/table:Table": [
    oneOf("aws/table-billing", "AWS provider, resource dynamodb_table", "billingMode", [
      "PAY_PER_REQUEST",
      "PROVISIONED",
    ]),
    overall("aws/table-streams", "Amazon DynamoDB: replicas need NEW_AND_OLD_IMAGES streams", (inputs) =>
      isGiven(inputs, "replicas") &&
      !at(inputs, "replicas[].consistencyMode").some(({ value }) => value === "STRONG") &&
      (inputs.streamEnabled !== true || inputs.streamViewType !== "NEW_AND_OLD_IMAGES")
        ? {
            property: "streamViewType",
            reason: "must be NEW_AND_OLD_IMAGES, with streamEnabled, for a table with replicas",
          }
        : undefined,
    ),
    oneOf("aws/table-consistency", "AWS provider, resource dynamodb_table", "replicas[].consistencyMode", [
      "EVENTUAL",
      "STRONG",
    ]),
    overall("aws/table-witness", "Amazon DynamoDB: strong consistency spans exactly three regions", (inputs) => {
      const strong = at(inputs, "replicas[].consistencyMode").some(({ value }) => value === "STRONG");
      const members =
        (Array.isArray(inputs.replicas) ? inputs.replicas.length : 0) + (isGiven(inputs, "globalTableWitness") ? 1 : 0);
      return strong && members !== 2
        ? {
            property: "globalTableWitness",
            reason: "a strongly consistent table needs one replica and a witness, or two replicas",
          }
        : undefined;
    }),
  ],
  "aws:kms/key:Key": [
    between("aws/key-deletion", kmsKey, "deletionWindowInDays", 7, 30),
    between("aws/key-rotation", kmsKey, "rotationPeriodInDays", 90, 2560),
    oneOf("aws/key-usage", kmsKey, "keyUsage", [
      "ENCRYPT_DECRYPT",
      "SIGN_VERIFY",
      "GENERATE_VERIFY_MAC",
      "KEY_AGREEMENT",
    ]),
    overall("aws/key-rotation-symmetric", "AWS KMS: only symmetric keys rotate by themselves", (inputs) =>
      inputs.enableKeyRotation === true &&
      !["SYMMETRIC_DEFAULT", undefined].includes(textOf(inputs, "customerMasterKeySpec"))
        ? { property: "enableKeyRotation", reason: "is only for symmetric keys" }
        : undefined,
    ),
  ],
  "aws:kms/replicaKey:ReplicaKey": [between("aws/key-deletion", kmsKey, "deletionWindowInDays", 7, 30)],
  "aws:kms/alias:Alias": [
    matching(
      "aws/alias-name",
      "AWS KMS: aliases",
      "name",
      /^alias\/(?!aws\/)[\w/-]+$/,
      "alias/ and a name that does not begin with aws/",
    ),
  ],
  "aws:secretsmanager/secret:Secret": [
    where("aws/secret-recovery", "AWS Secrets Manager", "recoveryWindowInDays", ({ value }) =>
      value === 0 || (Number(value) >= 7 && Number(value) <= 30)
        ? undefined
        : `${JSON.stringify(value)} days: must be 0 or between 7 and 30`,
    ),
  ],
  "aws:backup/vault:Vault": [
    matching("aws/vault-name", "AWS Backup", "name", /^[\w.-]{1,50}$/, "letters, digits, . _ -, at most 50"),
  ],
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": [
    matching("aws/vault-name", "AWS Backup", "backupVaultName", /^[\w.-]{1,50}$/, "letters, digits, . _ -, at most 50"),
    where(
      "aws/vault-lock-grace",
      "AWS Backup: the grace time of a compliance lock is at least 3 days",
      "changeableForDays",
      ({ value }) => (Number(value) >= 3 ? undefined : `${JSON.stringify(value)} days are too few; at least 3`),
    ),
  ],
  "aws:cloudtrail/trail:Trail": [
    matching(
      "aws/trail-log-group",
      "AWS CloudTrail: the log group's ARN ends in :*",
      "cloudWatchLogsGroupArn",
      /:\*$/,
      "an ARN that ends in :*",
    ),
  ],
  "aws:cloudtrail/eventDataStore:EventDataStore": [
    overall("aws/closed-service", "AWS: CloudTrail Lake is closed to new customers since 31 May 2026", () => ({
      property: "",
      reason: "CloudTrail Lake is closed to new customers; use a trail into a locked bucket",
    })),
  ],
  "aws:ssmincidents/replicationSet:ReplicationSet": [
    overall("aws/closed-service", "AWS: Incident Manager is closed to new customers since 7 November 2025", () => ({
      property: "",
      reason: "Incident Manager is closed to new customers",
    })),
  ],
};
