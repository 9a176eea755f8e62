import { type Minutes } from "../../plan";
import { list, nameOf, number, property, record, text, type Resource } from "../resources";

/** How much of a store's latest writes the loss of the primary can take, at worst. */
export interface RecoveryPoint {
  readonly store: string;
  /** 0: nothing. Infinity: everything since a backup, or all of it. */
  readonly minutes: Minutes;
  /** How the copy is made. */
  readonly by: string;
}

const tableType = "aws:dynamodb/table:Table";
const replicationType = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

/** An eventually consistent replica is usually a second behind (DynamoDB developer guide; no promise). */
const eventualMinutes = 1 / 60;

/** The recovery point of every table, and of every bucket that is replicated, from what is declared. */
export function recoveryPoints(resources: readonly Resource[]): readonly RecoveryPoint[] {
  const tables = resources.filter(({ type }) => type === tableType).map(tablePoint);
  const buckets = resources.filter(({ type }) => type === replicationType).map(bucketPoint);
  return [...tables, ...buckets].sort((a, b) => (a.store < b.store ? -1 : 1));
}

function tablePoint(it: Resource): RecoveryPoint {
  const replicas = list(property(it, "replicas")).map(record);
  const store = nameOf(it);
  if (replicas.length === 0) return { store, minutes: Infinity, by: "nothing" };
  const strong = replicas.every(({ consistencyMode }) => consistencyMode === "STRONG");
  return strong
    ? { store, minutes: 0, by: "strongly consistent replicas" }
    : { store, minutes: eventualMinutes, by: "eventually consistent replicas" };
}

/** Without time control S3 promises no time at all. */
function bucketPoint(it: Resource): RecoveryPoint {
  const store = nameOf(it);
  const times = list(property(it, "rules"))
    .map(record)
    .map((rule) => {
      const control = record(record(rule.destination).replicationTime);
      const on = rule.status === "Enabled" && text(control.status) === "Enabled";
      return on ? (number(record(control.time).minutes) ?? Infinity) : Infinity;
    });
  const minutes = Math.max(...(times.length > 0 ? times : [Infinity]));
  return {
    store,
    minutes,
    by: Number.isFinite(minutes) ? "replication under time control" : "replication without a time",
  };
}
