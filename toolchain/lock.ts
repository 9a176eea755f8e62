import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
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

/**
 * Takes a lock file if it is free, or was left by a process that is gone.
 *
 * @returns the way to release it, or who holds it.
 */
export function tryLock(path: string): { readonly release: () => void } | { readonly holder: LockHolder } {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${process.pid}`;
  const self: LockHolder = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
  // Linking a finished file is atomic: nobody ever sees a lock without its holder.
  writeFileSync(mine, JSON.stringify(self));
  try {
    for (;;) {
      if (tryLink(mine, path))
        return {
          release: () => {
            rmSync(path, { force: true });
          },
        };
      const holder = readHolder(path);
      if (holder !== undefined && isHeld(holder)) return { holder };
      setAside(path);
    }
  } finally {
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

/** A holder on another machine (a shared directory) cannot be looked at, so it is taken to be alive. */
function isHeld(holder: LockHolder): boolean {
  if (holder.host !== hostname()) return true;
  return isRunning(holder.pid) && startOf(holder.pid) === holder.started;
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    throw error;
  }
}

/** Removes a stale lock. If a third process replaced it in the meantime, that one gets its lock back. */
function setAside(path: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isErrno(error, "ENOENT")) return;
    throw error;
  }
  const holder = readHolder(aside);
  if (holder !== undefined && isHeld(holder)) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function readHolder(path: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as LockHolder;
  } catch {
    return undefined;
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}
