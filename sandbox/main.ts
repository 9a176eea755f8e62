import { resolve } from "node:path";
import { Command } from "commander";
import { obtainEngine } from "../toolchain/engine";
import { Sandbox } from "./sandbox";

const program = new Command("sandbox")
  .description("Runs the production plan on the real engine against stand-in providers; no account is needed.")
  .option("--dir <directory>", "the sandbox's own directory", ".sandbox");

/** Runs one command in an open sandbox; the process ends with the command's exit code. */
async function inSandbox(action: (sandbox: Sandbox) => Promise<number>): Promise<void> {
  const { dir } = program.opts<{ dir: string }>();
  const engine = await obtainEngine();
  const sandbox = await Sandbox.open({ directory: resolve(dir), engine });
  try {
    process.exitCode = await action(sandbox);
  } finally {
    sandbox.close();
  }
}

program
  .command("up", { isDefault: true })
  .description("provision the plan, then show what it means")
  .action(() =>
    inSandbox(async (sandbox) => {
      const { code } = await sandbox.run(["up", "--yes", "--skip-preview", "--non-interactive"], "inherit");
      return code;
    }),
  );

program
  .command("preview")
  .description("show what an up would do")
  .action(() => inSandbox(async (sandbox) => (await sandbox.run(["preview", "--diff"], "inherit")).code));

program
  .command("pulumi")
  .description("run the engine with any arguments")
  .argument("<args...>")
  .allowUnknownOption()
  .helpOption(false)
  .action((args: string[]) => inSandbox(async (sandbox) => (await sandbox.run(args, "inherit")).code));

void program.parseAsync();
