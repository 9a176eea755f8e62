import { spawn, type ChildProcess } from "node:child_process";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning } from "../../../toolchain";
import { checkout } from "./sandbox";

/** What a finished command left. */
export interface Finished {
  readonly code: number | null;
  readonly output: string;
}

/** `npm run sandbox -- …` as a process of its own, as a user starts it. */
export interface Command {
  readonly process: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Resolves when the output holds the text; rejects if the command ends before. */
  readonly says: (text: string) => Promise<void>;
}

/** Starts a command of the sandbox in a directory. */
export function start(directory: string, ...args: readonly string[]): Command {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(checkout, "sandbox", "main.ts"), "--dir", directory, ...args],
    { cwd: checkout, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  let check: () => void = () => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      check();
    });
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on("error", reject);
    // Not "close": an orphan that kept the pipes open would hide that the command itself ended.
    child.on("exit", (code) => {
      resolve({ code, output });
    });
  });
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      check = () => {
        if (output.includes(text)) resolve();
      };
      check();
      void finished.then(() => {
        reject(new Error(`ended without saying "${text}":\n${output}`));
      });
    });
  return { process: child, finished, says };
}

/** Runs a command of the sandbox to its end. */
export function run(directory: string, ...args: readonly string[]): Promise<Finished> {
  return start(directory, ...args).finished;
}

/** The ids of all processes that a process started, and that these started, now. */
export function descendants(pid: number): readonly number[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const parents = lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const children = (of: number): readonly number[] =>
    parents.filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...children(child)]);
  return children(pid);
}

/** Waits until none of the processes exists; those that still do after the time (in milliseconds) are returned. */
export async function survivors(pids: readonly number[], withinMs: number): Promise<readonly number[]> {
  const deadline = Date.now() + withinMs;
  let alive = pids.filter(isRunning);
  while (alive.length > 0 && Date.now() < deadline) {
    await sleep(100);
    alive = alive.filter(isRunning);
  }
  return alive;
}
