import { join, resolve } from "node:path";
import { tmpdir } from "node:os";
import { mkdtempSync } from "node:fs";
import type { Command } from "commander";
import { Failure } from "../failure";
import { connect } from "../github";
import { renderMeaning } from "../meaning";
import { compare, judge, provisionCheckout, readEvent, setStatus, subjectOf } from "../pullRequest";
import { checkout, exitWith, headCommit, output, tell } from "./context";

/** The commands of the pull request workflows. */
export function addPullRequest(program: Command): void {
  const group = program.command("pull-request").description("what a pull request changes, and whether it may");
  group
    .command("compare")
    .description("run base and head in a sandbox and write what the head declares; needs no credential")
    .requiredOption("--base <directory>", "a checkout of the base, with its dependencies installed")
    .option("--head <directory>", "a checkout of the head", checkout)
    .option("--base-commit <sha>", "the base's commit, if it is not the one that is checked out")
    .option("--commit <sha>", "the head's commit, if the checkout is a merge of it")
    .requiredOption("--out <directory>", "where to write")
    .action((options: CompareOptions) => exitWith(compareSides(options)));
  group
    .command("subject")
    .description("find the pull request that the workflow's event is about; needs GITHUB_TOKEN")
    .action(() => exitWith(findSubject()));
  group
    .command("judge")
    .description("judge that pull request with this checkout's code, write comment and status; needs GITHUB_TOKEN")
    .requiredOption(
      "--base <directory>",
      "a checkout of the base that `subject` names, with its dependencies installed",
    )
    .option("--security-owners <logins>", "whose approval accepts a weaker response, separated by commas", "")
    .action((options: JudgeOptions) => exitWith(judgeSubject(options)));
}

interface CompareOptions {
  readonly base: string;
  readonly head: string;
  readonly baseCommit?: string;
  readonly commit?: string;
  readonly out: string;
}

async function compareSides({ base, head, baseCommit, commit, out }: CompareOptions): Promise<number> {
  const about = {
    base: baseCommit ?? headCommit(base),
    head: commit ?? headCommit(head),
    day: new Date().toISOString().slice(0, 10),
  };
  const compared = await compare({ base: resolve(base), head: resolve(head) }, out, about);
  if ("problem" in compared) tell(compared.problem);
  else {
    tell(renderMeaning(compared.meaning));
    if (compared.meaning.weaker)
      tell("\nThis makes the response weaker, or may; it needs to be accepted before it is merged.");
  }
  tell(`\n${compared.handbook}`);
  return 0;
}

async function findSubject(): Promise<number> {
  const github = connect(process.env);
  const subject = await subjectOf(github, readEvent(process.env.GITHUB_EVENT_PATH));
  // Until it is judged, no success of an earlier judgement counts.
  if (subject !== undefined) await setStatus(github, subject, "pending", "Is being judged");
  output("base", subject?.base ?? "");
  tell(
    subject === undefined
      ? "No open pull request into the default branch has this head: nothing is judged."
      : `Pull request #${subject.number}, ${subject.head} into ${subject.base}.`,
  );
  return 0;
}

interface JudgeOptions {
  readonly base: string;
  readonly securityOwners: string;
}

async function judgeSubject({ base, securityOwners }: JudgeOptions): Promise<number> {
  const github = connect(process.env);
  const subject = await subjectOf(github, readEvent(process.env.GITHUB_EVENT_PATH));
  if (subject === undefined) {
    tell("The pull request has changed since: it is judged when its new run has ended.");
    return 0;
  }
  if (headCommit(base) !== subject.base)
    throw new Failure(`${base} is not a checkout of the base ${subject.base}: it has moved since. Run this job again.`);
  const owners = securityOwners.split(",").filter((it) => it !== "");
  const sandbox = join(mkdtempSync(join(tmpdir(), "judge-")), "sandbox");
  const outcome = await judge(github, subject, provisionCheckout(resolve(base), sandbox), owners);
  tell(`Judged #${subject.number}: ${outcome}.`);
  return 0;
}
