import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { nameOf, sandboxCommand, type Engine } from "../engine";
import { Failure } from "../failure";
import { readAccounts } from "../preflight";
import { accountsVendors, cutOff, recover, sandboxVendors, type CutOff, type Remedy, type Vendors } from "../recovery";
import { checkout, engineOf, exitWith, onStack, tell, type StackOptions } from "./context";

interface RecoverOptions extends StackOptions {
  readonly import?: boolean;
  readonly delete?: boolean;
}

/** The command after an update that was killed. */
export function addRecover(program: Command): void {
  onStack(program.command("recover"))
    .description("after a killed update: list what exists and no state knows, and import or delete it after a question")
    .option("--import", "have the next up import it, without a question")
    .option("--delete", "delete it, without a question")
    .action((options: RecoverOptions) => exitWith(recoverStack(options)));
}

async function recoverStack(options: RecoverOptions): Promise<number> {
  const engine = engineOf(options);
  const vendors = await vendorsOf(options, engine);
  const left = await cutOff(engine, vendors);
  tell(renderCutOff(left));
  const remedy = left.existing.length === 0 ? "import" : await remedyIn(options);
  if (remedy === undefined) {
    tell("\nNothing was changed.");
    return 1;
  }
  const done = await recover(engine, vendors, left, remedy);
  tell([...done.map((it) => `- ${it}`), ...(done.length === 0 ? [] : ["", next])].join("\n"));
  return 0;
}

const next =
  "Next: pulumi up --refresh; then npm run deliver -- recover once more: it finds nothing, and clears the list of imports.";

async function vendorsOf({ sandbox, stack }: StackOptions, engine: Engine): Promise<Vendors> {
  if (sandbox !== undefined)
    return sandboxVendors((args) => sandboxCommand(sandbox, ["orphans", ...args], checkout, { stack }));
  const read = await readAccounts(engine);
  if ("problem" in read) throw new Failure(read.problem);
  return accountsVendors(read.accounts);
}

async function remedyIn({ import: taken, delete: deleted }: RecoverOptions): Promise<Remedy | undefined> {
  if (taken === true || deleted === true) return taken === true ? "import" : "delete";
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(
    "Import them with the next up, delete them, or leave them? [import/delete/leave] ",
  );
  terminal.close();
  return answer === "import" || answer === "delete" ? answer : undefined;
}

/** What was left, for people. */
function renderCutOff({ pending, existing, unknown }: CutOff): string {
  if (pending.length + existing.length === 0) return "Nothing was cut off: what exists is in the state.";
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${title} (${lines.length}):`, ...lines.map((it) => `  ${it}`)];
  return [
    ...section(
      "Begun and not ended",
      pending.map(({ type, name }) => `${type} ${name}`),
    ),
    ...section(
      "Exist, and the state does not know them",
      existing.map(({ urn, importId }) => `${nameOf(urn)} (${importId})`),
    ),
    ...section("May exist; look, and list their ids with deliver adopt (docs/adoption.md)", unknown),
  ].join("\n");
}
