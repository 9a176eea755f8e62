import { Failure } from "../failure";
import { listAll, type GitHub } from "../github";
import { handbookDirectory } from "./handbook";
import type { Subject } from "./subject";

/** The run of the checks that counts for a pull request's head: the newest. */
export interface Run {
  readonly id: number;
  /** When GitHub began it, which is when the head was last pushed, opened or opened again. No committer sets this. */
  readonly createdAt: string;
}

/** The workflow that runs a pull request's code. */
export const workflow = "pull-request.yml";
/** The jobs of it that must have succeeded. */
export const jobs = ["quick", "checks", "compare"] as const;
const artefact = "comparison";

/** More than an honest artefact has, packed. */
const longest = 16_000_000;

interface WorkflowRun {
  readonly id: number;
  readonly head_branch: string;
  readonly head_repository: { readonly full_name: string } | null;
  readonly created_at: string;
}

/**
 * The newest run for a head. One of an older push, or of a branch of the same name elsewhere, says nothing of it.
 *
 * @throws Failure when there is none.
 */
export async function runOf(github: GitHub, { head, from }: Subject): Promise<Run> {
  const path = `/actions/workflows/${workflow}/runs?event=pull_request&head_sha=${head}`;
  const [newest] = (await listAll<WorkflowRun>(github, path, "workflow_runs"))
    .filter((it) => it.head_branch === from.branch && it.head_repository?.full_name === from.repository)
    .sort((a, b) => b.id - a.id);
  if (newest === undefined) throw new Failure(`No run of ${workflow} is of commit ${head.slice(0, 12)}.`);
  return { id: newest.id, createdAt: newest.created_at };
}

/**
 * Demands that every job of a run ended in success: what was skipped, cancelled or left out has shown nothing.
 *
 * @throws Failure naming each that did not.
 */
export async function demandJobs(github: GitHub, { id }: Run): Promise<void> {
  const ran = await listAll<{ readonly name: string; readonly conclusion: string | null }>(
    github,
    `/actions/runs/${id}/jobs?filter=latest`,
    "jobs",
  );
  const outcomes = jobs.map((name) => {
    const found = ran.filter((it) => it.name === name).map(({ conclusion }) => conclusion ?? "not finished");
    return { name, outcomes: found.length === 0 ? ["missing"] : found };
  });
  const without = outcomes.filter(({ outcomes: all }) => all.some((it) => it !== "success"));
  if (without.length > 0)
    throw new Failure(
      `Only success counts: ${without.map(({ name, outcomes: all }) => `${name} is ${all.join(", ")}`).join("; ")}.`,
    );
}

interface Artefact {
  readonly id: number;
  readonly name: string;
  readonly expired: boolean;
}

/** What a run has handed over last under a name: one that is repeated hands over once more. */
async function newestOf(github: GitHub, { id }: Run, name: string): Promise<Artefact | undefined> {
  const listed = await listAll<Artefact>(github, `/actions/runs/${id}/artifacts`, "artifacts");
  const [newest] = listed.filter((it) => it.name === name).sort((a, b) => b.id - a.id);
  return newest?.expired === false ? newest : undefined;
}

/** Where people find the handbook of a change; undefined where its run made none. */
export async function handbookOf(github: GitHub, run: Run): Promise<string | undefined> {
  const found = await newestOf(github, run, handbookDirectory);
  return found && github.page(`/actions/runs/${run.id}/artifacts/${found.id}`);
}

/**
 * Downloads what a run handed over, as the archive that it is.
 *
 * @throws Failure when there is none, or it is too long to be one.
 */
export async function artefactOf(github: GitHub, run: Run): Promise<Uint8Array> {
  const newest = await newestOf(github, run, artefact);
  if (newest === undefined)
    throw new Failure(`The run ${run.id} has handed over no ${artefact}, or it has expired: run it again.`);
  return github.download(`/actions/artifacts/${newest.id}/zip`, longest);
}
