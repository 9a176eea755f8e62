import { isDeepStrictEqual } from "node:util";
import type { SeverityKey } from "../../plan";
import { isHidden, scalar, text, unknownValue } from "../resources";
import { option, unfolded, type Change } from "./changes";
import type { Context } from "./context";
import { rowAt } from "./table";
import { words } from "./table/unknown";
import { contrast } from "./terms/text";
import type { Nothing, Saying, Verdict } from "./words";

/** One thing that is said of one change. */
export interface Told {
  readonly change: Change;
  readonly verdict: Verdict;
  readonly subject: string;
  readonly text: string;
  readonly item?: string;
  readonly also?: string;
  readonly severity?: SeverityKey;
}

/** What is said of a change: at least one thing, or why it means nothing. There is no third way. */
export type Explanation = readonly [Told, ...Told[]] | Nothing;

/** Explains one change. What nobody has thought of is told in general words, and nobody can tell its direction. */
export function explain(change: Change, context: Context): Explanation {
  const nothing = sameAsBefore(change, context);
  if (nothing !== undefined) return nothing;
  const said = hiddenChange(change) ?? rowAt(change.pair.type, change.pattern)?.say(change, context) ?? [];
  if ("because" in said) return said;
  const subject = context.subjectOf(change);
  const known = context.severityOf(change.pair);
  const [first, ...others] = said.map((it): Told => {
    const severity = it.severity === undefined ? known : (it.severity ?? undefined);
    return {
      change,
      verdict: it.verdict,
      subject: it.subject ?? subject,
      text: it.text,
      ...(it.item !== undefined && { item: it.item }),
      ...(it.also !== undefined && { also: it.also }),
      ...(severity !== undefined && { severity }),
    };
  });
  if (first !== undefined) return [first, ...others];
  const general = { change, verdict: "unknown" as const, subject, text: generally(change, context) };
  return [{ ...general, ...(known !== undefined && { severity: known }) }];
}

/** The same value in another form, and an id that is another one because what it stands for was made anew. */
function sameAsBefore({ before, after, pair, pattern }: Change, context: Context): Nothing | undefined {
  if (pattern === "") return undefined;
  if (isDeepStrictEqual(unfolded(before), unfolded(after)))
    return { because: "the same document, written in another form" };
  if (isEmptyList(before) && isEmptyList(after)) return { because: "an empty list, which says the same as none" };
  if (before === undefined || after === undefined) return undefined;
  if (scalar(before) !== undefined && scalar(before) === scalar(after))
    return { because: "the same value, written in another form" };
  const [was, is] = [
    madeBy("before", before, pair.before, pattern, context),
    madeBy("after", after, pair.after, pattern, context),
  ];
  return was !== undefined && was === is ? { because: "the new id of what was made anew" } : undefined;
}

const isEmptyList = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);

function madeBy(
  side: "before" | "after",
  value: unknown,
  resource: Change["pair"]["after"],
  pattern: string,
  context: Context,
) {
  if (value === unknownValue) {
    const [urn, ...others] = resource?.propertyDependencies?.[pattern.split(/[.[]/)[0] ?? ""] ?? [];
    return others.length === 0 ? urn : undefined;
  }
  const known = text(value);
  return known === undefined ? undefined : context[side].find(known)?.urn;
}

/** A secret is never shown, not even the value that it has when it is none any more. */
function hiddenChange({ before, after }: Change): readonly Saying[] | undefined {
  if (!isHidden(before) && !isHidden(after)) return undefined;
  const [was, is] = [before, after].map((it) =>
    it === undefined ? "nothing" : isHidden(it) ? (scalar(it) ?? "") : "a value that is no secret",
  );
  return [{ verdict: "unknown", text: `it is ${is ?? ""} instead of ${was ?? ""}` }];
}

function generally({ pattern, before, after }: Change, { show }: Context): string {
  const what = pattern
    .replace(option, "")
    .replaceAll("[]", "")
    .replace(":order", ".order")
    .split(".")
    .map(words)
    .join(", ");
  const [was, is] = [text(before), text(after)];
  const how = was !== undefined && is !== undefined ? contrast(was, is) : `${show(after)} instead of ${show(before)}`;
  return `changed: ${what}: ${how}; direction unknown`;
}
