import { Command, CommanderError } from "commander";
import { version } from "../package.json";
import { commandKeys, commands, handLines, type CommandKey, type CommandOption } from "../src/plan";
import type { Around } from "./around";
import { evidenceOf, objectAt, resultOf } from "./evidence";
import { factsOf, Mistake, type Facts } from "./facts";
import { follow } from "./follow";
import { orderOf, type Given } from "./orders";
import { writePidList } from "./pidList";
import { decide, start, Unreachable, type Run } from "./systemsManager";

/** Exit codes: scripts and people tell by them what to do next. */
export const exits = { done: 0, failed: 1, mistake: 2, unreachable: 3 } as const;

interface Options {
  readonly incident: string;
  readonly forReal?: boolean;
  readonly region?: string;
  readonly stack: string;
}

const help = `
Exit codes: 0 it is done (or, without --for-real, it could be); 1 the run failed; 2 a mistake or missing rights, and nothing
ran; 3 no region answers: it must be done by hand, and how is then said.

Credentials are those of the AWS SDK; the role is zkp-operator, for approve and reject zkp-approver.`;

/**
 * Runs one command of the response: the plan's nine scripts, and the two decisions that a run may wait for. Returns one of
 * `exits`; whatever people do wrong is said in one line.
 */
export async function respond(argv: readonly string[], around: Around): Promise<number> {
  let code: number = exits.done;
  const program = new Command("npm run respond --")
    .version(version)
    .description(
      "The plan's scripts. Each starts the document that does its work, in the region that lives, and follows it to its end. Nothing is changed without --for-real.",
    )
    .addHelpText("after", help)
    .exitOverride()
    .configureOutput({
      writeOut: around.print,
      writeErr: (text) => {
        around.say(text.trimEnd());
      },
    });
  for (const key of commandKeys)
    addCommand(program, key, async (given) => {
      code = await run(key, given, around);
    });
  for (const [name, signal, what] of [
    ["approve", "Approve", "Let a run go on that waits for a decision"],
    ["reject", "Reject", "Stop a run that waits for a decision, or have it take back what it did"],
  ] as const)
    program
      .command(name)
      .description(`${what} (4.1 Fix Development / Approval).`)
      .argument("<execution>", "the run's id, as the page and the command that started it say it")
      .requiredOption("--region <region>", "where it runs")
      .requiredOption("--because <reason>", "why; it is kept with the evidence")
      .action((id: string, { region, because }: { readonly region: string; readonly because: string }) =>
        decide({ region, id }, signal, because),
      );
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exits.done : exits.mistake;
    if (!(error instanceof Mistake || error instanceof Unreachable)) throw error;
    around.say(error.message);
    return error instanceof Mistake ? exits.mistake : exits.unreachable;
  }
}

function addCommand(program: Command, key: CommandKey, action: (given: Given & Options) => Promise<void>): void {
  const { purpose, source, options } = commands[key];
  const command = program
    .command(key)
    .description(`${purpose} (${source})`)
    .requiredOption("--incident <reference>", "INC-YYYYMMDD-NNN, PagerDuty's id of it, or drill-<name>")
    .option("--for-real", "do it; without this the document only looks")
    .option("--region <region>", "start it there and nowhere else")
    .option("--stack <stack>", "whose config names account and regions", "prod");
  for (const [name, { text, required, example, flag, several }] of Object.entries<CommandOption>(options)) {
    const shown = example === undefined ? text : `${text}, such as ${example}`;
    if (flag !== undefined) command.option(`--${name}`, text);
    else if (required === true) command.requiredOption(`--${name} <value>`, shown);
    else command.option(`--${name} <value${several === true ? "..." : ""}>`, shown);
  }
  command.action(action);
}

async function run(key: CommandKey, given: Given & Options, { say, print, clock, checkout }: Around): Promise<number> {
  const facts = factsOf(given.stack, checkout);
  const order = orderOf(key, given, { incident: given.incident, forReal: given.forReal === true }, facts);
  const dry = order.parameters.DryRun?.[0] === "true";
  let begun: Run;
  try {
    begun = await start(order, regionsOf(given, facts), say);
  } catch (error) {
    throw error instanceof Unreachable ? new Unreachable(`${error.message}\n${byHand(key, given, facts)}`) : error;
  }
  say(`${order.document} runs in ${begun.region} as ${begun.id}${dry ? "; it only looks" : ""}`);
  const execution = await follow(begun, say, clock);
  for (const address of Object.values(evidenceOf(execution))) say(`evidence: ${address}`);
  if (key === "health-check") print(`${JSON.stringify(resultOf(execution, "askHealth").health, undefined, 2)}\n`);
  if (execution.AutomationExecutionStatus !== "Success") {
    say(`${execution.AutomationExecutionStatus ?? "It failed"}: ${execution.FailureMessage ?? "see the evidence"}`);
    return exits.failed;
  }
  if (key === "find-linked-pids") {
    const { list } = resultOf(execution, "findLinkedPids");
    print(writePidList(String(given.breachId), await objectAt(String(list))));
  } else say(dry && key !== "health-check" ? "It could be done. With --for-real it is." : "Done.");
  return exits.done;
}

/** Where a command may run: where it is told to, or first in the standby, which lives when it is needed. */
function regionsOf({ region }: Options, { standby, primary }: Facts): readonly string[] {
  if (region === undefined) return [standby, primary];
  if (region === standby || region === primary) return [region];
  throw new Mistake(`there is no runbook in ${region}; they are in ${standby} and ${primary}`);
}

/** What people do when nothing runs documents. */
function byHand(key: CommandKey, { incident }: Options, { standby, accountId }: Facts): string {
  const lines = handLines(commands[key].byHand, { incident, standby, accountId });
  return [`By hand (${commands[key].purpose}), in the role zkp-break-glass:`, ...lines.map((it) => `  ${it}`)].join(
    "\n",
  );
}
