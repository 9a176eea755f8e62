import { visible } from "../../src/visible";
import { diffMarkdown } from "../../src/review";
import { nameOf } from "../engine";
import type { Meaning } from "./meaning";

/** A change as Markdown: what it means, then the objects behind it, folded. Names come from outside: none is markup. */
export function renderMeaning({ sentences, meaningless, resources }: Meaning): string {
  const told = diffMarkdown({
    sentences: sentences.map((it) => ({ ...it, text: plain(it.text) })),
    meaningless: meaningless.map((it) => ({ ...it, subjects: it.subjects.map(plain) })),
    resources,
  });
  const objects = resources.map(({ urn, type, how, properties }) => {
    const kind = type.split(":").at(-1) ?? type;
    return `${how} ${kind} ${nameOf(urn)}${properties.length === 0 ? "" : `: ${properties.join(", ")}`}`;
  });
  return objects.length === 0 ? told.trimEnd() : `${told}\n${folded("The objects", objects.join("\n"))}`;
}

/** Text that Markdown shows as it is: no HTML, no links, no images, no mentions of people. */
export function plain(text: string): string {
  return visible(text.replace(/[\r\n]+/g, " "))
    .replace(/[&<>]/g, (it) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[it] ?? it)
    .replace(/[\\`*_[\]|#!~]/g, (it) => `\\${it}`)
    .replace(/@/g, "@\u200b")
    .replace(/:\/\//g, ":\u200b//");
}

/** A folded block of verbatim output that cannot end its own fence. */
export function folded(title: string, verbatim: string): string {
  const fence = "`".repeat(Math.max(3, ...[...verbatim.matchAll(/`+/g)].map(([it]) => it.length + 1)));
  return `<details><summary>${title}</summary>\n\n${fence}text\n${visible(verbatim)}\n${fence}\n\n</details>`;
}
