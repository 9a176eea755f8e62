import { displayName, severityKeys } from "../../plan";
import { counted, joined } from "../render/tables";
import type { Difference, Sentence } from "./diff";
import { verdicts } from "./words";

/** How each verdict is marked for people. */
export const verdictMarks = {
  weaker: "🔻 weaker",
  unknown: "🔸 may be weaker",
  stronger: "🔺 stronger",
  neutral: "▫️ neutral",
} as const;

/** What a difference says to people. */
export interface Told extends Pick<Difference, "resources" | "meaningless"> {
  readonly sentences: readonly Pick<Sentence, "severity" | "verdict" | "text">[];
}

/** A difference as Markdown for a pull request. */
export function diffMarkdown(difference: Told): string {
  const { sentences } = difference;
  const unsaid = withoutMeaning(difference);
  if (sentences.length === 0) return `${[nothing(difference), ...unsaid].join("\n\n")}\n`;
  const parts = [...severityKeys, undefined].flatMap((severity) => {
    const own = sentences.filter((it) => it.severity === severity);
    if (own.length === 0) return [];
    const bullets = own.map(({ verdict, text }) => `- **${verdictMarks[verdict]}**: ${text.replace(/^P\d: /, "")}.`);
    return [`### ${severity === undefined ? "All severities" : displayName(severity)}`, bullets.join("\n")];
  });
  return `${[...parts, ...unsaid, `_${resources(difference)}._`].join("\n\n")}\n`;
}

/** A difference as one line for a commit message: what gets weaker comes first. */
export function diffLine(difference: Difference): string {
  const { sentences } = difference;
  if (sentences.length === 0) return nothing(difference);
  return verdicts
    .flatMap((verdict) => {
      const own = sentences.filter((it: Sentence) => it.verdict === verdict).map(({ text }) => text);
      return own.length === 0 ? [] : [`${verdict === "unknown" ? "may be weaker" : verdict}: ${own.join("; ")}`];
    })
    .join(". ");
}

/** What changed and is not told, with the reason. */
function withoutMeaning({ meaningless }: Told): string[] {
  if (meaningless.length === 0) return [];
  const reasons = meaningless.map(({ because, subjects }) => `${because} (${few(subjects)})`);
  return [`_Not told: ${reasons.join("; ")}._`];
}

const few = (subjects: readonly string[]) =>
  subjects.length > 3 ? `${subjects.slice(0, 2).join(", ")} and ${subjects.length - 2} more` : joined(subjects);

const nothing = (difference: Told) => `No change in meaning: ${resources(difference)}.`;

function resources({ resources: touched }: Told): string {
  const parts = (["added", "removed", "changed"] as const)
    .map((how) => [touched.filter((it) => it.how === how).length, how] as const)
    .filter(([count]) => count > 0);
  const [only] = parts;
  if (only === undefined) return "no resource changes";
  const total = counted(touched.length, "resource");
  return parts.length === 1
    ? `${total} ${only[1]}`
    : `${total} (${parts.map(([count, how]) => `${count} ${how}`).join(", ")})`;
}
