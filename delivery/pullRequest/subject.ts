import { readFileSync } from "node:fs";
import { z } from "zod";
import { Failure } from "../failure";
import { listAll, type GitHub } from "../github";

/** The pull request that is judged, as GitHub says it is now. */
export interface Subject {
  readonly number: number;
  /** Its head, and the commit of the default branch that it would be merged into. */
  readonly head: string;
  readonly base: string;
  readonly author: string;
  /** Where its head is: a fork, maybe. */
  readonly from: { readonly repository: string; readonly branch: string };
}

const commit = z.string().regex(/^[0-9a-f]{40}$/);

const eventSchema = z.object({
  workflow_run: z.object({
    head_sha: commit,
    head_branch: z.string().min(1),
    head_repository: z.object({ full_name: z.string(), owner: z.object({ login: z.string() }) }),
  }),
});

/** The event of a workflow that a pull request's run has set off: made by GitHub, not by the pull request. */
export type RunEvent = z.infer<typeof eventSchema>;

/** Reads the event that GitHub has put into a file. */
export function readEvent(path: string | undefined): RunEvent {
  const parsed = eventSchema.safeParse(path === undefined ? undefined : JSON.parse(readFileSync(path, "utf8")));
  if (parsed.success) return parsed.data;
  throw new Failure("GITHUB_EVENT_PATH names no workflow_run event: this command runs in a workflow that follows one.");
}

interface PullRequest {
  readonly number: number;
  readonly user: { readonly login: string };
  readonly head: { readonly sha: string; readonly repo: { readonly full_name: string } | null };
  readonly base: {
    readonly sha: string;
    readonly ref: string;
    readonly repo: { readonly full_name: string; readonly default_branch: string };
  };
}

/**
 * The open pull request into the default branch whose present head is the event's. Nothing that the run handed over
 * takes part in this: a run can only ever be judged as what it is.
 *
 * @returns undefined when there is none: it was closed, goes into another branch, or has another head by now.
 */
export async function subjectOf(github: GitHub, { workflow_run: run }: RunEvent): Promise<Subject | undefined> {
  const { full_name: repository, owner } = run.head_repository;
  const head = encodeURIComponent(`${owner.login}:${run.head_branch}`);
  const open = await listAll<PullRequest>(github, `/pulls?state=open&head=${head}`);
  const found = open.find(
    (it) =>
      it.head.sha === run.head_sha &&
      it.head.repo?.full_name === repository &&
      it.base.ref === it.base.repo.default_branch,
  );
  if (found === undefined) return undefined;
  return {
    number: found.number,
    head: found.head.sha,
    base: commit.parse(found.base.sha),
    author: found.user.login,
    from: { repository, branch: run.head_branch },
  };
}
