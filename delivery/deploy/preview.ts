import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { preview, type Engine, type Step } from "../engine";
import { folded, meaningOf, renderMeaning, type Meaning } from "../meaning";

/** What was previewed and is to be approved. It is kept beside the engine's own plan file. */
export interface Proposal {
  /** The commit that the preview was made of. */
  readonly commit: string;
  /** Of everything that would happen; another digest is another change. */
  readonly digest: string;
  readonly meaning: Meaning;
  readonly counts: Readonly<Record<string, number>>;
}

/** The files of a proposal in its directory. */
export const proposalFiles = { proposal: "proposal.json", plan: "plan.json", summary: "summary.md" } as const;

/** The policy pack that every change has to meet. */
const policyPack = join(__dirname, "..", "..", "policy");

/** Arguments of the preview that is approved, of the one that is compared with it, and of the update. */
export const previewArguments: readonly string[] = ["--refresh", "--policy-pack", policyPack];

/**
 * Previews what a deployment would do and writes it down for approval: the engine's plan, the digest, and a summary.
 *
 * @throws Failure when the preview fails.
 */
export async function propose(engine: Engine, commit: string, directory: string): Promise<Proposal> {
  mkdirSync(directory, { recursive: true });
  const plan = join(resolve(directory), proposalFiles.plan);
  const { steps } = await preview(engine, [...previewArguments, "--save-plan", plan]);
  const proposal: Proposal = {
    commit,
    digest: digestOf(steps),
    meaning: meaningOf(steps),
    counts: counted(steps),
  };
  writeFileSync(join(directory, proposalFiles.proposal), `${JSON.stringify(proposal, undefined, 2)}\n`);
  writeFileSync(join(directory, proposalFiles.summary), `${summaryOf(proposal)}\n`);
  return proposal;
}

/** Whether anything would be done at all. */
export const isEmpty = ({ counts }: Proposal): boolean => Object.keys(counts).length === 0;

/** A digest of everything that steps would do, and of nothing that may differ between two previews of the same change. */
export function digestOf(steps: readonly Step[]): string {
  const doing = steps
    .filter(isChange)
    .map(({ op, urn, oldState, newState }) => [urn, op, oldState?.inputs ?? null, newState?.inputs ?? null] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return createHash("sha256").update(sorted(doing)).digest("hex");
}

const isChange = ({ op }: Step) => !["same", "refresh", "read"].includes(op);

function counted(steps: readonly Step[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { op } of steps.filter(isChange)) counts[op] = (counts[op] ?? 0) + 1;
  return counts;
}

function summaryOf({ commit, digest, meaning, counts }: Proposal): string {
  const total = Object.entries(counts)
    .map(([op, count]) => `${count} to ${op}`)
    .sort()
    .join(", ");
  return [
    "## What this deployment does",
    "",
    renderMeaning(meaning),
    "",
    total === "" ? "Nothing is done." : `Steps: ${total}.`,
    "",
    folded("What is approved", `commit ${commit}\ndigest ${digest}`),
  ].join("\n");
}

/** JSON with sorted keys, so that equal values are equal text. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, it: unknown) =>
    typeof it === "object" && it !== null && !Array.isArray(it)
      ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1)))
      : it,
  );
}
