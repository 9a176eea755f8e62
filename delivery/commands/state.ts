import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { parse } from "yaml";
import { connectAws } from "../aws";
import { explain } from "../engine";
import { Failure } from "../failure";
import { bootstrap, restore, versionsOf, type StateStore } from "../state";
import { checkout, engineOf, exitWith, onStack, tell, type StackOptions } from "./context";

/** Commands for production's state. */
export function addState(program: Command): void {
  const group = program.command("state").description("where production's state is kept");
  inBucket(group.command("bootstrap"))
    .description("make the bucket and the key, or bring them to what they have to be; can be run again")
    .action((store: StateStore) => exitWith(bootstrapState(store)));
  inBucket(group.command("versions"))
    .description("list the versions of the state that can be restored, newest first")
    .option("--stack <name>", "the stack", "prod")
    .action((options: StateStore & StackOptions) => exitWith(listVersions(options)));
  inBucket(group.command("restore"))
    .description("make an older version of the state the present one; the replaced one stays restorable")
    .option("--stack <name>", "the stack", "prod")
    .requiredOption("--version-id <id>", "which version")
    .action((options: StateStore & StackOptions & { readonly versionId: string }) => exitWith(restoreVersion(options)));
  onStack(group.command("unlock"))
    .description("clear the lock that a killed update left; first make sure that none runs")
    .action((options: StackOptions) => exitWith(unlock(options)));
}

function inBucket(command: Command): Command {
  return command
    .requiredOption("--bucket <name>", "the bucket")
    .requiredOption("--region <region>", "the bucket's region, not the primary one");
}

/** The region that production fails away from, as the stack file names it. */
function primaryRegion(): string {
  const { config } = parse(readFileSync(join(checkout, "Pulumi.prod.yaml"), "utf8")) as {
    config: Readonly<Record<string, { readonly regions?: { readonly primary?: string } }>>;
  };
  const primary = config["incident-response:aws"]?.regions?.primary;
  if (primary === undefined) throw new Failure("Pulumi.prod.yaml names no primary region in incident-response:aws.");
  return primary;
}

async function bootstrapState(store: StateStore): Promise<number> {
  const { backendUrl, secretsProvider, did } = await bootstrap(connectAws(process.env), store, primaryRegion());
  tell(
    [
      ...did.map((it) => `- ${it}`),
      "",
      "Next:",
      `  pulumi login '${backendUrl}'`,
      `  pulumi stack init prod --secrets-provider '${secretsProvider}'`,
    ].join("\n"),
  );
  return 0;
}

async function listVersions({ stack, ...store }: StateStore & StackOptions): Promise<number> {
  const versions = await versionsOf(connectAws(process.env), store, stack);
  tell(
    versions
      .map(({ id, written, bytes, latest }) => `${id}  ${written}  ${bytes} bytes${latest ? "  (present)" : ""}`)
      .join("\n"),
  );
  return 0;
}

async function restoreVersion({
  stack,
  versionId,
  ...store
}: StateStore & StackOptions & { readonly versionId: string }): Promise<number> {
  await restore(connectAws(process.env), store, stack, versionId);
  tell(
    `Version ${versionId} is the present state. Next: pulumi preview --refresh shows how far the vendors are from it.`,
  );
  return 0;
}

async function unlock(options: StackOptions): Promise<number> {
  const ended = await engineOf(options).run(["cancel", "--yes"]);
  if (ended.code !== 0) throw new Failure(explain("cancel", ended));
  tell("The lock is cleared.");
  return 0;
}
