import * as everything from "../../plan";
import type { Plan, SourcedEntry } from "../../plan";
import type { Resource } from "../resources";

/** A text of the plan's data, and where it is. */
export interface Leaf {
  /** Keys from the outside in, joined by dots. */
  readonly path: string;
  readonly text: string;
}

/** The plan's data by name: the plan itself, and what stands beside it in src/plan. Rules are code, not data. */
export function dataOf(plan: Plan): Readonly<Record<string, unknown>> {
  const beside = Object.entries(everything).filter(
    ([name, it]) => typeof it === "object" && name !== "plan" && !name.endsWith("Rules"),
  );
  return { ...Object.fromEntries(beside), ...plan };
}

/** Whether a text is for people. One word is a key, which code reads; the compiler sees to those. */
export const isProse = ({ text }: Leaf): boolean => /\s/.test(text);

/** Every text of the data except where it comes from and why. */
export function leavesOf(value: unknown, path = ""): readonly Leaf[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => key !== "source" && key !== "decision")
    .flatMap(([key, it]) => leavesOf(it, path === "" ? key : `${path}.${key}`));
}

/** Texts to look into: most that are sought stand there as a whole, the rest within a longer one. */
export interface Texts {
  readonly whole: ReadonlySet<string>;
  readonly all: string;
}

const textsIn = (found: Iterable<string>): Texts => {
  const whole = new Set(found);
  return { whole, all: [...whole].join("\n") };
};

/** The texts in what is declared. What a function's bundle holds is code: that a text is in it declares nothing. */
export const declaredTexts = (resources: readonly Resource[]): Texts =>
  textsIn(
    resources.flatMap(({ inputs }) =>
      leavesOf({ ...inputs, code: undefined })
        .filter(isProse)
        .map(({ text }) => text),
    ),
  );

const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

/** What a page says, without its markup. */
export const pageTexts = (html: string): Texts =>
  textsIn(html.split(/<[^>]*>/).map((it) => it.replaceAll(/&(?:lt|gt|quot|amp);/g, (is) => entities[is] ?? is)));

/** What pages say together. */
export const together = (pages: Iterable<Texts>): Texts => textsIn([...pages].flatMap(({ whole }) => [...whole]));

/** What is filled in before a text is declared or shown: values, regions, and what only an incident tells. */
const placeholder = /\{\{[^}]*\}*\}|\{\w+\}|<\w+>/;

/** Whether a text stands somewhere, whatever it was filled in with. */
export const saidIn = ({ whole, all }: Texts, text: string): boolean =>
  whole.has(text) || text.split(placeholder).every((it) => all.includes(it.trim()));

/** An entry of the plan, and how much of it is where. */
export interface Usage extends SourcedEntry {
  readonly texts: number;
  /** How many of its texts stand in declared resources. */
  readonly declared: number;
  /** How many are shown in the handbook. */
  readonly shown: number;
  /** The pages that show its first text. */
  readonly pages: readonly string[];
}

/**
 * Looks for the texts of every entry in what is declared and in the handbook.
 *
 * @param pages what each page says, by its path.
 */
export function usageOf(
  plan: Plan,
  resources: readonly Resource[],
  pages: ReadonlyMap<string, Texts>,
): readonly Usage[] {
  const declared = declaredTexts(resources);
  const shown = together(pages.values());
  const data = dataOf(plan);
  const known = new Map<string, { readonly declared: boolean; readonly shown: boolean }>();
  const found = (text: string) => {
    const it = known.get(text) ?? { declared: saidIn(declared, text), shown: saidIn(shown, text) };
    known.set(text, it);
    return it;
  };
  const texts = new Map<string, string[]>();
  for (const { path, text } of leavesOf(data).filter(isProse))
    for (const above of prefixes(path)) texts.set(above, [...(texts.get(above) ?? []), text]);
  return everything.entriesOf(data).map((entry) => {
    const own = texts.get(entry.path) ?? [];
    const [first = ""] = own;
    return {
      ...entry,
      texts: own.length,
      declared: own.filter((it) => found(it).declared).length,
      shown: own.filter((it) => found(it).shown).length,
      pages: [...pages].filter(([, { whole }]) => whole.has(first)).map(([path]) => path),
    };
  });
}

const prefixes = (path: string): readonly string[] =>
  path.split(".").map((_, index, keys) => keys.slice(0, index + 1).join("."));
