import type { Effect, IncidentEvent } from "../../../src/record/runtime/core";
import type { Outgoing, Stored, Table } from "../../../src/record/runtime/table";

interface Kept {
  reference: string;
  version: number;
  isOpen: boolean;
  events: Map<string, IncidentEvent>;
  outbox: Map<string, Outgoing & { leased: number; since: number }>;
}

/** Numbers in a transaction that fit beside the record and its event, as DynamoDB has it. */
const mostEffects = 98;
const seconds = (at: string) => Date.parse(at) / 1000;

/** A table in memory that keeps and refuses what the real one does; `before` is called before each write. */
export function memoryTable(
  before: () => void = () => undefined,
): Table & { readonly dump: () => Readonly<Record<string, Stored>> } {
  const incidents = new Map<string, Kept>();
  const days = new Map<string, Map<string, number>>();
  const causes = new Map<string, Set<string>>();
  /** Reading is most of what the tests do: the same answer is given until something is written. */
  const answers = new Map<string, Stored>();
  const read = (id: string): Stored | undefined => {
    const it = incidents.get(id);
    if (it === undefined) return undefined;
    const known = answers.get(id);
    if (known !== undefined) return known;
    const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    const events = [...it.events.values()].sort((a, b) => compare(a.at, b.at) || compare(a.key, b.key));
    const outbox = [...it.outbox.values()].map(({ key, deed, state, attempts }) => ({ key, deed, state, attempts }));
    const answer = {
      record: { id, reference: it.reference, events, asked: [...it.outbox.keys()].sort() },
      version: it.version,
      outbox,
    };
    answers.set(id, answer);
    return answer;
  };
  const effectOf = (id: string, key: string) => {
    const found = incidents.get(id)?.outbox.get(key);
    if (found === undefined) throw new Error(`no effect ${key} of ${id}`);
    return found;
  };
  const put = (id: string, key: string, change: Partial<Outgoing & { leased: number }>) => {
    before();
    answers.delete(id);
    incidents.get(id)?.outbox.set(key, { ...effectOf(id, key), ...change });
  };
  return {
    dump: () =>
      Object.fromEntries(
        [...incidents.keys()].flatMap((id) => {
          const it = read(id);
          return it === undefined ? [] : [[id, it]];
        }),
      ),
    load: (id) => Promise.resolve(read(id)),
    number: (id, openedAt) => {
      const day = openedAt.slice(0, 10);
      const taken = days.get(day) ?? new Map<string, number>();
      if (!taken.has(id)) {
        before();
        taken.set(id, taken.size + 1);
        days.set(day, taken);
      }
      return Promise.resolve(`INC-${day.replaceAll("-", "")}-${String(taken.get(id)).padStart(3, "0")}`);
    },
    write: ({ record, version, isOpen, events, effects, now }) => {
      const known = incidents.get(record.id);
      if ((known?.version ?? 0) !== version || events.some(({ key }) => known?.events.has(key)))
        return Promise.resolve(undefined);
      before();
      answers.delete(record.id);
      const written: readonly Effect[] = effects.slice(0, mostEffects);
      incidents.set(record.id, {
        reference: record.reference,
        version: version + 1,
        isOpen,
        events: new Map([...(known?.events ?? []), ...events.map((it) => [it.key, it] as const)]),
        outbox: new Map([
          ...(known?.outbox ?? []),
          ...written.map(
            (it) => [it.key, { ...it, state: "asked" as const, attempts: 0, leased: 0, since: seconds(now) }] as const,
          ),
        ]),
      });
      return Promise.resolve(written);
    },
    begin: (id, key, now) => {
      const { state, leased, attempts, deed } = effectOf(id, key);
      if (state === "done" || leased > seconds(now)) return Promise.resolve(undefined);
      put(id, key, { attempts: attempts + 1, leased: seconds(now) + 120 });
      return Promise.resolve({ deed, again: attempts > 0 });
    },
    finish: (id, key) => {
      put(id, key, { state: "done" });
      return Promise.resolve();
    },
    release: (id, key, now) => {
      put(id, key, { leased: seconds(now) });
      return Promise.resolve();
    },
    unfinished: (now) =>
      Promise.resolve(
        [...incidents].flatMap(([id, { outbox }]) =>
          [...outbox.values()]
            .filter(({ state, since }) => state === "asked" && since < seconds(now) - 120)
            .filter(({ attempts, leased }) => attempts === 0 || leased < seconds(now) - 3600)
            .map(({ key }) => ({ id, key })),
        ),
      ),
    open: () => Promise.resolve([...incidents].filter(([, { isOpen }]) => isOpen).map(([id]) => id)),
    ofMonth: (month) =>
      Promise.resolve(
        [...days]
          .filter(([day]) => day.startsWith(month))
          .flatMap(([, taken]) => [...taken.keys()])
          .sort(),
      ),
    count: (cause, id) => {
      const known = causes.get(cause) ?? new Set();
      before();
      causes.set(cause, known.add(id));
      return Promise.resolve(known.size - 1);
    },
  };
}
