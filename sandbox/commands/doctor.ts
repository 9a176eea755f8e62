import { existsSync } from "node:fs";
import { backupsOf, holdSandbox, problemOf, restoreFrom, stateFile, whole } from "../launcher";
import type { Context } from "./context";

/**
 * Says whether the sandbox's state can be read, and puts the engine's newest backup in its place if asked to. Returns 1
 * when it cannot be read and nothing was done.
 */
export function doctor(context: Context, { restore = false }: { readonly restore?: boolean }): Promise<number> {
  const release = holdSandbox(context.dir);
  try {
    const { code, line } = examined(
      stateFile(context.dir, { directory: context.program, stack: context.stack }),
      restore,
    );
    process.stdout.write(`${line}\n`);
    return Promise.resolve(code);
  } finally {
    release();
  }
}

function examined(path: string, restore: boolean): { readonly code: number; readonly line: string } {
  if (!existsSync(path)) return { code: 0, line: `There is no state yet at ${path}. npm run sandbox makes one.` };
  const problem = problemOf(path);
  if (problem === undefined) return { code: 0, line: `${path} is whole: ${whole(path).resources} resources.` };
  const [newest] = backupsOf(path);
  if (newest === undefined) return { code: 1, line: `${path} ${problem}, and there is no backup that can be read.` };
  const backup = `the engine's backup of ${new Date(newest.writtenAt).toISOString()} with ${newest.resources} resources`;
  if (!restore) return { code: 1, line: `${path} ${problem}; there is ${backup}. --restore puts it in place.` };
  const aside = restoreFrom(newest, path);
  return { code: 0, line: `${path} is ${backup} now; the damaged one is ${aside}. Next: npm run sandbox` };
}
