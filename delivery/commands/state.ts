import type { Command } from "commander";
import { productionStack, readStackFile } from "../../src/environment/stackFile";
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
    .action((options: StateStore & StackOptions) => exitWith(bootstrapState(options)));
  inBucket(group.command("versions"))
    .description("list the versions of the state that can be restored, newest first")
    .action((options: StateStore & StackOptions) => exitWith(listVersions(options)));
  inBucket(group.command("restore"))
    .description("make an older version of the state the present one; the replaced one stays restorable")
    .requiredOption("--version-id <id>", "which version")
    .action((options: StateStore & StackOptions & { readonly versionId: string }) => exitWith(restoreVersion(options)));
  onStack(group.command("unlock"))
    .description("clear the lock that a killed update left; first make sure that none runs")
    .action((options: StackOptions) => exitWith(unlock(options)));
}

function inBucket(command: Command): Command {
  return command
    .option("--stack <name>", "the stack", productionStack)
    .requiredOption("--bucket <name>", "the bucket")
    .requiredOption("--region <region>", "the bucket's region, not the primary one");
}

/** The region that a stack fails away from, as its file names it. */
function primaryRegion(stack: string): string {
  const { path, values } = readStackFile(checkout, stack);
  const { regions } = (values.aws ?? {}) as { readonly regions?: { readonly primary?: string } };
  if (regions?.primary === undefined) throw new Failure(`${path} names no primary region in incident-response:aws.`);
  return regions.primary;
}

async function bootstrapState({ stack, ...store }: StateStore & StackOptions): Promise<number> {
  const { backendUrl, secretsProvider, did } = await bootstrap(connectAws(process.env), store, primaryRegion(stack));
  tell(
    [
      ...did.map((it) => `- ${it}`),
      "",
      "Next:",
      `  pulumi login '${backendUrl}'`,
      `  pulumi stack init ${stack} --secrets-provider '${secretsProvider}'`,
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
