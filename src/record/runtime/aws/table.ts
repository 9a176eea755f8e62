import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
  type QueryCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { later } from "../core";
import type { Table } from "../table";
import {
  deedIn,
  effectIn,
  effectSort,
  idIn,
  partition,
  shards,
  stored,
  transaction,
  waitingFor,
  type Item,
} from "./items";

/** Whoever began an effect and has not finished it after so long is taken to be dead. */
const leaseSeconds = 120;
/** What was handed on is begun within so long; what was begun and given back comes again by itself for so long. */
const handedOnSeconds = 120;
const retriedSeconds = 3600;
const secondsOf = (at: string) => Math.floor(Date.parse(at) / 1000);

/** Connects to the table. */
export function connectTable(TableName: string, client: DynamoDBClient): Table {
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const all = async (query: Omit<QueryCommandInput, "TableName">): Promise<readonly Item[]> => {
    const items: Item[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await db.send(
        new QueryCommand({ TableName, ...query, ...(from !== undefined && { ExclusiveStartKey: from }) }),
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return items;
  };
  const waiting = async (what: "EFFECT" | "INCIDENT", before: string) =>
    (
      await Promise.all(
        Array.from({ length: shards }, (_, shard) =>
          all({
            IndexName: "waiting",
            KeyConditionExpression: "waiting = :what AND since < :before",
            ExpressionAttributeValues: { ":what": waitingFor(what, shard), ":before": before },
          }),
        ),
      )
    ).flat();
  const load: Table["load"] = async (id) =>
    stored(
      id,
      await all({
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": partition(id) },
      }),
    );
  const update = (
    Key: Record<string, unknown>,
    rest: Omit<ConstructorParameters<typeof UpdateCommand>[0], "TableName" | "Key">,
  ) => db.send(new UpdateCommand({ TableName, Key, ...rest }));

  return {
    load,
    number,
    write: async (change) => {
      const { items, written } = transaction(TableName, change);
      try {
        await db.send(new TransactWriteCommand({ TransactItems: items }));
        return written;
      } catch (error) {
        if (error instanceof TransactionCanceledException) return undefined;
        throw error;
      }
    },
    begin: async (id, key, now) => {
      const seconds = secondsOf(now);
      const begun = await update(
        { pk: partition(id), sk: effectSort(key) },
        {
          UpdateExpression: "SET attempts = attempts + :one, leased = :until",
          ConditionExpression: "#state = :asked AND leased <= :now",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: {
            ":one": 1,
            ":asked": "asked",
            ":now": seconds,
            ":until": seconds + leaseSeconds,
          },
          ReturnValues: "ALL_NEW",
        },
      ).catch(unlessRefused);
      if (begun?.Attributes === undefined) return undefined;
      return { deed: deedIn(begun.Attributes), again: Number(begun.Attributes.attempts) > 1 };
    },
    finish: async (id, key) => {
      await update(
        { pk: partition(id), sk: effectSort(key) },
        {
          UpdateExpression: "SET #state = :done REMOVE waiting",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: { ":done": "done" },
        },
      );
    },
    release: async (id, key, now) => {
      await update(
        { pk: partition(id), sk: effectSort(key) },
        { UpdateExpression: "SET leased = :now", ExpressionAttributeValues: { ":now": secondsOf(now) } },
      );
    },
    unfinished: async (now) =>
      (await waiting("EFFECT", later(now, -handedOnSeconds / 60)))
        .filter(({ attempts, leased }) => attempts === 0 || Number(leased) < secondsOf(now) - retriedSeconds)
        .map((it) => ({ id: idIn(it), key: effectIn(it) })),
    ofMonth: async (month) => {
      const days = Array.from({ length: 31 }, (_, day) => `${month}-${String(day + 1).padStart(2, "0")}`);
      const found = await Promise.all(days.map((day) => db.send(new GetCommand({ TableName, Key: dayKey(day) }))));
      return found.flatMap(({ Item: numbers }) => Object.keys((numbers?.taken ?? {}) as object)).sort();
    },
    open: async () => (await waiting("INCIDENT", "9")).map(idIn),
    count: async (cause, id) => {
      const { Attributes } = await update(
        { pk: `CAUSE|${cause}`, sk: "INCIDENTS" },
        {
          UpdateExpression: "ADD incidents :id",
          ExpressionAttributeValues: { ":id": new Set([id]) },
          ReturnValues: "ALL_NEW",
        },
      );
      return ((Attributes?.incidents as Set<string> | undefined)?.size ?? 1) - 1;
    },
  };

  async function number(id: string, openedAt: string): Promise<string> {
    const Key = dayKey(openedAt);
    await update(Key, {
      UpdateExpression: "SET taken = if_not_exists(taken, :none), latest = if_not_exists(latest, :zero)",
      ExpressionAttributeValues: { ":none": {}, ":zero": 0 },
    });
    await update(Key, {
      UpdateExpression: "SET taken.#id = latest + :one, latest = latest + :one",
      ConditionExpression: "attribute_not_exists(taken.#id)",
      ExpressionAttributeNames: { "#id": id },
      ExpressionAttributeValues: { ":one": 1 },
    }).catch(unlessRefused);
    const { Item: numbers } = await db.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    const taken = (numbers?.taken ?? {}) as Record<string, number>;
    return `INC-${openedAt.slice(0, 10).replaceAll("-", "")}-${String(taken[id]).padStart(3, "0")}`;
  }
}

const dayKey = (at: string) => ({ pk: `DAY|${at.slice(0, 10)}`, sk: "NUMBERS" });

/** A condition that does not hold is an answer, not a failure. */
function unlessRefused(error: unknown): undefined {
  if (error instanceof ConditionalCheckFailedException) return undefined;
  throw error;
}
