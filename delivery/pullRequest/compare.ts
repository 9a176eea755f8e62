import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { explain, sandboxEngine, stateOf, type Engine, type Resource } from "../engine";
import { Failure } from "../failure";
import { meaningBetween, type Meaning } from "../meaning";
import { writeHandbook } from "./handbook";
import { handoverFile, type Handover } from "./handover";

/** What is compared. */
export interface Sides {
  /** A checkout of the base, with its dependencies installed. */
  readonly base: string;
  /** A checkout of the head. */
  readonly head: string;
}

/** Provisions something in a sandbox that was made on the given day, YYYY-MM-DD. */
export type Provision = (day: string) => Promise<readonly Resource[]>;

/** What a comparison finds, for whoever runs it: absent when the base cannot be provisioned, and then why not. */
export type Compared = ({ readonly meaning: Meaning } | { readonly problem: string }) & {
  /** Where the handbook of the change is, in words. */
  readonly handbook: string;
};

/**
 * Provisions base and head side by side, each in a sandbox of its own, so that both are compared with all outputs known,
 * and previews the head against the base as production would. Writes what the head declares, for the judge, and both
 * handbooks.
 *
 * @throws Failure when the head cannot be provisioned or previewed: the pull request breaks the plan.
 */
export async function compare(
  { base, head }: Sides,
  directory: string,
  about: Pick<Handover, "base" | "head" | "day">,
): Promise<Compared> {
  mkdirSync(directory, { recursive: true });
  const sandboxes = { base: join(directory, "sandbox"), head: join(directory, "sandbox-of-head") };
  for (const it of Object.values(sandboxes)) rmSync(it, { recursive: true, force: true });
  const [before, after] = await Promise.all([
    provisioned(() => provisionCheckout(base, sandboxes.base)(about.day)),
    provisioned(() => provisionCheckout(head, sandboxes.head)(about.day)),
  ]);
  rmSync(sandboxes.head, { recursive: true, force: true });
  if ("problem" in after) throw new Failure(after.problem);
  if ("problem" in before) rmSync(sandboxes.base, { recursive: true, force: true });

  const engine = sandboxEngine(sandboxes.base, head, { day: about.day, throwaway: true });
  const raw = await engine.run(["preview", "--diff", "--suppress-outputs", "--policy-pack", join(head, "policy")]);
  if (raw.code !== 0) throw new Failure(explain("preview", raw));
  const handover = { ...about, rawPreview: raw.stdout.trim(), resources: after.resources };
  writeFileSync(join(directory, handoverFile), JSON.stringify(handover));
  const was = "problem" in before ? undefined : { checkout: base, resources: before.resources };
  const handbook = await writeHandbook({ checkout: head, resources: after.resources }, was, directory);
  if ("problem" in before) return { ...before, handbook };
  return { meaning: meaningBetween(before.resources, after.resources), handbook };
}

/** Provisions a checkout in a sandbox of its own. */
export const provisionCheckout =
  (checkout: string, sandbox: string): Provision =>
  (day) =>
    provision(sandboxEngine(sandbox, checkout, { day, throwaway: true }));

/** What was provisioned, or why nothing was. */
export async function provisioned(
  action: () => Promise<readonly Resource[]>,
): Promise<{ readonly resources: readonly Resource[] } | { readonly problem: string }> {
  try {
    return { resources: await action() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function provision(engine: Engine): Promise<readonly Resource[]> {
  const ended = await engine.run(["up", "--yes", "--skip-preview", "--suppress-outputs"]);
  if (ended.code !== 0) throw new Failure(explain("up", ended));
  return stateOf(engine);
}
