import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { deploy, isEmpty, propose } from "../deploy";
import { engineOf, exitWith, headCommit, onStack, output, tell, type StackOptions } from "./context";

/** The commands of the deploy workflow. */
export function addDeploy(program: Command): void {
  const group = program
    .command("deploy")
    .description("preview a change, have it approved, and make exactly that change");
  onStack(group.command("preview"))
    .description("preview and write down what is to be approved")
    .requiredOption("--out <directory>", "where to write")
    .action((options: StackOptions & { readonly out: string }) => exitWith(proposeChange(options)));
  onStack(group.command("up"))
    .description("make the approved change; refuses if anything has changed since")
    .requiredOption("--from <directory>", "what `deploy preview` wrote")
    .action((options: StackOptions & { readonly from: string }) => exitWith(makeChange(options)));
}

async function proposeChange(options: StackOptions & { readonly out: string }): Promise<number> {
  const proposal = await propose(engineOf(options), headCommit(), options.out);
  tell(readFileSync(join(options.out, "summary.md"), "utf8"));
  output("changes", String(!isEmpty(proposal)));
  return 0;
}

async function makeChange(options: StackOptions & { readonly from: string }): Promise<number> {
  tell(await deploy(engineOf(options), headCommit(), options.from));
  return 0;
}
