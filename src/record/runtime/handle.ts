import type { Plan } from "../../plan";
import { connectAws, type Services } from "./aws/services";
import { connectTable } from "./aws/table";
import { asking, decide, event, later, opened, toSecond, viewOf, type IncidentEvent } from "./core";
import { connectVendors, type Dispatch } from "./dispatch";
import type { Facts } from "./facts";
import { connectHistory, type History } from "./inbound/history";
import { readWebhook } from "./inbound/webhook";
import type { Message } from "./messages";
import { review } from "./review";
import type { Table } from "./table";
import { Refused, TryLater } from "./vendors/ask";
import { announce } from "./vendors/slack";

/** What handles messages, and the world that it does so in. */
export interface Runtime {
  readonly facts: Facts;
  readonly plan: Plan;
  readonly services: Services;
  readonly table: Table;
  readonly history: History;
  readonly dispatch: Dispatch;
  /** Says something to everybody who follows incidents. */
  readonly announce: (text: string) => Promise<void>;
  readonly now: () => string;
  /** Takes note of something for operators: no names, no texts, no keys that hold them. */
  readonly log: (what: string, facts?: Readonly<Record<string, string | number>>) => void;
}

/** Connects to everything. */
export function connect(facts: Facts, plan: Plan, now: () => Date, log: Runtime["log"]): Runtime {
  const services = connectAws(facts);
  const table = connectTable(facts.storage.table, services.dynamodb);
  return {
    facts,
    plan,
    services,
    table,
    history: connectHistory(facts, services.secrets),
    dispatch: connectVendors(facts, plan, services, table),
    announce: (text) => announce(facts, services.secrets, text),
    now: () => toSecond(now()),
    log,
  };
}

/**
 * Handles one message of the queue; handling it again changes nothing.
 *
 * @throws TryLater when a vendor cannot take an effect now; Error when AWS does not answer. The queue then brings it again.
 */
export async function handle(message: Message, runtime: Runtime): Promise<void> {
  switch (message.is) {
    case "webhook":
      return webhook(message.body, runtime);
    case "timer": {
      const { incident, timer, at } = message;
      // What happened until now may not have been told yet; the vendor knows.
      const openedAt = await catchUp(incident, runtime);
      return take(incident, openedAt, event({ kind: "due", timer }, at), runtime);
    }
    case "effect":
      return perform(message.incident, message.key, runtime);
    case "reconcile":
      return reconcile(runtime);
    case "review":
      return review(runtime);
  }
}

async function webhook(body: string, runtime: Runtime): Promise<void> {
  const told = readWebhook(body, runtime.facts);
  if (told === undefined) {
    runtime.log("webhook of no incident of this plan");
    return;
  }
  const { incident, events } = told;
  const asksFirst = told.openedAt === undefined || events.some(({ what }) => what.kind === "resolved");
  const openedAt = asksFirst ? ((await catchUp(incident, runtime)) ?? told.openedAt) : told.openedAt;
  for (const it of events) await take(incident, openedAt, it, runtime);
}

/**
 * Takes note of an event and hands on what follows. The event, and what is asked for because of it, are written together:
 * whoever dies after that leaves effects that `unfinished` finds, and whoever dies before leaves nothing. Without an event
 * it asks for what an earlier caller could not ask any more.
 *
 * @param openedAt when the incident was opened; its number is of that day.
 */
async function take(
  incident: string,
  openedAt: string | undefined,
  told: IncidentEvent | undefined,
  { table, plan, services, now, log }: Runtime,
): Promise<void> {
  if (openedAt === undefined) {
    log("incident that PagerDuty does not know, or not as this plan's");
    return;
  }
  for (let more = true; more;) {
    const { record: before, version } = (await table.load(incident)) ?? {
      record: opened(incident, await table.number(incident, openedAt)),
      version: 0,
    };
    const decided = told === undefined ? { record: before, effects: [] } : decide(before, told, plan);
    const { record, effects } = decided.record === before ? asking(before, plan) : decided;
    if (record === before) return;
    const written = await table.write({
      record,
      version,
      isOpen: viewOf(record, plan)?.isOpen() ?? true,
      events: record.events.length > before.events.length && told !== undefined ? [told] : [],
      effects,
      now: now(),
    });
    // Somebody else may have been faster, and not all may have fitted in: look again, decide again.
    more = written === undefined || written.length < effects.length;
    await Promise.all((written ?? []).map(({ key }) => services.send({ is: "effect", incident, key })));
  }
}

/** Asks PagerDuty what happened to an incident, and takes note of what nobody told. Returns when it was opened. */
async function catchUp(id: string, runtime: Runtime): Promise<string | undefined> {
  const { table, history, plan, log } = runtime;
  const known = (await table.load(id))?.record;
  const openedAt = known === undefined ? undefined : viewOf(known, plan)?.openedAt;
  try {
    const told = await history.of(id);
    if (told === undefined) return openedAt;
    const keys = new Set(known?.events.map(({ key }) => key));
    for (const it of told.events.filter(({ key }) => !keys.has(key))) await take(id, told.openedAt, it, runtime);
    return told.openedAt;
  } catch (error) {
    if (!(error instanceof TryLater)) throw error;
    // The clock does not wait for PagerDuty: what is known now decides.
    log("PagerDuty does not tell", { reason: error.message });
    return openedAt;
  }
}

async function perform(id: string, key: string, runtime: Runtime): Promise<void> {
  const { table, plan, dispatch, now, log } = runtime;
  const begun = await table.begin(id, key, now());
  const record = begun === undefined ? undefined : (await table.load(id))?.record;
  const view = record === undefined ? undefined : viewOf(record, plan);
  if (begun === undefined || view === undefined) return;
  const settle = async (what: IncidentEvent["what"]) => take(id, view.openedAt, event(what, now()), runtime);
  try {
    const result = await dispatch(begun.deed, key, view, begun.again, now());
    if (result !== undefined) await settle({ kind: "done", effect: key, result });
    await table.finish(id, key);
  } catch (error) {
    await table.release(id, key, now());
    if (!(error instanceof Refused)) throw error;
    log("refused for good", { does: begun.deed.does, incident: view.record.reference });
    await settle({ kind: "refused", effect: key, reason: error.message });
    await table.finish(id, key);
  }
}

/** How far back incidents are looked for that no webhook told of; far longer than any break of this function. */
const lookBackMinutes = 24 * 60;

async function reconcile(runtime: Runtime): Promise<void> {
  const { table, history, services, now } = runtime;
  const recent = await history.since(later(now(), -lookBackMinutes)).catch((error: unknown) => {
    if (error instanceof TryLater) return [];
    throw error;
  });
  const open = await table.open();
  for (const id of new Set([...recent, ...open])) {
    const openedAt = await catchUp(id, runtime);
    // Whoever died between two transactions left something unasked.
    await take(id, openedAt, undefined, runtime);
  }
  for (const { id, key } of await table.unfinished(now())) await services.send({ is: "effect", incident: id, key });
}
