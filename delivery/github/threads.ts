import { listAll, type GitHub } from "./client";
import { cut } from "./cut";

interface Comment {
  readonly id: number;
  readonly body?: string;
  readonly user?: { readonly type?: string } | null;
}

interface Issue {
  readonly number: number;
  readonly body?: string | null;
  readonly pull_request?: unknown;
}

/** Marks what this project wrote, so that the next run finds it. Invisible in GitHub's pages. */
const markOf = (key: string) => `<!-- incident-response:${key} -->`;

/** Writes the one comment with this key on a pull request: updates it in place when it is there already. */
export async function writeComment(github: GitHub, pullRequest: number, key: string, text: string): Promise<void> {
  const mark = markOf(key);
  const body = cut(`${mark}\n${text}`);
  const comments = await listAll<Comment>(github, `/issues/${pullRequest}/comments`);
  // Anybody can write the mark into a comment of their own; only a workflow's comment is this project's.
  const mine = comments.find((it) => it.user?.type === "Bot" && it.body?.startsWith(mark) === true);
  if (mine === undefined) await github.request("POST", `/issues/${pullRequest}/comments`, { body });
  else await github.request("PATCH", `/issues/comments/${mine.id}`, { body });
}

/** Opens the one issue with this key and label, or updates it. Returns its number. */
export async function writeIssue(
  github: GitHub,
  {
    key,
    label,
    title,
    text,
  }: { readonly key: string; readonly label: string; readonly title: string; readonly text: string },
): Promise<number> {
  const body = cut(`${markOf(key)}\n${text}`);
  const open = await findIssue(github, key, label);
  if (open === undefined) {
    const { number } = (await github.request("POST", "/issues", { title, body, labels: [label] })) as Issue;
    return number;
  }
  await github.request("PATCH", `/issues/${open.number}`, { title, body });
  return open.number;
}

/** Closes the issue with this key and label with a last comment, if it is open. Returns its number. */
export async function closeIssue(
  github: GitHub,
  key: string,
  label: string,
  reason: string,
): Promise<number | undefined> {
  const open = await findIssue(github, key, label);
  if (open === undefined) return undefined;
  await github.request("POST", `/issues/${open.number}/comments`, { body: reason });
  await github.request("PATCH", `/issues/${open.number}`, { state: "closed", state_reason: "completed" });
  return open.number;
}

async function findIssue(github: GitHub, key: string, label: string): Promise<Issue | undefined> {
  const issues = await listAll<Issue>(github, `/issues?state=open&labels=${encodeURIComponent(label)}`);
  return issues.find((it) => it.pull_request === undefined && it.body?.startsWith(markOf(key)) === true);
}
