import { Failure } from "../failure";
import { listAll, writeComment, type GitHub } from "../github";
import { meaningBetween, provenBounds, type Meaning } from "../meaning";
import { approvalOf } from "./approval";
import { renderComment, renderRefusal } from "./comment";
import { provisioned, type Provision } from "./compare";
import { readHandover } from "./handover";
import { artefactOf, demandJobs, handbookOf, runOf, type Run } from "./run";
import { setStatus, type Outcome } from "./status";
import type { Subject } from "./subject";

/** What trusted code finds of a pull request. */
export interface Findings {
  /** What it means; absent when there is nothing to compare with. */
  readonly meaning?: Meaning;
  /** Why there is nothing to compare with. */
  readonly baseProblem?: string;
  /** Worst-case minutes of the head, as text. */
  readonly proofs: string;
  readonly rawPreview: string;
  /** Files of what compares and judges that the pull request changes. */
  readonly ownJudge: readonly string[];
  /** Where its run has put the handbook of the change. */
  readonly handbook?: string;
}

/**
 * Judges a pull request again from the beginning, and writes comment and status. Of what its own run found, only the
 * declared resources are taken; what they mean is computed here, against a base that is provisioned here.
 *
 * @param base provisions the base in a sandbox of the given day.
 * @param owners logins of the security owners.
 * @throws Failure when it cannot be judged; the status says so then, and is no success.
 */
export async function judge(
  github: GitHub,
  subject: Subject,
  base: Provision,
  owners: readonly string[],
): Promise<Outcome> {
  try {
    const run = await runOf(github, subject);
    const findings = await findingsOf(github, subject, run, base);
    const approval = await approvalOf(github, subject, run, owners);
    await writeComment(github, subject.number, "pull-request", renderComment(subject, findings, approval));
    // After the comment, so that it is there also for whom a check has failed.
    await demandJobs(github, run);
    const demand = demandOf(findings);
    if (demand === undefined) return await setStatus(github, subject, "success", "The response does not become weaker");
    return approval.granted
      ? await setStatus(github, subject, "success", `${demand}, and accepted`)
      : await setStatus(github, subject, "failure", `${demand}: needs acceptance`);
  } catch (error) {
    // Whatever goes wrong, no success of an earlier judgement may stay.
    const reason = error instanceof Failure ? error.message : `It cannot be judged: ${String(error)}`;
    await setStatus(github, subject, "failure", reason);
    await writeComment(github, subject.number, "judge", renderRefusal(subject, reason));
    throw new Failure(reason);
  }
}

/** Why somebody has to accept it; undefined when nobody has to. */
export function demandOf({ meaning, ownJudge }: Findings): string | undefined {
  // A change that cannot be compared cannot be called harmless, nor one of what would say so.
  if (meaning === undefined) return "Not comparable";
  if (ownJudge.length > 0) return "Changes what judges it";
  return meaning.weaker ? "Weaker" : undefined;
}

async function findingsOf(github: GitHub, subject: Subject, run: Run, base: Provision): Promise<Findings> {
  const ownJudge = await ownJudgeIn(github, subject);
  const { day, resources: after, rawPreview } = readHandover(await artefactOf(github, run), subject, run);
  const before = await provisioned(() => base(day));
  const told =
    "problem" in before ? { baseProblem: before.problem } : { meaning: meaningBetween(before.resources, after) };
  const handbook = await handbookOf(github, run);
  return { ...told, proofs: provenBounds(after), rawPreview, ownJudge, ...(handbook !== undefined && { handbook }) };
}

/** What makes the resources that are compared, beside the program, and what compares them. */
const ownJudge =
  /^(\.github|\.ci|delivery|policy|sandbox|toolchain|src\/review)\/|^(package(-lock)?\.json|\.npmrc|tsconfig\.json)$/;

/** GitHub lists no more files of a pull request than these. */
const listedFiles = 3000;

async function ownJudgeIn(github: GitHub, { number }: Subject): Promise<readonly string[]> {
  const files = await listAll<{ readonly filename: string; readonly previous_filename?: string }>(
    github,
    `/pulls/${number}/files`,
  );
  const names = files.flatMap(({ filename, previous_filename: before }) => [
    filename,
    ...(before === undefined ? [] : [before]),
  ]);
  const own = names.filter((it) => ownJudge.test(it));
  return files.length < listedFiles ? own : [...own, `more than ${listedFiles} files, not all of which are listed`];
}
