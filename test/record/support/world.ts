import { plan } from "../../../src/plan";
import { later, toSecond, type Deed, type IncidentEvent } from "../../../src/record/runtime/core";
import type { Facts } from "../../../src/record/runtime/facts";
import { handle, type Runtime } from "../../../src/record/runtime/handle";
import type { Message } from "../../../src/record/runtime/messages";
import { memoryTable } from "./memoryTable";
import { begins } from "./histories";

/** The plug is pulled. */
export class Killed extends Error {
  override readonly name = "Killed";
}

/** A world in which time passes by itself: a queue, timers, a vendor that knows what happened, and one that does things. */
export interface World {
  readonly runtime: Runtime;
  /** What was done at vendors, each time it was: by the effect's key. */
  readonly done: readonly { readonly key: string; readonly deed: Deed; readonly at: string }[];
  readonly dump: ReturnType<typeof memoryTable>["dump"];
  /** Something to happen at a moment. */
  readonly at: (at: string, message: Message) => void;
  /** Lets time pass until nothing is left to happen, or a moment has come. */
  readonly run: (until: string) => Promise<void>;
  /** How many writes there were. */
  readonly writes: () => number;
}

/**
 * @param truth what happened to which incident: what PagerDuty answers when it is asked.
 * @param killAt before which writes the plug is pulled; what was in hand comes again, as a queue brings it.
 */
export function world(
  truth: Readonly<Record<string, readonly IncidentEvent[]>>,
  facts: Facts,
  killAt: ReadonlySet<number> = new Set(),
): World {
  let now = begins;
  let writes = 0;
  const write = () => {
    writes += 1;
    if (killAt.has(writes)) throw new Killed();
  };
  /** What happens at which moment, first come, first served; the moments themselves latest first, once sorted. */
  const agenda = new Map<string, Message[]>();
  const moments: string[] = [];
  let sorted = true;
  const schedule = (at: string, message: Message) => {
    const known = agenda.get(at);
    if (known !== undefined) {
      known.push(message);
      return;
    }
    agenda.set(at, [message]);
    moments.push(at);
    sorted = false;
  };
  const timers = new Set<string>();
  const { dump, ...table } = memoryTable(write);
  const done: { key: string; deed: Deed; at: string }[] = [];
  const known = new Set<string>();
  const told = (id: string) => (truth[id] ?? []).filter(({ at }) => at <= now);
  const runtime: Runtime = {
    facts,
    plan,
    table,
    services: {
      dynamodb: undefined as never,
      secrets: () => Promise.resolve(""),
      send: (message, afterSeconds = 0) => {
        write();
        schedule(later(now, afterSeconds / 60), message);
        return Promise.resolve();
      },
      sendAt: () => Promise.reject(new Error("timers are set by the dispatcher")),
      keep: () => Promise.resolve(),
    },
    history: {
      of: (id) => {
        const events = told(id);
        const [first] = events;
        return Promise.resolve(first === undefined ? undefined : { openedAt: first.at, events });
      },
      since: () => Promise.resolve(Object.keys(truth).filter((id) => told(id).length > 0)),
    },
    announce: () => Promise.resolve(),
    dispatch: (deed, key, view) => {
      write();
      const id = view.record.id;
      if (deed.does === "set-timer") {
        if (!timers.has(`${id} ${deed.timer}`))
          schedule(deed.at > now ? deed.at : now, { is: "timer", incident: id, timer: deed.timer, at: deed.at });
        timers.add(`${id} ${deed.timer}`);
        return Promise.resolve(undefined);
      }
      // A vendor whose effect carries its key does it once, however often it is asked.
      if (!known.has(`${id} ${key}`)) done.push({ key, deed, at: now });
      known.add(`${id} ${key}`);
      return Promise.resolve(resultOf(deed, key));
    },
    now: () => toSecond(now),
    log: () => undefined,
  };
  return {
    runtime,
    done,
    dump,
    at: schedule,
    writes: () => writes,
    run: async (until) => {
      for (;;) {
        if (!sorted) moments.sort().reverse();
        sorted = true;
        const next = moments.at(-1);
        if (next === undefined || next > until) return;
        const message = agenda.get(next)?.shift();
        if (message === undefined) {
          agenda.delete(next);
          moments.pop();
          continue;
        }
        if (next > now) now = next;
        try {
          await handle(message, runtime);
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          // The queue brings it again when its visibility ends.
          schedule(later(now, 6), message);
        }
      }
    },
  };
}

/** What a vendor answers. */
function resultOf(deed: Deed, key: string): Readonly<Record<string, string>> | undefined {
  switch (deed.does) {
    case "post":
    case "measure":
    case "keep":
    case "write-reference":
    case "archive-channel":
      return undefined;
    case "open-channel":
      return { channel: "C1" };
    case "show-status":
      return { page: "page-1", state: deed.state };
    case "count-cause":
      return { others: "0" };
    default:
      return { ticket: `T-${key.length}`, url: "https://example.org" };
  }
}
