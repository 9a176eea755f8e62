import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { explain, sandboxEngine, stateOf, type Engine, type Resource } from "../engine";
import { Failure } from "../failure";
import { meaningBetween, provenBounds, type Meaning } from "../meaning";

/** What a pull request would change, found without any credential. The comment is made of this and of nothing else. */
export interface Comparison {
  readonly pullRequest: number;
  readonly head: string;
  /** What it means; absent when there is nothing to compare with. */
  readonly meaning?: Meaning;
  /** Worst-case minutes of the head, as text; empty when nothing could be proven. */
  readonly proofs: string;
  /** The engine's own preview, verbatim. */
  readonly rawPreview: string;
  /** Set when the base could not be provisioned, so that everything is compared with nothing. */
  readonly baseProblem?: string;
}

/** The file of a comparison in its directory. */
export const comparisonFile = "comparison.json";

/** What is compared. */
export interface Sides {
  /** A checkout of the base, with its dependencies installed. */
  readonly base: string;
  /** A checkout of the head. */
  readonly head: string;
}

/**
 * Provisions the base in a sandbox, previews the head against it as production would, and provisions the head too, so
 * that both sides are compared with all outputs known.
 *
 * @throws Failure when the head cannot be previewed or provisioned: the pull request breaks the plan.
 */
export async function compare(
  { base, head }: Sides,
  directory: string,
  about: Pick<Comparison, "pullRequest" | "head">,
): Promise<Comparison> {
  mkdirSync(directory, { recursive: true });
  const sandbox = join(directory, "sandbox");
  rmSync(sandbox, { recursive: true, force: true });
  const before = await provisionBase(sandboxEngine(sandbox, base));
  if ("problem" in before) rmSync(sandbox, { recursive: true, force: true });

  const engine = sandboxEngine(sandbox, head);
  const raw = await engine.run(["preview", "--diff", "--suppress-outputs", "--policy-pack", join(head, "policy")]);
  if (raw.code !== 0) throw new Failure(explain("preview", raw));
  const after = await provision(engine);
  const comparison: Comparison = {
    ...about,
    proofs: provenBounds(after),
    rawPreview: raw.stdout.trim(),
    ...("problem" in before ? { baseProblem: before.problem } : { meaning: meaningBetween(before.resources, after) }),
  };
  writeFileSync(join(directory, comparisonFile), `${JSON.stringify(comparison, undefined, 2)}\n`);
  return comparison;
}

async function provision(engine: Engine): Promise<readonly Resource[]> {
  const ended = await engine.run(["up", "--yes", "--skip-preview", "--suppress-outputs"]);
  if (ended.code !== 0) throw new Failure(explain("up", ended));
  return stateOf(engine);
}

async function provisionBase(engine: Engine): Promise<{ resources: readonly Resource[] } | { problem: string }> {
  try {
    return { resources: await provision(engine) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
