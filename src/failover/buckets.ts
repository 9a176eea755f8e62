import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { regionRoles, type RegionRole } from "../plan";
import { markerKey, type BucketKind, type Names } from "./names";
import { asJson, policy, type Statement } from "../iam";
import type { EvidenceSpec } from "./specs";

/** A pair of buckets, one in each region. */
export interface BucketPairArgs {
  readonly name: string;
  readonly kind: BucketKind;
  readonly names: Names;
  /** Whoever else may write, beside the rule that nothing travels unencrypted. */
  readonly statements?: (role: RegionRole) => readonly Statement[];
  /** Written once, for so long. */
  readonly lock?: EvidenceSpec;
  /** Absent: whoever writes writes to both. */
  readonly replication?: {
    readonly minutes: 15;
    /** The replication's role must be there first. */
    readonly dependsOn: readonly pulumi.Resource[];
  };
}

/** A bucket in each region, versioned, encrypted, and closed to the public; what is written in the primary is copied to the standby under time control, unless both are written to. */
export class BucketPair extends pulumi.ComponentResource {
  readonly buckets: Readonly<Record<RegionRole, aws.s3.Bucket>>;

  constructor(component: string, args: BucketPairArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:BucketPair", component, {}, opts);
    const made = regionRoles.map((role) => [role, this.#createBucket(role, args)] as const);
    this.buckets = Object.fromEntries(made.map(([role, { bucket }]) => [role, bucket])) as Record<
      RegionRole,
      aws.s3.Bucket
    >;
    const prerequisites = made.flatMap(([, it]) => it.prerequisites);
    if (args.replication !== undefined) this.#replicate(args, args.replication, prerequisites);
    this.registerOutputs({});
  }

  #createBucket(role: RegionRole, { name: base, kind, names, statements, lock }: BucketPairArgs) {
    const name = `${base}-${kind}-${role}`;
    const region = names.regions[role];
    const kept = { parent: this, protect: true, retainOnDelete: lock !== undefined };
    const bucket = new aws.s3.Bucket(
      name,
      { bucket: names.bucket(kind, role), region, ...(lock !== undefined && { objectLockEnabled: true }) },
      kept,
    );
    const of = { bucket: bucket.bucket, region };
    const versioning = new aws.s3.BucketVersioning(
      `${name}-versioning`,
      { ...of, versioningConfiguration: { status: "Enabled" } },
      kept,
    );
    new aws.s3.BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      { ...of, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, bucketKeyEnabled: false }] },
      { parent: this },
    );
    const closed = new aws.s3.BucketPublicAccessBlock(
      `${name}-access`,
      { ...of, blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true },
      { parent: this },
    );
    new aws.s3.BucketPolicy(
      `${name}-policy`,
      { ...of, policy: asJson(policy(...(statements?.(role) ?? []), encryptedOnly(names.bucketArn(kind, role)))) },
      { parent: this, dependsOn: [closed] },
    );
    if (kind === "artefacts") this.#forgetMarkers(name, of);
    const locks =
      lock === undefined
        ? []
        : [
            new aws.s3.BucketObjectLockConfiguration(
              `${name}-lock`,
              { ...of, rule: { defaultRetention: { mode: lock.mode, days: lock.days } } },
              { ...kept, dependsOn: [versioning] },
            ),
          ];
    return { bucket, prerequisites: [versioning, ...locks] };
  }

  /** The readiness probe's marker is written every few minutes, and each time a version of it is left behind. */
  #forgetMarkers(name: string, of: { readonly bucket: pulumi.Output<string>; readonly region: string }): void {
    new aws.s3.BucketLifecycleConfiguration(
      `${name}-markers`,
      {
        ...of,
        // Without it and an explicit filter S3 fills in others, and they differ for ever.
        transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
        rules: [
          {
            id: "forget-markers",
            status: "Enabled",
            filter: { prefix: markerKey },
            noncurrentVersionExpiration: { noncurrentDays: 1 },
          },
        ],
      },
      { parent: this },
    );
  }

  #replicate(
    { name, kind, names }: BucketPairArgs,
    { minutes, dependsOn }: NonNullable<BucketPairArgs["replication"]>,
    prerequisites: pulumi.Resource[],
  ): void {
    const time = { minutes };
    new aws.s3.BucketReplicationConfig(
      `${name}-${kind}-replication`,
      {
        bucket: this.buckets.primary.bucket,
        region: names.regions.primary,
        role: names.roleArn("replication"),
        rules: [
          {
            id: "to-standby",
            priority: 1,
            status: "Enabled",
            // Without an explicit filter and marker rule S3 fills in others, and they differ for ever.
            filter: { prefix: "" },
            deleteMarkerReplication: { status: "Disabled" },
            destination: {
              bucket: names.bucketArn(kind, "standby"),
              replicationTime: { status: "Enabled", time },
              metrics: { status: "Enabled", eventThreshold: time },
            },
          },
        ],
      },
      { parent: this, protect: true, dependsOn: [...prerequisites, ...dependsOn] },
    );
  }
}

const encryptedOnly = (arn: string): Statement => ({
  Sid: "EncryptedTransportOnly",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [arn, `${arn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});
