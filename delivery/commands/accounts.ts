import type { Command } from "commander";
import { installCli } from "../installCli";
import { demandAll, preflight, renderChecks } from "../preflight";
import { engineOf, exitWith, onStack, tell, type StackOptions } from "./context";

/** Commands that prepare a machine, and tell whether it may deploy. */
export function addAccounts(program: Command): void {
  program
    .command("install-cli")
    .description("download the official Pulumi CLI of the pinned version and verify it")
    .option("--dir <directory>", "where to install it", ".cache/cli")
    .action(({ dir }: { readonly dir: string }) =>
      exitWith(
        installCli(dir).then((executables) => {
          process.stdout.write(`The Pulumi CLI is in ${executables}; put that on your PATH.\n`);
          return 0;
        }),
      ),
    );
  onStack(program.command("preflight"))
    .description("check engine, stack, secrets and that every credential is alive and of the right account")
    .action((options: StackOptions) => exitWith(check(options)));
}

async function check(options: StackOptions): Promise<number> {
  const checks = await preflight(engineOf(options), process.env);
  tell(renderChecks(checks));
  demandAll(checks);
  return 0;
}
