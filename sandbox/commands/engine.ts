import { readResources, summarise as meaningOf } from "../../src/review";
import { withSandbox, type Context } from "./context";
import { unexpectedChanges } from "./drift";
import { eventLog } from "./eventLog";
import { meaningOfPreview } from "./meaning";
import { explain, recover } from "./recover";
import { changesIn, summarise } from "./summary";

/** An option of the sandbox's own among the engine's, and the others. */
const taken = (option: string, args: readonly string[]) =>
  [args.includes(option), args.filter((it) => it !== option)] as const;

/** A terminal gets the engine's own display; a log gets a line for each provider, unless it wants every step. */
const display = (isVerbose: boolean) => (process.stdout.isTTY || isVerbose ? "show" : "digest");

/**
 * Runs `pulumi up` and, if it succeeds, shows what changed and what exists. With `--verbose` every step is a line, also
 * without a terminal. Returns the engine's exit code.
 */
export function up(context: Context, args: readonly string[]): Promise<number> {
  const [isVerbose, options] = taken("--verbose", args);
  return withSandbox(context, async (sandbox) => {
    const events = eventLog(context);
    await recover(sandbox);
    const { code } = await sandbox.run(
      ["up", "--yes", "--skip-preview", "--refresh", "--suppress-outputs", "--event-log", events.file, ...options],
      { terminal: display(isVerbose) },
    );
    const told = events.take();
    if (code === 0 && told !== undefined) {
      const resources = await sandbox.resources();
      process.stdout.write(`\n${summarise(resources, changesIn(told))}\n`);
      if (resources.length > 0) process.stdout.write(`\n${meaningOf(readResources(resources))}\n`);
    }
    if (code !== 0) await explain(sandbox);
    return code;
  });
}

/**
 * Runs `pulumi preview` and says what the change means, unless it is wanted as JSON. Returns the engine's exit code: 7 for a
 * change that was not expected.
 */
export function preview(context: Context, args: readonly string[]): Promise<number> {
  return withSandbox(context, async (sandbox) => {
    const events = eventLog(context);
    const { code } = await sandbox.run(["preview", "--suppress-outputs", "--event-log", events.file, ...args], {
      terminal: "show",
    });
    const told = events.take();
    if (told !== undefined && (code === 0 || code === unexpectedChanges) && !args.includes("--json")) {
      const meaning = meaningOfPreview(told, await sandbox.resources());
      process.stdout.write(`\n${meaning ?? "Nothing is provisioned yet: all of it is new."}\n`);
    }
    return code;
  });
}

/**
 * Runs `pulumi destroy`, which refuses what is protected and names it. With `--unprotect` everything goes: nothing here is
 * real. Returns the engine's exit code.
 */
export function destroy(context: Context, args: readonly string[]): Promise<number> {
  const [isUnprotected, others] = taken("--unprotect", args);
  const [isVerbose, options] = taken("--verbose", others);
  return withSandbox(context, async (sandbox) => {
    if (isUnprotected) await sandbox.run(["state", "unprotect", "--all", "--yes"]);
    // With its preview, so that what is protected is refused before anything else is gone.
    const { code } = await sandbox.run(["destroy", "--yes", ...options], { terminal: display(isVerbose) });
    return code;
  });
}

/** Runs any command of the engine on the sandbox's stack. Returns its exit code. */
export function pulumi(context: Context, args: readonly string[]): Promise<number> {
  return withSandbox(context, async (sandbox) => {
    const { code } = await sandbox.run(args, { terminal: process.stdin.isTTY ? "interact" : "show" });
    if (code !== 0 && args[0] === "up") await explain(sandbox);
    return code;
  });
}
