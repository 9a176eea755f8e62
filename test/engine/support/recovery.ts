import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { run, start } from "./command";
import { temporaryDirectory } from "../../support/directories";

interface Listed {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
}

/**
 * Kills an `up` so many milliseconds after its first resource is there, and expects the next one to take it up: nothing
 * is lost, nothing is made twice, and then nothing is left to do.
 *
 * @param options of the sandbox, such as another program.
 */
export async function expectRecovery(milliseconds: number, options: readonly string[] = []): Promise<void> {
  const directory = temporaryDirectory();
  const sandbox = (...args: readonly string[]) => run(directory.path, ...options, ...args);
  try {
    // Every step told, so that it is known when the first one is done.
    const command = start(directory.path, ...options, "up", "--verbose");
    await command.says(" created (");
    await sleep(milliseconds);
    command.process.kill("SIGKILL");
    await command.finished;

    const next = await sandbox();
    expect(next.code, next.output).toBe(0);
    const orphaned = await sandbox("orphans");
    expect(orphaned.output).toContain("Every object of the cloud is known to the state.");
    const status = await sandbox("status", "--json");
    const resources = JSON.parse(status.output.slice(status.output.indexOf("["))) as readonly Listed[];
    const ids = resources.filter(({ id }) => id !== undefined).map(({ type, id }) => `${type} ${id ?? ""}`);
    expect(ids).toEqual([...new Set(ids)]);
    const again = await sandbox();
    expect(again.code, again.output).toBe(0);
    expect(again.output).toContain("No changes.");
  } finally {
    directory.remove();
  }
}
