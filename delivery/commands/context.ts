import { appendFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Command } from "commander";
import { visible } from "../../src/visible";
import { productionStack, StackFileError } from "../../src/environment/stackFile";
import { productionEngine, sandboxEngine, type Engine } from "../engine";
import { Failure } from "../failure";

/** The checkout that this command belongs to. */
export const checkout = join(__dirname, "..", "..");

/** Options that every command on a stack has. */
export interface StackOptions {
  readonly stack: string;
  readonly sandbox?: string;
}

/** Adds the choice of the stack, production's by default, and of a sandbox to run it in, which needs no credential. */
export function onStack(command: Command): Command {
  return command
    .option("--stack <name>", "the stack", productionStack)
    .option("--sandbox <directory>", "use the sandbox in this directory instead of real accounts");
}

/** The engine on the chosen stack. */
export function engineOf({ stack, sandbox }: StackOptions): Engine {
  return sandbox === undefined ? productionEngine(stack) : sandboxEngine(sandbox, checkout, { stack });
}

/** The checked-out commit, in full. */
export function headCommit(directory: string = checkout): string {
  const git = spawnSync("git", ["rev-parse", "HEAD"], { cwd: directory, encoding: "utf8" });
  if (git.status !== 0) throw new Failure(`${directory} is not a git checkout: ${git.stderr.trim()}`);
  return git.stdout.trim();
}

/**
 * A text that a workflow's log shows and does not obey: a line that begins with `::`, or `##[` anywhere, would be a command
 * to the runner.
 */
const inert = (text: string): string =>
  visible(text)
    .replace(/^(\s*)::/gm, "$1\\::")
    .replaceAll("##[", "##\\[");

/** Prints for people, and in a workflow also on the run's summary page. */
export function tell(text: string): void {
  process.stdout.write(`${inert(text)}\n`);
  const { GITHUB_STEP_SUMMARY: summary } = process.env;
  if (summary !== undefined) appendFileSync(summary, `${visible(text)}\n`);
}

/** Hands a value to later steps and jobs of the workflow. */
export function output(name: string, value: string): void {
  const { GITHUB_OUTPUT: file } = process.env;
  if (file !== undefined) appendFileSync(file, `${name}=${value}\n`);
}

/** Runs a command's action: its exit code is the process's; what a person can mend is told without a stack trace. */
export async function exitWith(action: Promise<number>): Promise<void> {
  try {
    process.exitCode = await action;
  } catch (error) {
    if (!(error instanceof Failure || error instanceof StackFileError)) throw error;
    process.stderr.write(`${inert(error.message)}\n`);
    process.exitCode = 1;
  }
}
