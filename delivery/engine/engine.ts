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

/**
 * The engine of a sandbox: real, with stand-in providers.
 *
 * @param directory the sandbox's own directory.
 * @param program the checkout whose program and sandbox run; this one unless given.
 * @param stack whose config it runs with; production's unless given.
 */
export function sandboxEngine(directory: string, program: string = checkout, stack = productionStack): Engine {
  return {
    name: "sandbox",
    run: (args) =>
      run(
        join(program, "node_modules", ".bin", "tsx"),
        [
          join(program, "sandbox", "main.ts"),
          ...(stack === productionStack ? [] : ["--stack", stack]),
          "--dir",
          resolve(directory),
          "pulumi",
          ...args,
          "--color",
          "never",
        ],
        { cwd: program },
      ),
  };
}
