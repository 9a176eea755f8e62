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
 * Provisions the base in a sandbox, previews the head against it as production would, and provisions the head too, so
 * that both sides are compared with all outputs known. Writes what the head declares, for the judge, and both handbooks.
 *
 * @throws Failure when the head cannot be previewed or provisioned: the pull request breaks the plan.
 */
export async function compare(
  { base, head }: Sides,
  directory: string,
  about: Pick<Handover, "base" | "head" | "day">,
): Promise<Compared> {
  mkdirSync(directory, { recursive: true });
  const sandbox = join(directory, "sandbox");
  rmSync(sandbox, { recursive: true, force: true });
  const before = await provisioned(() => provisionBase(base, sandbox)(about.day));
  if ("problem" in before) rmSync(sandbox, { recursive: true, force: true });

  const engine = sandboxEngine(sandbox, head, { day: about.day, throwaway: true });
  const raw = await engine.run(["preview", "--diff", "--suppress-outputs", "--policy-pack", join(head, "policy")]);
  if (raw.code !== 0) throw new Failure(explain("preview", raw));
  const after = await provision(engine);
  const handover = { ...about, rawPreview: raw.stdout.trim(), resources: after };
  writeFileSync(join(directory, handoverFile), JSON.stringify(handover));
  const was = "problem" in before ? undefined : { checkout: base, resources: before.resources };
  const handbook = await writeHandbook({ checkout: head, resources: after }, was, directory);
  if ("problem" in before) return { ...before, handbook };
  return { meaning: meaningBetween(before.resources, after), handbook };
}

/** Provisions a checkout in a sandbox of its own. */
export const provisionBase =
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
