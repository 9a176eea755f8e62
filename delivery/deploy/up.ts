import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { explain, preview, type Engine } from "../engine";
import { Failure } from "../failure";
import { digestOf, previewArguments, proposalFiles, type Proposal } from "./preview";

/**
 * Deploys exactly what was proposed and approved.
 *
 * Previews again first: when the commit, the stack's state or a vendor's objects have changed since, what was approved
 * is not what would happen, and nothing is done. The engine's plan then keeps the update itself to the approved steps.
 *
 * @returns the engine's report.
 * @throws Failure for a stale proposal, or when the update fails.
 */
export async function deploy(engine: Engine, commit: string, directory: string): Promise<string> {
  const proposal = readProposal(directory);
  if (proposal.commit !== commit)
    throw stale(`it was made of commit ${proposal.commit.slice(0, 12)}, and this is ${commit.slice(0, 12)}`);
  const { steps } = await preview(engine, previewArguments);
  if (digestOf(steps) !== proposal.digest)
    throw stale("the stack, or an object at a vendor, has changed since: another preview shows another change");
  const plan = join(resolve(directory), proposalFiles.plan);
  const ended = await engine.run([
    "up",
    "--yes",
    "--skip-preview",
    ...previewArguments,
    "--plan",
    plan,
    "--suppress-outputs",
  ]);
  if (ended.code !== 0) throw new Failure(explain("up", ended));
  return ended.stdout;
}

function readProposal(directory: string): Proposal {
  const path = join(directory, proposalFiles.proposal);
  if (!existsSync(path))
    throw new Failure(
      `There is no proposal in ${directory}.\n  What to do: npm run deliver -- deploy preview --out ${directory}`,
    );
  return JSON.parse(readFileSync(path, "utf8")) as Proposal;
}

function stale(why: string): Failure {
  return new Failure(
    `The approved preview is stale: ${why}. Nothing was changed.\n  What to do: run the deploy workflow again and approve its new preview.`,
  );
}
