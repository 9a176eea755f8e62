import { zipSync, type Zippable } from "fflate";
import { connect, type GitHub } from "../../../delivery/github";
import type { RunEvent } from "../../../delivery/pullRequest";
import { paging } from "../../review/support/resources";
import { fakeServer, type Received } from "./server";

export const [head, base] = ["a".repeat(40), "b".repeat(40)];

/** What an honest run hands over: the head declares what the base does. */
export const honest = () => ({ base, head, day: "2026-01-15", rawPreview: "~ 1 to update", resources: paging() });

const fork = "mallory/plan";
const upstream = { full_name: "vey/plan", default_branch: "main" };
const pushed = "2026-01-15T10:00:00Z";
export const [beforePush, afterPush] = ["2026-01-15T09:00:00Z", "2026-01-15T11:00:00Z"];

/** A repository with pull request #7 from a fork, all of which a test may change. */
export const repository = () => ({
  pulls: [
    {
      number: 7,
      user: { login: "mallory" },
      head: { sha: head, repo: { full_name: fork } },
      base: { sha: base, ref: "main", repo: upstream },
    },
  ],
  runs: [{ id: 70, head_branch: "topic", head_repository: { full_name: fork }, created_at: pushed }],
  jobs: [
    { name: "quick", conclusion: "success" },
    { name: "checks", conclusion: "success" },
    { name: "compare", conclusion: "success" },
  ],
  artifacts: [{ id: 700, name: "comparison", expired: false }],
  archive: archived({ "comparison.json": JSON.stringify(honest()) }),
  files: [{ filename: "src/plan/escalation.ts" }] as { filename: string; previous_filename?: string }[],
  events: [] as object[],
  reviews: [] as object[],
  permissions: { diana: "write", mallory: "read", root: "admin" } as Readonly<Record<string, string>>,
});
export type Repository = ReturnType<typeof repository>;

export const archived = (files: Readonly<Record<string, string>>): Uint8Array => {
  const entries: Zippable = {};
  for (const [name, text] of Object.entries(files)) entries[name] = Buffer.from(text);
  return zipSync(entries);
};

export const event: RunEvent = {
  workflow_run: {
    head_sha: head,
    head_branch: "topic",
    head_repository: { full_name: fork, owner: { login: "mallory" } },
  },
};

/** GitHub's API over such a repository, on loopback. */
export interface FakeGitHub {
  readonly github: GitHub;
  /** What was written: a line for each status, comment and label that was taken off. */
  readonly written: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves a repository as it is when a request comes. */
export async function fakeGitHub(repo: Repository): Promise<FakeGitHub> {
  const server = await fakeServer((request) => ({ body: answer(repo, request) }));
  return {
    github: connect({ GITHUB_REPOSITORY: "vey/plan", GITHUB_TOKEN: "t", GITHUB_API_URL: server.url }),
    written: () => server.received.filter(({ method }) => method !== "GET").map(told),
    close: server.close,
  };
}

function answer(repo: Repository, { method, path }: Received): unknown {
  if (method !== "GET") return { number: 1 };
  const login = /collaborators\/(\w+)\//.exec(path)?.[1];
  if (login !== undefined) return { permission: repo.permissions[login.toLowerCase()] ?? "none" };
  if (path.includes("/pulls?")) return repo.pulls;
  if (path.includes("/files?")) return repo.files;
  if (path.includes("/events?")) return repo.events;
  if (path.includes("/reviews?")) return repo.reviews;
  if (path.includes("/jobs?")) return { jobs: repo.jobs };
  if (path.includes("/artifacts?")) return { artifacts: repo.artifacts };
  if (path.includes("/runs?")) return { workflow_runs: repo.runs };
  return path.endsWith("/zip") ? Buffer.from(repo.archive) : [];
}

function told({ method, path, body }: Received): string {
  const { state, description, body: text } = body as Readonly<Record<string, string | undefined>>;
  const where = path.replace("/repos/vey/plan", "");
  return [method, where, state, description ?? text].filter((it) => it !== undefined).join(" ");
}
