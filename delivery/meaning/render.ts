import type { Effect } from "./judgements";
import type { Change } from "./meaning";

const marks: Readonly<Record<Effect, string>> = { weaker: "🔻 weaker", stronger: "🔺 stronger", neutral: "▫️ neutral" };

/** Changes as a Markdown list, weaker ones first. Names come from outside, so nothing in them is markup or a mention. */
export function renderChanges(changes: readonly Change[]): string {
  if (changes.length === 0) return "Nothing changes.";
  return changes.map(({ effect, sentence }) => `- ${marks[effect]}: ${plain(sentence)}`).join("\n");
}

/** Text that Markdown shows as it is: no HTML, no links, no images, no mentions of people. */
export function plain(text: string): string {
  return text
    .replace(/[\r\n]+/g, " ")
    .replace(/[&<>]/g, (it) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[it] ?? it)
    .replace(/[\\`*_[\]|#!~]/g, (it) => `\\${it}`)
    .replace(/@/g, "@\u200b");
}

/** A folded block of verbatim output that cannot end its own fence. */
export function folded(title: string, verbatim: string): string {
  const fence = "`".repeat(Math.max(3, ...[...verbatim.matchAll(/`+/g)].map(([it]) => it.length + 1)));
  return `<details><summary>${title}</summary>\n\n${fence}text\n${verbatim}\n${fence}\n\n</details>`;
}
