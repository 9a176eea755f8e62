import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import { environmentOf } from "../../src/environment/ofStack";
import { productionStack } from "../../src/environment/stackFile";
import { declaredResources } from "../../src/review/cli/declared";
import { handbookFiles } from "../../src/review/cli/handbook";
import { connectAws } from "../aws";
import { Failure } from "../failure";
import { fill, placesIn, publishPages } from "../handbook";
import { checkout, exitWith, tell } from "./context";

/** The command of the handbook workflow. */
export function addHandbook(program: Command): void {
  program
    .command("handbook")
    .description(
      "render the handbook and publish it: to its buckets in both regions, and to Confluence (CONFLUENCE_EMAIL, CONFLUENCE_TOKEN)",
    )
    .option("--stack <name>", "the stack", productionStack)
    .action(({ stack }: { readonly stack: string }) => exitWith(publishHandbook(stack, new Date(), process.env)));
}

/**
 * Renders a stack's handbook as of today and publishes it. Each place gets it, whatever becomes of the others: one region may
 * be dead.
 *
 * @param env the credentials, and other addresses of AWS and Confluence.
 * @returns the exit code.
 * @throws Failure that names each place which did not get it, and why.
 */
export async function publishHandbook(stack: string, now: Date, env: NodeJS.ProcessEnv): Promise<number> {
  const {
    aws,
    handbook: { confluence },
  } = environmentOf(checkout, stack);
  const resources = await declaredResources(stack);
  const files = handbookFiles(resources, { stack, from: now.toISOString().slice(0, 10) });
  const places = placesIn(resources, aws.regions.primary);
  const targets = [
    ...places.map((place) => () => fill(connectAws(env), place, files)),
    ...(confluence === undefined ? [] : [() => toConfluence(confluence, files, env)]),
  ];
  if (targets.length === 0)
    throw new Failure(
      "The config names nowhere to publish the handbook to.\n  What to do: give handbook.readers, handbook.confluence or both.",
    );
  const failed: string[] = [];
  for (const target of targets)
    await target().then(tell, (error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      failed.push(error.message);
    });
  if (failed.length > 0) throw new Failure(failed.join("\n"));
  return 0;
}

async function toConfluence(
  confluence: NonNullable<ReturnType<typeof environmentOf>["handbook"]["confluence"]>,
  files: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const { CONFLUENCE_EMAIL: email, CONFLUENCE_TOKEN: token, CONFLUENCE_URL: url } = env;
  if (email === undefined || token === undefined || email === "" || token === "")
    throw new Failure(
      "CONFLUENCE_EMAIL and CONFLUENCE_TOKEN are needed.\n  What to do: set both (docs/delivery.md), or leave handbook.confluence out of the config.",
    );
  const { site, spaceId, parentId } = confluence;
  return publishPages({ url: url ?? `https://${site}`, spaceId, parentId, email, token }, files, sleep);
}
