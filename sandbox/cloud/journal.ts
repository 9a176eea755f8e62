import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** An append-only file of entries. */
export interface Journal<Entry> {
  readonly append: (entry: Entry) => void;
  readonly close: () => void;
}

/** Only the owner reads it: a stand-in vendor keeps what a vendor would, keys included. */
const ownerOnly = 0o600;

/**
 * Opens a directory's journal: replays it, rewrites it without what is outdated, and appends from there.
 *
 * An entry is written with one call before anybody is told of it, so a killed process loses none that was acknowledged.
 * A line that was cut off was acknowledged to nobody and is dropped. The rewrite replaces the file in one step.
 *
 * @param replay is given every entry in order.
 * @param snapshot gives the entries that are equal to all replayed ones.
 */
export function openJournal<Entry>(
  directory: string,
  replay: (entry: Entry) => void,
  snapshot: () => readonly Entry[],
): Journal<Entry> {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, "journal.jsonl");
  for (const line of completeLines(path)) replay(JSON.parse(line) as Entry);

  const rewritten = `${path}.new`;
  writeFileSync(rewritten, snapshot().map(toLine).join(""), { mode: ownerOnly });
  renameSync(rewritten, path);

  const file = openSync(path, "a", ownerOnly);
  let size = Buffer.byteLength(readFileSync(path));
  return {
    append: (entry) => {
      const line = Buffer.from(toLine(entry));
      const written = writeSync(file, line);
      if (written !== line.length) {
        // A full disk: leave no half line for later ones to be glued to.
        ftruncateSync(file, size);
        throw new Error(`${path}: the disk is full`);
      }
      size += written;
    },
    close: () => {
      closeSync(file);
    },
  };
}

function completeLines(path: string): readonly string[] {
  try {
    // What follows the last line break is empty, or the beginning of an entry that was cut off.
    return readFileSync(path, "utf8").split("\n").slice(0, -1);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function toLine(entry: unknown): string {
  return `${JSON.stringify(entry)}\n`;
}
