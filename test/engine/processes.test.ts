import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandOf, tryLock } from "../../toolchain";
import { descendants, run as runCommand, start as startCommand, survivors } from "./support/command";
import { temporaryDirectory, type TemporaryDirectory } from "../support/directories";
import { checkout, paging } from "./support/sandbox";

/** Said by the engine once the first resource of a run exists: then everything is in motion. */
const inMotion = " created (";
const endsWithinMs = 20_000;

let directory: TemporaryDirectory;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => {
  directory.remove();
});

/** A small program: processes end no differently with a large one, only later. */
const small = ["--program", paging] as const;
/** With every step told, so that it is known when the first one is done. */
const start = (path: string) => startCommand(path, ...small, "up", "--verbose");
const run = (path: string, ...args: readonly string[]) => runCommand(path, ...small, ...args);

async function interrupted(signal: NodeJS.Signals) {
  const command = start(directory.path);
  await command.says(inMotion);
  const { pid } = command.process;
  if (pid === undefined) throw new Error("the command did not start");
  const started = descendants(pid);
  command.process.kill(signal);
  return { ...(await command.finished), started };
}

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(50);
}

describe("npm run sandbox", () => {
  it("leaves no process behind on Ctrl-C, and the next run goes on from there", async () => {
    const { code, started } = await interrupted("SIGINT");
    expect(code).not.toBe(0);
    expect(started.length).toBeGreaterThan(1);
    expect(await survivors(started, endsWithinMs)).toEqual([]);

    const next = await run(directory.path);
    expect(next.code, next.output).toBe(0);
  });

  it("leaves no process behind when it is killed, and the next run goes on from there", async () => {
    const { started } = await interrupted("SIGKILL");
    const next = await run(directory.path);
    expect(next.code, next.output).toBe(0);
    expect(await survivors(started, endsWithinMs)).toEqual([]);
  });

  it("ends with its engine when that is killed, and the next run goes on from there", async () => {
    const command = start(directory.path);
    await command.says(inMotion);
    const started = descendants(command.process.pid ?? 0);
    const engine = started.find((pid) => commandOf(pid).endsWith("pulumi"));
    if (engine === undefined) throw new Error("the engine does not run");
    process.kill(engine, "SIGKILL");

    expect((await command.finished).code).not.toBe(0);
    expect(await survivors(started, endsWithinMs)).toEqual([]);
    const next = await run(directory.path);
    expect(next.code, next.output).toBe(0);
  });

  it("leaves no process behind when what started it is gone", async () => {
    const script = `"${process.execPath}" --import tsx sandbox/main.ts --dir "${directory.path}" --program "${paging}" up --verbose >"${directory.path}/log"; true`;
    const shell = spawn("sh", ["-c", script], { cwd: checkout, stdio: "ignore" });
    await waitFor(() => {
      const log = join(directory.path, "log");
      return existsSync(log) && readFileSync(log, "utf8").includes(inMotion);
    });
    const started = descendants(shell.pid ?? 0);
    shell.kill("SIGKILL");
    expect(started.length).toBeGreaterThan(2);
    expect(await survivors(started, endsWithinMs)).toEqual([]);
  });

  it("runs in two directories at once", async () => {
    const other = temporaryDirectory();
    try {
      const results = await Promise.all([run(directory.path), run(other.path)]);
      expect(results.map(({ code }) => code)).toEqual([0, 0]);
    } finally {
      other.remove();
    }
  });

  it("refuses a directory that another run is using, and says which process that is", async () => {
    const lock = tryLock(join(directory.path, "lock"));
    const second = await run(directory.path, "status");
    if ("release" in lock) lock.release();
    expect(second.code).toBe(1);
    expect(second.output).toContain(`Process ${process.pid} is using the sandbox`);
    expect(second.output).toContain("--dir");
  });

  it("says that a second run changes nothing", async () => {
    await run(directory.path);
    const { code, output } = await run(directory.path);
    expect(code).toBe(0);
    expect(output).toMatch(/No changes\. \d+ resources unchanged\./);
  });

  it("never touches production's stack file", async () => {
    const file = join(checkout, "Pulumi.prod.yaml");
    const before = readFileSync(file, "utf8");
    await runCommand(directory.path, "pulumi", "config", "set", "timeZone", "Etc/UTC");
    expect(readFileSync(file, "utf8")).toBe(before);
    expect(existsSync(join(directory.path, "project", "Pulumi.prod.yaml"))).toBe(true);
  });
});
