import { Command } from "commander";
import { version } from "../../../package.json";
import { boundsCommand, diffCommand, renderCommand, siteCommand, summaryCommand, type Outcome } from "./commands";
import { simulateCommand, type SimulateOptions } from "./simulateCommand";
import { productionStack, StackFileError } from "../../environment/stackFile";
import { ReviewError } from "../resources";

/** Where a command's words go. */
interface Streams {
  readonly stdout: { readonly write: (text: string) => unknown };
  readonly stderr: { readonly write: (text: string) => unknown };
}

/**
 * Runs one command of `npm run review --`. A mistake of the user is told without a stack trace.
 *
 * @param args what follows `--`.
 * @returns the exit code.
 */
export async function run(args: readonly string[], { stdout, stderr }: Streams = process): Promise<number> {
  let exitCode = 0;
  const program = new Command("npm run review --")
    .version(version)
    .description(
      "Says what the declared resources mean: who is reached when, what a change changes, what a fault leads to.",
    )
    .option("--project <name>", "the Pulumi project that a state must be of", "incident-response")
    .option("--stack <name>", "whose config the program is read with where no state is given", productionStack);

  const common = () => program.opts<{ project: string; stack: string }>();
  const stateArgument = "an exported state, a preview or a list of resources; without one, what the program declares";
  const commas = (value: string) => value.split(",").filter((it) => it !== "");

  /** Prints what a command says. */
  const show = async (outcome: () => Outcome | Promise<Outcome>) => {
    try {
      const { output, code } = await outcome();
      stdout.write(output);
      exitCode = code;
    } catch (error) {
      if (!(error instanceof ReviewError || error instanceof StackFileError)) throw error;
      stderr.write(`${error.message}\n`);
      exitCode = 1;
    }
  };

  program
    .command("summary")
    .description("who is notified when, what alerts, what fails over")
    .argument("[state]", stateArgument)
    .action((file: string | undefined) => show(() => summaryCommand(file, common())));

  program
    .command("bounds")
    .description("prove the worst-case times; exit code 1 if one misses the plan")
    .argument("[state]", stateArgument)
    .option("--json", "for machines")
    .option("--down <channels>", "contact channels that do not work, such as sms,phone", commas)
    .option("--existing <file>", "a JSON list of { type, id, name }: what the vendors' accounts hold")
    .action((file: string | undefined, options: { json?: boolean; down?: string[]; existing?: string }) =>
      show(() => boundsCommand(file, { ...common(), ...options })),
    );

  program
    .command("simulate")
    .description("play a scenario through the declared resources, or all of them")
    .argument("[scenario]", "such as region-outage; an unknown one lists all")
    .argument("[state]", stateArgument)
    .option("--all", "play every scenario and tell each in a line")
    .option("--against <version>", "with --all: what changes from a commit such as main, or from a state")
    .option("--scenarios <file>", "play these, written in YAML or JSON as those in src/review/simulate/scenarios.ts")
    .option("--asleep <people>", "who does not answer, such as alice-smith,bob-jones", commas)
    .option("--dead <regions>", "regions that are dead from the start, such as us-west-2", commas)
    .option("--down <channels>", "contact channels that do not work, such as sms,phone", commas)
    .option("--at <time>", "local time to start at, such as 2026-03-15T03:12")
    .option("--json", "for machines")
    .action(
      (
        scenario: string | undefined,
        file: string | undefined,
        { down, at, ...options }: SimulateOptions & { readonly down?: readonly string[]; readonly at?: string },
      ) =>
        show(() =>
          simulateCommand(
            [scenario, file].filter((it) => it !== undefined),
            {
              ...common(),
              ...options,
              ...(down !== undefined && { channelsDown: down }),
              ...(at !== undefined && { startsAt: at }),
            },
          ),
        ),
    );

  program
    .command("diff")
    .description("say what a change means")
    .argument("<before>", "a state, a preview that holds both sides, or a commit such as main")
    .argument("[after]", "a state, a preview or a commit; after a commit alone, the program as it stands here")
    .option("--json", "for machines")
    .option("--line", "one line, for a commit message")
    .action((before: string, after: string | undefined, options: { json?: boolean; line?: boolean }) =>
      show(() => diffCommand(before, after, { ...common(), ...options })),
    );

  program
    .command("render")
    .description("draw docs/plan.md and its pictures from what is declared")
    .argument("[state]", stateArgument)
    .option("--out <directory>", "where to", "docs")
    .option("--check", "write nothing; exit code 1 if what is there is stale")
    .action((file: string | undefined, options: { out: string; check?: boolean }) =>
      show(() => renderCommand(file, { ...common(), ...options })),
    );

  program
    .command("site")
    .description("render the handbook: what to do, who is on call, what is proved; static pages that need no server")
    .argument("[state]", stateArgument)
    .requiredOption("--out <directory>", "where to")
    .option(
      "--from <day>",
      "the first day of its calendars, such as 2026-11-01; without it, that of the plan's release",
    )
    .option("--against <before>", "also say what has changed since: a state, or a commit such as main")
    .action((file: string | undefined, options: { out: string; from?: string; against?: string }) =>
      show(() => siteCommand(file, { ...common(), ...options }, (line) => stderr.write(`${line}\n`))),
    );

  await program.parseAsync(args, { from: "user" });
  return exitCode;
}
