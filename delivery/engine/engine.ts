import { join, resolve } from "node:path";
import { productionStack } from "../../src/environment/stackFile";
import { run, type Ended } from "../process";

/** The engine on one stack: production's own, or the one of a sandbox. What is delivered does not depend on which. */
export interface Engine {
  /** For people: "production" or "sandbox". */
  readonly name: string;
  /** Runs a command of the engine, such as `["preview", "--json"]`. */
  readonly run: (args: readonly string[]) => Promise<Ended>;
}

const checkout = join(__dirname, "..", "..");

/** The user's own Pulumi with its real plugins, on a stack of the backend it is logged in to. */
export function productionEngine(stack: string, cwd: string = checkout): Engine {
  return {
    name: "production",
    run: (args) =>
      run("pulumi", [...args, "--stack", stack, "--non-interactive", "--color", "never"], {
        cwd,
        env: { PULUMI_SKIP_UPDATE_CHECK: "true" },
      }),
  };
}

/** What a sandbox is told beside its program. */
export interface SandboxSettings {
  /** Whose config it runs with; production's unless given. */
  readonly stack?: string;
  /** The day on which it is made, YYYY-MM-DD, if it is to declare the same as another; today unless given. */
  readonly day?: string;
  /** It is thrown away after use, so its state need not outlive a kill. */
  readonly throwaway?: boolean;
}

/**
 * The engine of a sandbox: real, with stand-in providers.
 *
 * @param directory the sandbox's own directory.
 * @param program the checkout whose program and sandbox run; this one unless given.
 */
export function sandboxEngine(directory: string, program: string = checkout, settings: SandboxSettings = {}): Engine {
  return {
    name: "sandbox",
    run: (args) => sandboxCommand(directory, ["pulumi", ...args, "--color", "never"], program, settings),
  };
}

/** Runs a command of a checkout's sandbox. */
export const sandboxCommand = (
  directory: string,
  args: readonly string[],
  program: string,
  { stack = productionStack, day, throwaway = false }: SandboxSettings,
): Promise<Ended> =>
  run(
    join(program, "node_modules", ".bin", "tsx"),
    [
      join(program, "sandbox", "main.ts"),
      ...(stack === productionStack ? [] : ["--stack", stack]),
      ...(day === undefined ? [] : ["--day", day]),
      ...(throwaway ? ["--save-at-end"] : []),
      "--dir",
      resolve(directory),
      ...args,
    ],
    { cwd: program },
  );
