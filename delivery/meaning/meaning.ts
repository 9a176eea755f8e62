import { nameOf, type Resource } from "../engine";
import { judgements, type Effect, type Inputs } from "./judgements";
import { leaves } from "./leaves";

/** One thing that changed, as a sentence for people. */
export interface Change {
  readonly urn: string;
  readonly type: string;
  /** The resource's name in the program. */
  readonly name: string;
  readonly effect: Effect;
  readonly sentence: string;
}

/**
 * Says what changed between two lists of resources, and whether the response becomes weaker by it. Weaker ones come first.
 *
 * Judged by the properties that decide who is notified and when; a deletion is always weaker, whatever it deletes.
 */
export function changesBetween(before: readonly Resource[], after: readonly Resource[]): readonly Change[] {
  const [was, is] = [before, after].map((list) => new Map(list.filter(isManaged).map((it) => [it.urn, it])));
  const urns = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])];
  return urns.flatMap((urn) => changesOf(urn, was?.get(urn), is?.get(urn))).sort(weakerFirst);
}

/** Whether any of the changes makes the response weaker. */
export const weakens = (changes: readonly Change[]): boolean => changes.some(({ effect }) => effect === "weaker");

const order: readonly Effect[] = ["weaker", "stronger", "neutral"];
const weakerFirst = (a: Change, b: Change) =>
  order.indexOf(a.effect) - order.indexOf(b.effect) || compare(a.urn, b.urn) || compare(a.sentence, b.sentence);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What a person provisions: not the stack, the providers and the program's own groupings. */
function isManaged({ type, custom }: Resource): boolean {
  return custom === true && !type.startsWith("pulumi:");
}

function changesOf(urn: string, before: Resource | undefined, after: Resource | undefined): Change[] {
  const resource = after ?? before;
  if (resource === undefined) return [];
  const { type } = resource;
  const change = (effect: Effect, sentence: string): Change => ({ urn, type, name: nameOf(urn), effect, sentence });
  const who = title(resource);
  if (after === undefined) return [change("weaker", `${who} is gone`)];
  if (before === undefined)
    return [
      /downtime/i.test(type)
        ? change("weaker", `${who} is new: a downtime mutes monitors`)
        : change("stronger", `${who} is new`),
    ];
  const unprotected = before.protect === true && after.protect !== true;
  return [
    ...(unprotected ? [change("weaker", `${who} is no longer protected against deletion`)] : []),
    ...propertyChanges(before, after).map(({ effect, sentence }) => change(effect, `${who}: ${sentence}`)),
  ];
}

function propertyChanges(before: Resource, after: Resource): { effect: Effect; sentence: string }[] {
  const [was, is] = [before, after].map((it) => leaves(it.inputs ?? {}));
  const inputs: Inputs = after.inputs ?? {};
  const paths = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].sort();
  return paths
    .map((path) => ({ path, old: was?.get(path), now: is?.get(path) }))
    .filter(({ old, now }) => text(old) !== text(now))
    .map(({ path, old, now }) => {
      if (path === "message") return messageChange(text(old), text(now));
      if (path === "query") return queryChange(text(old), text(now));
      const judge = judgements.find((it) => it.type.test(after.type) && it.path.test(path));
      const effect = judge?.effect(old, now, inputs) ?? "neutral";
      const because = effect === "weaker" && judge !== undefined ? ` (${judge.because})` : "";
      return { effect, sentence: `${path} was ${shown(old)}, is now ${shown(now)}${because}` };
    });
}

/** Who is notified stands in the message, as handles. */
function messageChange(before: string, after: string): { effect: Effect; sentence: string } {
  const handles = (text: string) => [...text.matchAll(/@[\w.@-]+/g)].map(([it]) => it);
  const lost = handles(before).filter((it) => !handles(after).includes(it));
  const gained = handles(after).filter((it) => !handles(before).includes(it));
  if (lost.length > 0)
    return {
      effect: "weaker",
      sentence: `no longer notifies ${lost.join(", ")}${gained.length > 0 ? `, but ${gained.join(", ")}` : ""}`,
    };
  if (gained.length > 0) return { effect: "stronger", sentence: `also notifies ${gained.join(", ")}` };
  return { effect: "neutral", sentence: "the text of its message changed" };
}

/** The number at a query's end is its threshold, which is judged as such; any other change may hide what it saw before. */
function queryChange(before: string, after: string): { effect: Effect; sentence: string } {
  const threshold = /-?[\d.]+\s*$/;
  const same = before.replace(threshold, "") === after.replace(threshold, "");
  return same
    ? {
        effect: "neutral",
        sentence: `its query ends in ${threshold.exec(after)?.[0] ?? ""} instead of ${threshold.exec(before)?.[0] ?? ""}`,
      }
    : { effect: "weaker", sentence: `looks at something else (\`${after}\` instead of \`${before}\`)` };
}

/** What people call it: its name at the vendor, else in the program. */
function title({ urn, inputs, type }: Resource): string {
  const kind = type.split(":").at(-1) ?? type;
  const name = inputs?.name;
  return `${kind} "${typeof name === "string" ? name : nameOf(urn)}"`;
}

/** A value as comparable text. Vendors give numbers back as text, or text as numbers, which is no change. */
function text(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function shown(value: unknown): string {
  return value === undefined ? "not set" : typeof value === "string" ? `"${value}"` : JSON.stringify(value);
}
