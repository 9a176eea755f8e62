import { listAll, type GitHub } from "../github";
import type { Run } from "./run";
import type { Subject } from "./subject";

/** Whether somebody who may has accepted what needs it. */
export type Approval =
  { readonly granted: true; readonly by: string } | { readonly granted: false; readonly demands: string };

/** The label that accepts a weaker response, when somebody with write access who is not the author sets it. */
export const weakerLabel = "accept-weaker-response";

interface LabelEvent {
  readonly event: string;
  readonly created_at: string;
  readonly actor: { readonly login: string } | null;
  readonly label?: { readonly name: string };
}

interface Review {
  readonly state: string;
  readonly commit_id: string | null;
  readonly submitted_at?: string;
  readonly user: { readonly login: string } | null;
}

/**
 * Looks for the label, or for an approval of exactly this commit by a security owner. Either counts only from somebody
 * who may write to the repository and did not open the pull request, and only when it was given after the last push. A
 * label that was there before the push accepted something else: it is taken off.
 *
 * @param securityOwners GitHub logins.
 */
export async function approvalOf(
  github: GitHub,
  subject: Subject,
  run: Run,
  securityOwners: readonly string[],
): Promise<Approval> {
  const may = (login: string | undefined) => mayAccept(github, subject, login);
  const label = await labelOf(github, subject);
  if (label !== undefined && label.at > run.createdAt && (await may(label.by)))
    return { granted: true, by: `label ${weakerLabel} by ${label.by}` };
  if (label !== undefined)
    await github.request("DELETE", `/issues/${subject.number}/labels/${encodeURIComponent(weakerLabel)}`);

  const reviews = await listAll<Review>(github, `/pulls/${subject.number}/reviews`);
  // A later review of the same person replaces the earlier one; plain comments do not.
  const latest = new Map(
    reviews.filter(({ state }) => state !== "COMMENTED").map((it) => [it.user?.login.toLowerCase(), it]),
  );
  for (const login of securityOwners) {
    const review = latest.get(login.toLowerCase());
    const ofThis = review?.commit_id === subject.head && (review.submitted_at ?? "") > run.createdAt;
    if (review?.state === "APPROVED" && ofThis && (await may(login)))
      return { granted: true, by: `approved by ${login}` };
  }
  const approvers = securityOwners.length === 0 ? "" : `, or ${securityOwners.join(" or ")} approves this commit`;
  return { granted: false, demands: `somebody else who may write sets the label \`${weakerLabel}\`${approvers}` };
}

/** Who set the label that is there now, and when; its events tell, the label itself does not. */
async function labelOf(
  github: GitHub,
  { number }: Subject,
): Promise<{ readonly by: string; readonly at: string } | undefined> {
  const events = await listAll<LabelEvent>(github, `/issues/${number}/events`);
  const last = events
    .filter(({ event, label }) => ["labeled", "unlabeled"].includes(event) && label?.name === weakerLabel)
    .at(-1);
  return last?.event === "labeled" ? { by: last.actor?.login ?? "", at: last.created_at } : undefined;
}

async function mayAccept(github: GitHub, { author }: Subject, login = ""): Promise<boolean> {
  if (login === "" || login.toLowerCase() === author.toLowerCase()) return false;
  // Whom GitHub does not know, or does not tell about, may not.
  const { permission } = (await github
    .request("GET", `/collaborators/${encodeURIComponent(login)}/permission`)
    .catch(() => ({}))) as { readonly permission?: string };
  return permission === "admin" || permission === "write";
}
