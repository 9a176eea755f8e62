import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/** A stack's state cannot be read: told without a stack trace, with what can be done. */
export class DamagedState extends Error {
  override readonly name = "DamagedState";
}

/** A state that can be read. */
export interface Whole {
  readonly path: string;
  /** When it was written, in milliseconds since 1970. */
  readonly writtenAt: number;
  readonly resources: number;
}

/** Where a sandbox keeps a stack's state. */
export const stateFileOf = (sandbox: string, project: string, stack: string): string =>
  join(sandbox, "state", ".pulumi", "stacks", project, `${stack}.json`);

/**
 * Makes sure that a state can be read, before the engine tries to.
 *
 * @throws DamagedState with the file, what is wrong with it, and the newest backup that the engine has made.
 */
export function demandWhole(path: string): void {
  const problem = problemOf(path);
  if (problem === undefined) return;
  const [newest] = backupsOf(path);
  const remedy =
    newest === undefined
      ? "There is no backup of it that can be read. What to do: remove the sandbox's directory and begin anew; nothing in it is real."
      : `The engine's backup of ${new Date(newest.writtenAt).toISOString()} with ${newest.resources} resources can be read.\n` +
        "  What to do: npm run sandbox -- doctor --restore puts it in place, and the next up takes up what came after it.";
  throw new DamagedState(`${path} ${problem}.\n${remedy}`);
}

/** What is wrong with a state file; undefined when it can be read. */
export function problemOf(path: string): string | undefined {
  const text = readFileSync(path, "utf8");
  if (text.trim() === "") return "is empty";
  try {
    const state = JSON.parse(text) as { readonly version?: unknown; readonly checkpoint?: unknown } | null;
    const isState = typeof state?.version === "number" && typeof state.checkpoint === "object";
    return isState ? undefined : "is JSON, but not a state";
  } catch {
    return text.trimStart().startsWith("{") ? "is cut off or damaged" : "is not JSON";
  }
}

/** The backups of a state that can be read, newest first: the one that each write makes, and those of earlier updates. */
export function backupsOf(path: string): readonly Whole[] {
  const [stack, project] = [basename(path, ".json"), basename(join(path, ".."))];
  const directory = join(path, "..", "..", "..", "backups", project, stack);
  const earlier = existsSync(directory)
    ? readdirSync(directory)
        .filter((it) => it.endsWith(".json"))
        .map((it) => join(directory, it))
    : [];
  return [`${path}.bak`, ...earlier]
    .filter((it) => existsSync(it) && problemOf(it) === undefined)
    .map(whole)
    .sort((a, b) => b.writtenAt - a.writtenAt);
}

/** What can be said of a state that can be read. */
export function whole(path: string): Whole {
  const { checkpoint } = JSON.parse(readFileSync(path, "utf8")) as {
    readonly checkpoint: { readonly latest?: { readonly resources?: readonly unknown[] } | null } | null;
  };
  return { path, writtenAt: statSync(path).mtimeMs, resources: checkpoint?.latest?.resources?.length ?? 0 };
}

/** Puts a backup in a damaged state's place; what was there stays beside it. Returns where. */
export function restoreFrom({ path: backup }: Whole, path: string): string {
  const aside = `${path}.damaged`;
  renameSync(path, aside);
  copyFileSync(backup, path);
  return aside;
}
