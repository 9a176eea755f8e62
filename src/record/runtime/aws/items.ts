import { createHash } from "node:crypto";
import type { Deed, IncidentEvent } from "../core";
import type { Change, Outgoing, Stored } from "../table";

/** An item of the table: a partition for each incident, in it its number, each event and each effect. */
export type Item = Readonly<Record<string, unknown>>;
export const partition = (id: string): string => `INC|${id}`;
export const idIn = ({ pk }: Item): string => String(pk).slice("INC|".length);
export const effectSort = (key: string): string => `EFFECT|${key}`;
export const effectIn = ({ sk }: Item): string => String(sk).slice("EFFECT|".length);

/** Events and deeds are kept as JSON: they are read and written as a whole, never in parts. */
export const deedIn = ({ deed }: Item): Deed => JSON.parse(String(deed)) as Deed;

/** What waits is found by an index over these words; so many of each, because one partition takes only so much. */
export const shards = 8;
export const waitingFor = (what: "EFFECT" | "INCIDENT", shard: number): string => `${what}|${shard}`;
const shardOf = (id: string) => (createHash("sha256").update(id).digest()[0] ?? 0) % shards;

/** A transaction takes a hundred items; the rest is asked for in the next. */
const mostItems = 100;

/** What is written together: the record at its next version, the new event, and the effects that fit beside it. */
export function transaction(table: string, { record, version, isOpen, events, effects, now }: Change) {
  const pk = partition(record.id);
  const waiting = (what: "EFFECT" | "INCIDENT") => ({ waiting: waitingFor(what, shardOf(record.id)), since: now });
  const written = effects.slice(0, mostItems - 1 - events.length);
  const put = (item: Item, condition: string, values?: Item) => ({
    Put: {
      TableName: table,
      Item: item as Record<string, unknown>,
      ConditionExpression: condition,
      ...(values !== undefined && { ExpressionAttributeValues: values as Record<string, unknown> }),
    },
  });
  const head = {
    pk,
    sk: "RECORD",
    reference: record.reference,
    version: version + 1,
    ...(isOpen && waiting("INCIDENT")),
  };
  return {
    written,
    items: [
      version === 0 ? put(head, "attribute_not_exists(pk)") : put(head, "version = :version", { ":version": version }),
      ...events.map((event) =>
        put({ pk, sk: `EVENT|${event.key}`, event: JSON.stringify(event) }, "attribute_not_exists(pk)"),
      ),
      ...written.map(({ key, deed }) =>
        put(
          {
            pk,
            sk: effectSort(key),
            deed: JSON.stringify(deed),
            state: "asked",
            attempts: 0,
            leased: 0,
            ...waiting("EFFECT"),
          },
          "attribute_not_exists(pk)",
        ),
      ),
    ],
  };
}

/** Reads an incident's partition. */
export function stored(id: string, items: readonly Item[]): Stored | undefined {
  const head = items.find(({ sk }) => sk === "RECORD");
  if (head === undefined) return undefined;
  const of = (prefix: string) => items.filter(({ sk }) => String(sk).startsWith(prefix));
  const outbox = of("EFFECT|").map((it) => ({
    key: effectIn(it),
    deed: deedIn(it),
    state: it.state as Outgoing["state"],
    attempts: Number(it.attempts),
  }));
  return {
    record: {
      id,
      reference: String(head.reference),
      events: of("EVENT|")
        .map(({ event }) => JSON.parse(String(event)) as IncidentEvent)
        .sort((a, b) => compare(a.at, b.at) || compare(a.key, b.key)),
      asked: outbox.map(({ key }) => key).sort(),
    },
    version: Number(head.version),
    outbox,
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
