import { join } from "node:path";
import { Command } from "commander";
import { version } from "../package.json";
import { tolerateClosedOutput } from "../src/closedOutput";
import { productionStack, StackFileError } from "../src/environment/stackFile";
import { EngineUnavailable } from "../toolchain";
import {
  add,
  calls,
  destroy,
  doctor,
  drift,
  incident,
  listOrphans,
  preview,
  pulumi,
  remove,
  runbook,
  status,
  tamper,
  up,
  type Context,
  type OrphanOptions,
  type RunbookOptions,
} from "./commands";
import { DamagedState, SandboxInUse, withLoopback } from "./launcher";

const checkout = join(__dirname, "..");

// Whatever is written here, by the engine too, holds what vendors keep secret: nobody else may read it.
process.umask(0o077);
Object.assign(process.env, withLoopback(process.env));
tolerateClosedOutput();

const program = new Command("npm run sandbox --")
  .version(version)
  .description("Runs the plan of a stack on the real Pulumi engine against stand-in providers. No account is needed.")
  .option("--stack <name>", "whose config to run with: that of Pulumi.<name>.yaml", productionStack)
  .option(
    "--dir <directory>",
    "the sandbox's own directory; sandboxes with different ones run side by side (default: .sandbox, and .sandbox/<stack> for another stack)",
  )
  .option(
    "--fault <fault>",
    "break calls on purpose: a fault plan's file.json, or rate-limit|server-error|timeout|hang|cut|lost-answer with ,method= ,type= ,name= ,region= ,call= ,probability= ,times= ,resetSeconds=",
    (fault: string, others: readonly string[]) => [...others, fault],
    [],
  )
  .option(
    "--program <directory>",
    "another program than this checkout's, with its Pulumi.yaml and stack file",
    checkout,
  )
  .option("--day <date>", "the day on which a new sandbox is made, YYYY-MM-DD, if not today")
  .option("--save-at-end", "write the state only at the end of a run: faster, for a sandbox that is thrown away")
  .option("--seed <number>", "seed of faults that are drawn by chance", Number, 1)
  .enablePositionalOptions();

function context(): Context {
  const { dir, ...options } = program.opts<Omit<Context, "dir"> & { readonly dir?: string }>();
  return { ...options, dir: dir ?? (options.stack === productionStack ? ".sandbox" : join(".sandbox", options.stack)) };
}

/** Commands exit with the engine's code; a mistake of the user is told without a stack trace. */
async function exitWith(code: Promise<number>): Promise<void> {
  try {
    process.exitCode = await code;
  } catch (error) {
    const told = [DamagedState, EngineUnavailable, SandboxInUse, StackFileError, RangeError];
    if (!(error instanceof Error && told.some((it) => error instanceof it))) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** A command that hands what it does not know to the engine, such as `preview --refresh --expect-no-changes`. */
function engineCommand(name: string, description: string, run: (context: Context, args: string[]) => Promise<number>) {
  return program
    .command(name, { isDefault: name === "up" })
    .description(description)
    .argument("[engine-options...]", "options of the same Pulumi command")
    .allowUnknownOption()
    .passThroughOptions()
    .action((args: string[]) => exitWith(run(context(), args)));
}

engineCommand("up", "provision the plan and show what it means (the default)", up);
engineCommand("preview", "show what `up` would do; with --refresh --expect-no-changes the drift check", preview);
engineCommand(
  "destroy",
  "remove what `up` made; what is protected is refused by name unless --unprotect is given",
  destroy,
);
engineCommand("pulumi", "run any command of the engine on the sandbox's stack", pulumi).helpOption(false);

program
  .command("status")
  .description("list what exists")
  .option("--json", "URN, type, inputs and outputs of each resource; secrets are left out")
  .action((options: { json?: boolean }) => exitWith(status(context(), options)));

program
  .command("tamper")
  .description("change an object in the stand-in cloud, as somebody in a vendor's web page would")
  .argument("<resource>", "its name in the program, its name at the vendor, its id, or Type::name")
  .argument("<change>", "path=value, such as monitorThresholds.critical=20")
  .action((resource: string, change: string) => exitWith(tamper(context(), resource, change)));

program
  .command("delete")
  .description("delete an object from the stand-in cloud, as somebody in a vendor's web page would")
  .argument("<resource>", "its name in the program, its name at the vendor, its id, or Type::name")
  .action((resource: string) => exitWith(remove(context(), resource)));

program
  .command("add")
  .description("add an object that nobody declared to the stand-in cloud")
  .argument("<type>", "type token, such as pagerduty:index/escalationPolicy:EscalationPolicy")
  .argument("[properties...]", "path=value, such as name=Weekend")
  .action((type: string, properties: string[]) => exitWith(add(context(), type, properties)));

program
  .command("drift")
  .description(
    "say what somebody changed by hand and who would be paged differently; exit code 0 for nothing, 7 for drift",
  )
  .action(() => exitWith(drift(context())));

program
  .command("orphans")
  .description("list objects that no state knows: made by hand, or left by a create whose answer was lost")
  .option("--delete", "delete them")
  .option("--only <type::name>", "only this one, by its name in the program")
  .option("--json", "type, id, name and inputs of each")
  .action((options: OrphanOptions) => exitWith(listOrphans(context(), options)));

program
  .command("doctor")
  .description("say whether the sandbox's state can be read, and what can be done when it cannot")
  .option("--restore", "put the engine's newest backup in the place of a damaged state")
  .action((options: { restore?: boolean }) => exitWith(doctor(context(), options)));

program
  .command("calls")
  .description("show every call of the last run to the stand-in providers: method, resource, duration")
  .option("--json", "as JSON")
  .action((options: { json?: boolean }) => exitWith(calls(context(), options)));

const collect = (value: string, others: readonly string[]) => [...others, value];
program
  .command("runbook")
  .description("play a document of the plan on the AWS emulator, as Systems Manager would, and show what it did")
  .argument("<document>", "such as service-outage")
  .option("--region <region>", "where it runs; the standby unless said otherwise")
  .option("--param <name=value>", "a parameter of the document, such as Circuit=membership", collect, [])
  .option("--incident <reference>", "the incident it is for", "INC-20251207-001")
  .option("--dry", "let it only look")
  .option("--approver <what>", "what whoever is asked does: approves, rejects or sleeps", "approves")
  .option("--dead <region>", "a region that is dead", collect, [])
  .option("--break <step>", "a step that fails")
  .action((document: string, options: RunbookOptions) => exitWith(runbook(context(), document, options)));

program
  .command("incident")
  .description("play a scenario from the alert to the closed action items, and show what each system holds afterwards")
  .argument("<scenario>", "such as privacy-breach; those of `review simulate`")
  .action((scenario: string) => exitWith(incident(context(), scenario)));

void program.parseAsync();
