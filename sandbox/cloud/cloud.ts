import type { Properties } from "../protocol";
import { openJournal } from "./journal";

/** One object as its vendor holds it. Values are plain: here the vendor's side of a secret is seen. */
export interface CloudObject {
  readonly type: string;
  readonly id: string;
  /** The resource's name in the program that made it; empty for one that somebody made by hand. */
  readonly name: string;
  readonly inputs: Properties;
}

/** The stand-in for all three vendors' stores: every change is on disk before the call that made it is answered. */
export interface Cloud {
  readonly list: () => readonly CloudObject[];
  readonly get: (type: string, id: string) => CloudObject | undefined;
  /** Adds an object or replaces the one with its type and id. */
  readonly put: (object: CloudObject) => void;
  readonly remove: (type: string, id: string) => void;
  /** How many objects were ever made under this key; counts up. Makes an id that was never used before. */
  readonly nextSerial: (key: string) => number;
  readonly close: () => void;
}

/** One line of the journal. All of them may be applied twice without harm. */
type Entry =
  | { readonly put: CloudObject }
  | { readonly remove: { readonly type: string; readonly id: string } }
  | { readonly serial: { readonly key: string; readonly value: number } };

/** Opens the cloud that is kept in a directory, as it was after its last completed change. One process at a time. */
export function openCloud(directory: string): Cloud {
  const objects = new Map<string, CloudObject>();
  const serials = new Map<string, number>();
  const apply = (entry: Entry) => {
    if ("put" in entry) objects.set(keyOf(entry.put.type, entry.put.id), entry.put);
    else if ("remove" in entry) objects.delete(keyOf(entry.remove.type, entry.remove.id));
    else serials.set(entry.serial.key, entry.serial.value);
  };
  const journal = openJournal<Entry>(directory, apply, () => [
    ...[...objects.values()].map((put) => ({ put })),
    ...[...serials].map(([key, value]) => ({ serial: { key, value } })),
  ]);
  const record = (entry: Entry) => {
    journal.append(entry);
    apply(entry);
  };
  return {
    list: () => [...objects.values()].sort((a, b) => (keyOf(a.type, a.id) < keyOf(b.type, b.id) ? -1 : 1)),
    get: (type, id) => objects.get(keyOf(type, id)),
    put: (object) => {
      record({ put: object });
    },
    remove: (type, id) => {
      record({ remove: { type, id } });
    },
    nextSerial: (key) => {
      const value = (serials.get(key) ?? 0) + 1;
      record({ serial: { key, value } });
      return value;
    },
    close: journal.close,
  };
}

function keyOf(type: string, id: string): string {
  return `${type} ${id}`;
}
