import { folded, plain, renderMeaning } from "../meaning";
import type { Approval } from "./approval";
import { demandOf, type Findings } from "./judge";
import type { Subject } from "./subject";

/** The comment on a pull request: what changes first, then the proofs, then the raw preview, folded. */
export function renderComment(subject: Subject, findings: Findings, approval: Approval): string {
  const { meaning, proofs, rawPreview, baseProblem, ownJudge, handbook } = findings;
  return [
    "## What this pull request changes",
    "",
    ...(meaning === undefined
      ? [
          "The base branch cannot be provisioned in the sandbox, so there is nothing to compare with. Read the raw preview.",
          "",
          `> ${plain(baseProblem?.split("\n")[0] ?? "")}`,
        ]
      : [renderMeaning(meaning)]),
    ...(handbook === undefined
      ? []
      : [
          "",
          `[The handbook of this change](${handbook}), made by its own code: unpack it and open \`changes.html\`, or \`index.html\`.`,
        ]),
    ...(ownJudge.length === 0 ? [] : ["", folded("It changes what compares and judges it", ownJudge.join("\n"))]),
    ...(demandOf(findings) === undefined ? [] : ["", demand(meaning?.weaker === true, approval)]),
    "",
    "## Bounds and failover proof",
    "",
    proofs === ""
      ? "No proof was made of this change."
      : folded("Worst-case minutes of every severity, and of the failover", proofs),
    "",
    folded("Raw preview", rawPreview),
    "",
    judged(subject),
  ].join("\n");
}

/** The comment when there is no judgement. */
export const renderRefusal = (subject: Subject, reason: string): string =>
  ["## This pull request was not judged", "", folded("Why", reason), "", judged(subject)].join("\n");

const judged = ({ head, base }: Subject): string =>
  `<sub>Commit ${head.slice(0, 12)} against ${base.slice(0, 12)}, in the sandbox: real engine, stand-in providers, no credentials.</sub>`;

function demand(weaker: boolean, approval: Approval): string {
  const what = weaker ? "**This makes the response weaker, or may**" : "**Nobody but people can judge this**";
  return approval.granted
    ? `> ✅ ${what}, and that is accepted: ${plain(approval.by)}.`
    : `> ⛔ ${what}. It can be merged when ${approval.demands}.`;
}
