import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { basename, dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning, startOf } from "./processes";

/** Who holds a lock. The start time tells a process from a later one that was given the same id. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  readonly started: string;
}

/** How often a waiting process looks again, in milliseconds. */
const pollMs = 250;
/** How often a holder says that it is there, and after how long a silence one that cannot be looked at is gone. */
const beatMs = 5000;
const silentMs = 60_000;

/**
 * Takes a lock if it is free, or was left by a process that is gone.
 *
 * The lock is a row of numbered files, `lock.1`, `lock.2` …, of which the highest counts. Whoever takes it makes the next
 * one, which the file system lets only one do, and steps back when a higher one is there by then. None is ever removed
 * before it has a successor, so of those who take over a stale lock at once exactly one gets it.
 *
 * @returns the way to release it, or who holds it.
 */
export function tryLock(path: string): { readonly release: () => void } | { readonly holder: LockHolder } {
  mkdirSync(dirname(path), { recursive: true });
  const self: LockHolder = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
  for (;;) {
    const last = numbers(path).at(-1) ?? 0;
    const holder = readHolder(`${path}.${last}`);
    if (holder !== undefined && isHeld(holder, `${path}.${last}`)) return { holder };
    const mine = `${path}.${last + 1}`;
    if (!place(mine, self)) continue;
    const all = numbers(path);
    if (all.at(-1) === last + 1) {
      for (const it of all.slice(0, -1)) rmSync(`${path}.${it}`, { force: true });
      return { release: keep(mine) };
    }
    rmSync(mine, { force: true });
  }
}

/** Waits for a lock, runs the action under it and releases it. `onWait` is told once who is waited for. */
export async function withLock<T>(
  path: string,
  action: () => Promise<T>,
  onWait: (holder: LockHolder) => void,
): Promise<T> {
  let told = false;
  for (;;) {
    const lock = tryLock(path);
    if ("release" in lock) {
      try {
        return await action();
      } finally {
        lock.release();
      }
    }
    if (!told) onWait(lock.holder);
    told = true;
    await sleep(pollMs);
  }
}

/** A holder on another machine (a shared directory, a container) cannot be looked at; it is there while it says so. */
function isHeld(holder: LockHolder, file: string): boolean {
  if (holder.host === hostname()) return isRunning(holder.pid) && startOf(holder.pid) === holder.started;
  try {
    return Date.now() - statSync(file).mtimeMs < silentMs;
  } catch {
    return false;
  }
}

/** Keeps saying that the holder is there, until the lock is released: then its file says that nobody has it. */
function keep(file: string): () => void {
  const beating = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // Its directory is gone, and with it what it guards.
    }
  }, beatMs).unref();
  return () => {
    clearInterval(beating);
    const free = `${file}.free.${process.pid}`;
    try {
      writeFileSync(free, "");
      renameSync(free, file);
    } catch (error) {
      if (!isErrno(error, "ENOENT")) throw error;
    }
  };
}

/** Makes a file that is whole from the first moment, unless there is one: nobody ever sees a lock without its holder. */
function place(file: string, holder: LockHolder): boolean {
  const whole = `${file}.new.${process.pid}`;
  writeFileSync(whole, JSON.stringify(holder));
  try {
    linkSync(whole, file);
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    throw error;
  } finally {
    rmSync(whole, { force: true });
  }
}

/** The numbers of a lock's files, ascending. */
function numbers(path: string): readonly number[] {
  const start = `${basename(path)}.`;
  return readdirSync(dirname(path))
    .filter((it) => it.startsWith(start) && /^\d+$/.test(it.slice(start.length)))
    .map((it) => Number(it.slice(start.length)))
    .sort((a, b) => a - b);
}

function readHolder(file: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as LockHolder;
  } catch {
    return undefined;
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}
