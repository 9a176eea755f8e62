import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { Command, Option } from "commander";
import { version } from "../package.json";
import { tolerateClosedOutput } from "../src/closedOutput";
import { features, knownAre, type Feature } from "../src/environment";
import { formatFindings } from "../src/plan";
import { draft, type Answers } from "./draft";
import { readPeople } from "./people";
import { writeStackFile } from "./stackFile";

const checkout = join(__dirname, "..");

/** What must be known, and how it is asked for on a terminal. */
const questions = {
  company: "The company's name, as customers know it",
  domain: "The domain of the public names, such as acme.example",
  timeZone: "The time zone of the rota, such as Europe/Berlin",
  account: "The AWS account's id, 12 digits",
  regions: "Primary, standby and witness region, such as eu-west-1,eu-central-1,eu-west-2",
  pagerduty: "PagerDuty's subdomain",
  hotline: "The incident hotline, such as +49 30 901820",
  people: "A CSV file of people: name, email, phone, seats",
} as const;

type Options = Partial<Record<keyof typeof questions, string>> & {
  readonly stack: string;
  readonly environment: Answers["environment"];
  readonly pagerdutyRegion: Answers["pagerdutyRegion"];
  readonly datadogSite: string;
  readonly with: string;
};

const command = new Command("npm run init --")
  .version(version)
  .description("Writes the config file of another company's stack, if the plan can be declared with it.")
  .requiredOption("--stack <name>", "the stack's name; its file is Pulumi.<name>.yaml")
  .addOption(new Option("--environment <kind>").choices(["production", "staging"]).default("production"))
  .addOption(new Option("--pagerduty-region <region>").choices(["us", "eu"]).default("us"))
  .option("--datadog-site <site>", "Datadog's site", "datadoghq.com")
  .option("--with <features>", "account features that are there, separated by commas", "priorities,workflows");
for (const [name, question] of Object.entries(questions)) command.option(`${flagOf(name)} <value>`, question);

/** The flag of an option: --time-zone of timeZone. */
function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (it) => `-${it.toLowerCase()}`)}`;
}

/** Asks for what no flag says; without a terminal nobody can be asked, and all that is missing is told at once. */
async function complete(options: Options): Promise<Record<keyof typeof questions, string>> {
  const missing = (Object.keys(questions) as (keyof typeof questions)[]).filter((it) => options[it] === undefined);
  if (missing.length > 0 && !process.stdin.isTTY)
    throw new RangeError(`Nobody can be asked here; give ${missing.map(flagOf).join(", ")}.`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answers: Partial<Record<keyof typeof questions, string>> = { ...options };
  for (const it of missing) answers[it] = await terminal.question(`${questions[it]}: `);
  terminal.close();
  return answers as Record<keyof typeof questions, string>;
}

function featuresIn(list: string): readonly Feature[] {
  const known = Object.keys(features);
  const wanted = list.split(",").filter((it) => it !== "");
  const strange = wanted.filter((it) => !known.includes(it));
  if (strange.length > 0)
    throw new RangeError(strange.map((it) => `There is no feature "${it}"${knownAre(it, known)}`).join("\n"));
  return wanted as Feature[];
}

/**
 * `npm run init`: a stack's file from flags and answers. Writes it only if the plan can be declared with it; otherwise every
 * problem is told with what it is about, and nothing is written. Exit code 0 or 1.
 */
async function main(options: Options): Promise<void> {
  const file = `Pulumi.${options.stack}.yaml`;
  if (!/^[\w-]+$/.test(options.stack))
    throw new RangeError(`"${options.stack}" is no stack's name: use letters, digits, - and _`);
  if (existsSync(join(checkout, file))) throw new RangeError(`${file} exists. Edit it, or name another stack.`);
  const given = await complete(options);
  if (!existsSync(given.people))
    throw new RangeError(`There is no file ${given.people}. Give --people a CSV of name, email, phone, seats.`);
  const { people, problems } = readPeople(readFileSync(given.people, "utf8"), given.people);
  if (problems.length > 0) throw new RangeError(problems.join("\n"));
  const [primary = "", standby = "", witness = ""] = given.regions.split(",").map((it) => it.trim());
  const { text, findings, placeOf, lost } = writeStackFile(
    options.stack,
    draft({
      environment: options.environment,
      company: given.company,
      domain: given.domain,
      timeZone: given.timeZone,
      accountId: given.account,
      regions: { primary, standby, witness },
      pagerduty: given.pagerduty,
      pagerdutyRegion: options.pagerdutyRegion,
      datadogSite: options.datadogSite,
      hotline: given.hotline,
      with: featuresIn(options.with),
      people,
    }),
  );
  if (findings.length > 0)
    throw new RangeError(`Nothing is written. ${file} would be refused:\n${formatFindings(findings, placeOf)}`);
  writeFileSync(join(checkout, file), text);
  process.stdout.write(
    [
      `${file} is written.`,
      ...(lost.length > 0 ? [`Nobody detects without what is switched off: ${lost.join(", ")}.`] : []),
      "To fill in from your accounts: datadog.principals, failover.identities, failover.principals, failover.certificates.",
      `Next: npm run sandbox -- --stack ${options.stack}`,
      "",
    ].join("\n"),
  );
}

tolerateClosedOutput();
main(command.parse().opts<Options>()).catch((error: unknown) => {
  if (!(error instanceof RangeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
