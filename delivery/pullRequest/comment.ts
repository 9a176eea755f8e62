import { folded, plain, renderMeaning } from "../meaning";
import type { Approval } from "./approval";
import type { Comparison } from "./compare";

/** The comment on a pull request: what changes first, then the proofs, then the raw preview, folded. */
export function renderComment(comparison: Comparison, approval: Approval): string {
  const { meaning, proofs, rawPreview, baseProblem, head } = comparison;
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
    ...(meaning?.weaker === true ? ["", demand(approval)] : []),
    "",
    "## Bounds and failover proof",
    "",
    proofs === ""
      ? "No proof was made of this change."
      : folded("Worst-case minutes of every severity, and of the failover", proofs),
    "",
    folded("Raw preview", rawPreview),
    "",
    `<sub>Commit ${plain(head.slice(0, 12))}, in the sandbox: real engine, stand-in providers, no credentials.</sub>`,
  ].join("\n");
}

function demand(approval: Approval): string {
  return approval.granted
    ? `> ✅ **This makes the response weaker, or may**, and that is accepted: ${plain(approval.by)}.`
    : `> ⛔ **This makes the response weaker, or may.** It can be merged when ${approval.demands}.`;
}
