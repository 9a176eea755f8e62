import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** A value as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** The properties of an object, as JSON has them. */
export type Properties = Readonly<Record<string, Json>>;

/** An object in the stand-in cloud, as its vendor's API would hold it. */
export interface CloudObject {
  readonly type: string;
  readonly id: string;
  /** What its owner asked for, or what somebody changed it to. */
  readonly inputs: Properties;
  /** What the vendor computed: ids, ARNs, keys. */
  readonly computed: Properties;
}

type Entry = { readonly put: CloudObject } | { readonly drop: { readonly type: string; readonly id: string } };

/**
 * The stand-in cloud's memory: a journal of one JSON line a change, appended before the change is acknowledged, so that
 * a process killed at any moment loses nothing that a vendor would have kept. A torn last line was never acknowledged
 * and is dropped; opening compacts the journal.
 */
export class CloudStore {
  readonly #file: string;
  readonly #objects = new Map<string, CloudObject>();

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) this.#replay(readFileSync(file, "utf8"));
    const compacted = this.list().map((it) => line({ put: it }));
    writeFileSync(`${file}.new`, compacted.join(""));
    renameSync(`${file}.new`, file);
  }

  /** Every object, by type and id. */
  list(): readonly CloudObject[] {
    return [...this.#objects.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  get(type: string, id: string): CloudObject | undefined {
    return this.#objects.get(key({ type, id }));
  }

  put(object: CloudObject): void {
    appendFileSync(this.#file, line({ put: object }));
    this.#objects.set(key(object), object);
  }

  drop(type: string, id: string): void {
    appendFileSync(this.#file, line({ drop: { type, id } }));
    this.#objects.delete(key({ type, id }));
  }

  #replay(journal: string): void {
    const complete = journal.slice(0, journal.lastIndexOf("\n") + 1);
    for (const text of complete.split("\n").filter((it) => it !== "")) {
      const entry = JSON.parse(text) as Entry;
      if ("put" in entry) this.#objects.set(key(entry.put), entry.put);
      else this.#objects.delete(key(entry.drop));
    }
  }
}

const line = (entry: Entry) => `${JSON.stringify(entry)}\n`;
const key = ({ type, id }: { readonly type: string; readonly id: string }) => `${type}\u0000${id}`;
