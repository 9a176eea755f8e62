import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { commandOf, isRunning } from "../../toolchain";

/** What the engine writes into a lock of a file:// backend. */
interface EngineLock {
  readonly pid: number;
  readonly hostname: string;
}

/** How long an engine whose launcher was killed may take to end: its providers are gone, so it gives up by itself. */
const endsWithinMs = 30_000;
const pollMs = 200;

/**
 * Removes the locks that a killed engine left in a state directory. Only for who holds the sandbox: then no engine can
 * be at work in it, except one that is just ending. One of another host name cannot be looked at; but its launcher held
 * the sandbox, and does no more, so it is gone too, or this is the same machine under another name.
 *
 * @throws Error if an engine does not end.
 */
export async function clearEngineLocks(state: string): Promise<void> {
  for (const path of lockFiles(state)) {
    const lock = readLock(path);
    const deadline = Date.now() + endsWithinMs;
    while (lock !== undefined && isEngine(lock) && existsSync(path)) {
      if (Date.now() > deadline)
        throw new Error(
          `An engine (process ${lock.pid} on ${lock.hostname}) still works in this sandbox. ` +
            `Wait for it or end it, or use another directory with --dir.`,
        );
      await sleep(pollMs);
    }
    rmSync(path, { force: true });
  }
}

function lockFiles(state: string): readonly string[] {
  const locks = join(state, ".pulumi", "locks");
  if (!existsSync(locks)) return [];
  return readdirSync(locks, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => join(entry.parentPath, entry.name));
}

function isEngine({ pid, hostname: host }: EngineLock): boolean {
  if (host !== hostname()) return false;
  // Ids are used again: a process that is no engine has nothing to do with the lock.
  return isRunning(pid) && commandOf(pid).includes("pulumi");
}

function readLock(path: string): EngineLock | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as EngineLock;
  } catch {
    return undefined;
  }
}
