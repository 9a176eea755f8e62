import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { connect, writeComment } from "../github";
import { renderMeaning } from "../meaning";
import { approvalOf, compare, readComparison, renderComment, setStatus } from "../pullRequest";
import { checkout, exitWith, headCommit, tell } from "./context";

/** The commands of the pull request workflow. */
export function addPullRequest(program: Command): void {
  const group = program.command("pull-request").description("what a pull request changes, and whether it may");
  group
    .command("compare")
    .description("run base and head in a sandbox and write what changes; needs no credential")
    .requiredOption("--base <directory>", "a checkout of the base, with its dependencies installed")
    .option("--head <directory>", "a checkout of the head", checkout)
    .requiredOption("--number <number>", "the pull request", Number)
    .option("--commit <sha>", "the head's commit, if the checkout is a merge of it")
    .requiredOption("--out <directory>", "where to write")
    .action((options: CompareOptions) => exitWith(compareSides(options)));
  group
    .command("comment")
    .description("write the comment and the commit status from a comparison; needs GITHUB_TOKEN")
    .requiredOption("--from <directory>", "where the comparison is")
    .requiredOption("--commit <sha>", "the commit that the comparison must be of")
    .option("--security-owners <logins>", "whose approval accepts a weaker response, separated by commas", "")
    .action((options: CommentOptions) => exitWith(comment(options)));
}

interface CompareOptions {
  readonly base: string;
  readonly head: string;
  readonly number: number;
  readonly commit?: string;
  readonly out: string;
}

async function compareSides({ base, head, number, commit, out }: CompareOptions): Promise<number> {
  mkdirSync(out, { recursive: true });
  const about = { pullRequest: number, head: commit ?? headCommit(head) };
  const { meaning, baseProblem } = await compare({ base: resolve(base), head: resolve(head) }, out, about);
  tell(meaning === undefined ? (baseProblem ?? "") : renderMeaning(meaning));
  if (meaning?.weaker === true)
    tell("\nThis makes the response weaker, or may; it needs to be accepted before it is merged.");
  return 0;
}

interface CommentOptions {
  readonly from: string;
  readonly commit: string;
  readonly securityOwners: string;
}

async function comment({ from, commit, securityOwners }: CommentOptions): Promise<number> {
  const comparison = readComparison(from, commit);
  const github = connect(process.env);
  const owners = securityOwners.split(",").filter((it) => it !== "");
  const approval = await approvalOf(github, comparison, owners);
  await writeComment(github, comparison.pullRequest, "pull-request", renderComment(comparison, approval));
  const state = await setStatus(github, comparison, approval);
  tell(`Commented on #${comparison.pullRequest}; status ${state}.`);
  return 0;
}
