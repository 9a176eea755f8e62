import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { tableName, waitingIndex } from "./names";
import type { RecordSpecs } from "./specs";

/**
 * The table of records, with a copy in the other region. Not strongly consistent between them, because such tables have no
 * transactions: it is written in one region only.
 */
export const createTable = (
  name: string,
  { names, copyRegion, pointInTimeDays }: RecordSpecs,
  parent: pulumi.Resource,
) =>
  new aws.dynamodb.Table(
    `${name}-table`,
    {
      name: tableName,
      region: names.region,
      billingMode: "PAY_PER_REQUEST",
      hashKey: "pk",
      rangeKey: "sk",
      attributes: ["pk", "sk", "since", "waiting"].map((it) => ({ name: it, type: "S" })),
      globalSecondaryIndexes: [
        {
          name: waitingIndex,
          hashKey: "waiting",
          rangeKey: "since",
          projectionType: "INCLUDE",
          nonKeyAttributes: ["attempts", "leased"],
        },
      ],
      streamEnabled: true,
      streamViewType: "NEW_AND_OLD_IMAGES",
      deletionProtectionEnabled: true,
      serverSideEncryption: { enabled: true },
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: pointInTimeDays },
      // Every optional setting of the replica is given: what is left out differs for ever.
      replicas: [
        {
          regionName: copyRegion,
          consistencyMode: "EVENTUAL",
          deletionProtectionEnabled: true,
          pointInTimeRecovery: true,
          propagateTags: true,
        },
      ],
    },
    // A replica in another region takes AWS up to half an hour.
    { parent, protect: true, customTimeouts: { create: "30m", update: "30m", delete: "30m" } },
  );
