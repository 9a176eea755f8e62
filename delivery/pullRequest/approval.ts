import { Failure } from "../failure";
import { listAll, type GitHub } from "../github";
import type { Comparison } from "./compare";

/** Whether somebody who may has accepted a weaker response. */
export type Approval =
  { readonly granted: true; readonly by: string } | { readonly granted: false; readonly demands: string };

/** The label that accepts a weaker response. Only people with triage rights or more can set it. */
export const weakerLabel = "accept-weaker-response";

interface PullRequest {
  readonly head: { readonly sha: string };
  readonly labels: readonly { readonly name: string }[];
}

interface Review {
  readonly state: string;
  readonly commit_id: string | null;
  readonly user: { readonly login: string } | null;
}

/**
 * Looks for the label, or for an approval of exactly this commit by a security owner.
 *
 * @param securityOwners GitHub logins.
 * @throws Failure when the comparison is not of the pull request's present commit.
 */
export async function approvalOf(
  github: GitHub,
  { pullRequest, head }: Pick<Comparison, "pullRequest" | "head">,
  securityOwners: readonly string[],
): Promise<Approval> {
  const found = (await github.request("GET", `/pulls/${pullRequest}`)) as PullRequest;
  // The comparison comes from code of the pull request: it must not speak for another one, or for another commit.
  if (found.head.sha !== head)
    throw new Failure(
      `Commit ${head.slice(0, 12)} is not the head of pull request #${pullRequest}. Nothing was written.`,
    );
  if (found.labels.some(({ name }) => name === weakerLabel)) return { granted: true, by: `label ${weakerLabel}` };
  const reviews = await listAll<Review>(github, `/pulls/${pullRequest}/reviews`);
  // A later review of the same person replaces the earlier one; plain comments do not.
  const latest = new Map(
    reviews.filter(({ state }) => state !== "COMMENTED").map((it) => [it.user?.login.toLowerCase(), it]),
  );
  const owner = securityOwners.find((login) => {
    const review = latest.get(login.toLowerCase());
    return review?.state === "APPROVED" && review.commit_id === head;
  });
  if (owner !== undefined) return { granted: true, by: `approved by ${owner}` };
  const approvers = securityOwners.length === 0 ? "" : `, or ${securityOwners.join(" or ")} approves this commit`;
  return { granted: false, demands: `it has the label \`${weakerLabel}\`${approvers}` };
}

/** Sets the commit status that a protected branch can require. */
export async function setStatus(
  github: GitHub,
  { head, meaning }: Comparison,
  approval: Approval,
): Promise<"success" | "failure"> {
  // A change that cannot be compared cannot be called harmless.
  const harmless = meaning?.weaker === false;
  const state = harmless || approval.granted ? "success" : "failure";
  const description = harmless
    ? "The response does not become weaker"
    : state === "success"
      ? "Weaker, and accepted"
      : `Weaker, or not comparable: needs the label ${weakerLabel}`;
  await github.request("POST", `/statuses/${head}`, { state, context: "incident-response/weaker", description });
  return state;
}
