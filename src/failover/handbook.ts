import * as pulumi from "@pulumi/pulumi";
import { BucketPair } from "./buckets";
import type { Statement } from "../iam";
import type { FailoverSpecs } from "./specs";

/** What the handbook's place is made from, and the name that its children's names begin with. */
export interface HandbookArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "handbookReaders" | "names">;
}

/** Where the handbook is read: a bucket in each region, for the networks that the config names, and nobody else. */
export class Handbook extends pulumi.ComponentResource {
  constructor(component: string, { name, specs }: HandbookArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Handbook", component, {}, opts);
    const { names, handbookReaders } = specs;
    if (handbookReaders.length > 0)
      new BucketPair(
        `${name}-handbook`,
        {
          name,
          kind: "handbook",
          names,
          statements: (role) => [readBy(handbookReaders, names.bucketArn("handbook", role))],
        },
        { parent: this },
      );
    this.registerOutputs({});
  }
}

/** Without a login, which might be down, too. A fixed network is no public to AWS, so the bucket stays closed to it. */
const readBy = (networks: readonly string[], arn: string): Statement => ({
  Sid: "ReadInTheseNetworks",
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: `${arn}/*`,
  Condition: { IpAddress: { "aws:SourceIp": networks } },
});
