import { derivedUuid, textOf, type ResourceTable } from "../../behaviour";
import { regionOf } from "./arns";

/** Buckets, tables and keys. */
export const storage: ResourceTable = {
  "aws:s3/bucket:Bucket": {
    id: ({ inputs, seed }) => {
      if (typeof inputs.bucket === "string") return inputs.bucket;
      return seed.toLowerCase().replace(/[^a-z0-9-]+/g, "-");
    },
    outputs: (facts) => ({
      bucket: facts.id,
      bucketDomainName: `${facts.id}.s3.amazonaws.com`,
      bucketRegionalDomainName: `${facts.id}.s3.${regionOf(facts)}.amazonaws.com`,
      region: regionOf(facts),
    }),
    replacedBy: ["bucket", "objectLockEnabled"],
  },
  "aws:kms/key:Key": {
    id: ({ inputs, seed }) => (inputs.multiRegion === true ? `mrk-${derivedUuid(seed)}` : derivedUuid(seed)),
    outputs: ({ id }) => ({ keyId: id }),
    replacedBy: ["customerMasterKeySpec", "keyUsage", "multiRegion", "region"],
  },
  "aws:kms/replicaKey:ReplicaKey": {
    id: ({ inputs, seed }) =>
      typeof inputs.primaryKeyArn === "string"
        ? `${inputs.primaryKeyArn.split("/").at(-1) ?? ""}@${textOf(inputs.region)}`
        : derivedUuid(seed),
    outputs: ({ id }) => ({ keyId: id.replace(/@.*/, "") }),
  },
  "aws:dynamodb/table:Table": { replacedBy: ["hashKey", "name", "rangeKey", "region"] },
};
