import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { regionRoles, type RegionRole } from "../plan";
import { BucketPair } from "./buckets";
import { logGroupName, trailName, type Names } from "./names";
import type { Statement } from "../iam";
import type { FailoverSpecs } from "./specs";

/** What the evidence store is made from, and the name that its children's names begin with. */
export interface EvidenceArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "evidence" | "names" | "data" | "logs">;
  readonly roles: readonly pulumi.Resource[];
}

/** Where evidence is written once and kept for years, and the trail that says who read and changed what. */
export class Evidence extends pulumi.ComponentResource {
  constructor(component: string, { name, specs, roles }: EvidenceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Evidence", component, {}, opts);
    const { names } = specs;
    const store = new BucketPair(
      `${name}-evidence`,
      {
        name,
        kind: "evidence",
        names,
        lock: specs.evidence,
        replication: { minutes: specs.data.replicationMinutes, dependsOn: roles },
        statements: (role) => writers(names, role),
      },
      { parent: this },
    );
    const objectsOf = (kind: "evidence" | "artefacts") =>
      (["primary", "standby"] as const).map((role) => `${names.bucketArn(kind, role)}/`);
    const data = (title: string, type: string, starts: readonly string[]) => ({
      name: title,
      fieldSelectors: [
        { field: "eventCategory", equals: ["Data"] },
        { field: "resources.type", equals: [type] },
        { field: "resources.ARN", startsWiths: [...starts] },
      ],
    });
    new aws.cloudtrail.Trail(
      `${name}-trail`,
      {
        name: trailName,
        // At home in the standby: it goes on recording when the primary is gone.
        region: names.regions.standby,
        s3BucketName: store.buckets.standby.bucket,
        s3KeyPrefix: "trail",
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        advancedEventSelectors: [
          {
            name: "Everything that is managed, keys among it",
            fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
          },
          data("Who read or wrote evidence", "AWS::S3::Object", objectsOf("evidence")),
          data("Who read or wrote circuits and proving keys", "AWS::S3::Object", objectsOf("artefacts")),
          data("Who changed revocations", "AWS::DynamoDB::Table", regionRoles.map(names.tableArn)),
          data("Who changed controls", "AWS::DynamoDB::Table", regionRoles.map(names.controlsArn)),
        ],
      },
      { parent: this, protect: true, retainOnDelete: true, dependsOn: [store] },
    );
    for (const role of regionRoles)
      for (const { kind, days } of specs.logs)
        new aws.cloudwatch.LogGroup(
          `${name}-${role}-${kind}-log`,
          { name: logGroupName(kind), region: names.regions[role], retentionInDays: days },
          // A log that is deleted with its stack is evidence that is gone.
          { parent: this, retainOnDelete: true },
        );
    this.registerOutputs({});
  }
}

/** The trail and the log exports write here, for this account alone. */
function writers(names: Names, role: RegionRole): Statement[] {
  const arn = names.bucketArn("evidence", role);
  const service = (sid: string, principal: string, action: string, resource: string): Statement => ({
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: principal },
    Action: action,
    Resource: resource,
    Condition: { StringEquals: { "aws:SourceAccount": names.accountId } },
  });
  return [
    service("TrailLooks", "cloudtrail.amazonaws.com", "s3:GetBucketAcl", arn),
    service("TrailWrites", "cloudtrail.amazonaws.com", "s3:PutObject", `${arn}/trail/AWSLogs/${names.accountId}/*`),
    service("ExportLooks", "logs.amazonaws.com", "s3:GetBucketAcl", arn),
    service("ExportWrites", "logs.amazonaws.com", "s3:PutObject", `${arn}/incidents/*`),
  ];
}
