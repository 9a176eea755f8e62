import { priorityName, severityKeys, type Plan, type SeverityKey } from "../../plan";
import { compare, type Graph } from "../graph";
import { isManaged, type Resource } from "../resources";
import { attributes, type Attribute, type AttributeName, type Value, type Verdict } from "./attributes";
import { facts, type Fact } from "./facts";

/** One change in words. */
export interface Sentence {
  readonly attribute: AttributeName;
  /** Absent for what concerns no single severity. */
  readonly severity?: SeverityKey;
  readonly verdict: Verdict;
  readonly text: string;
  readonly subjects: readonly string[];
  readonly before?: Value;
  readonly after?: Value;
}

/** What a change means. */
export interface Difference {
  readonly sentences: readonly Sentence[];
  /** How many resources come, go or change, whether that means something or not. */
  readonly resources: { readonly added: number; readonly removed: number; readonly changed: number };
}

/** Says what changes from one graph to another: worst severity first, and in each what gets weaker first. */
export function diff(before: Graph, after: Graph, plan: Plan): Difference {
  const [was, is] = [facts(before), facts(after)];
  const keys = [...new Set([...was.keys(), ...is.keys()])].sort(compare);
  const changes = keys.flatMap((key) => changeOf(key, was, is));
  const first = new Set(changes.filter(({ fact }) => fact.attribute === "paged").map(({ fact }) => fact.key));
  const told = changes.filter(
    // Who is reached later is also reached again later: said once.
    ({ fact }) => !(fact.attribute === "paged-again" && fact.root !== undefined && first.has(fact.root)),
  );
  return {
    sentences: grouped(told, plan).sort(worstFirst),
    resources: counts(before.resources, after.resources),
  };
}

interface FactChange {
  readonly fact: Fact;
  readonly subject: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

function changeOf(key: string, was: ReadonlyMap<string, Fact>, is: ReadonlyMap<string, Fact>): FactChange[] {
  const [old, young] = [was.get(key), is.get(key)];
  const fact = young ?? old;
  if (fact === undefined || old?.value === young?.value) return [];
  const { root } = fact;
  if (root !== undefined && root !== "" && root !== key && was.has(root) !== is.has(root)) return [];
  return [{ fact: worse(fact, old), subject: subjectOf(old, young), before: old?.value, after: young?.value }];
}

/** A change concerns the worst severity that it touches on either side. */
function worse(fact: Fact, other: Fact | undefined): Fact {
  const [severity] = [fact.severity, other?.severity].flatMap((it) => it ?? []).sort();
  return severity === undefined ? fact : { ...fact, severity };
}

/** A name that tells the number which changes would say it twice: numbers that differ are left out. */
function subjectOf(old: Fact | undefined, young: Fact | undefined): string {
  const [a, b] = [old?.subject ?? young?.subject ?? "", young?.subject ?? old?.subject ?? ""];
  if (a === b) return a;
  const bare = (it: string) => it.replace(/\s*(?:>=|<=|>|<)\s*[\d.]+(?: %)?.*$/, "").replace(/\d+(?:\.\d+)?/g, "…");
  return [bare(a), bare(b)].sort(compare)[0] ?? a;
}

/** Changes that are the same but for whom they concern make one sentence. */
function grouped(changes: readonly FactChange[], plan: Plan): Sentence[] {
  const groups = new Map<string, FactChange[]>();
  for (const it of changes) {
    const { attribute, severity } = it.fact;
    const key = JSON.stringify([attribute, severity, it.before, it.after]);
    groups.set(key, [...(groups.get(key) ?? []), it]);
  }
  return [...groups.values()].flatMap((group) => {
    const [one] = group;
    if (one === undefined) return [];
    const { attribute, severity } = one.fact;
    const { judge, say }: Attribute = attributes[attribute];
    const change = {
      subjects: [...new Set(group.map(({ subject }) => subject))].sort(compare),
      ...(severity !== undefined && { severity, deadlineMinutes: plan.severities[severity].acknowledgeWithinMinutes }),
      ...(one.before !== undefined && { before: one.before }),
      ...(one.after !== undefined && { after: one.after }),
    };
    const text = say(change);
    const { subjects, before, after } = { before: undefined, after: undefined, ...change };
    return [
      {
        attribute,
        ...(severity !== undefined && { severity }),
        verdict: judge(one.before, one.after),
        text: `${severity === undefined ? "" : `${priorityName(severity)}: `}${text}`,
        subjects,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      },
    ];
  });
}

const verdicts: readonly Verdict[] = ["weaker", "stronger", "neutral"];
const rank = ({ severity, verdict }: Sentence) =>
  (severity === undefined ? severityKeys.length : severityKeys.indexOf(severity)) * verdicts.length +
  verdicts.indexOf(verdict);
const worstFirst = (a: Sentence, b: Sentence) => rank(a) - rank(b) || compare(a.text, b.text);

function counts(before: readonly Resource[], after: readonly Resource[]): Difference["resources"] {
  const declared = (all: readonly Resource[]) =>
    new Map(all.filter(isManaged).map((it) => [it.urn, canonical([it.inputs, it.protect ?? false])]));
  const [was, is] = [declared(before), declared(after)];
  return {
    added: [...is.keys()].filter((urn) => !was.has(urn)).length,
    removed: [...was.keys()].filter((urn) => !is.has(urn)).length,
    changed: [...is].filter(([urn, inputs]) => was.has(urn) && was.get(urn) !== inputs).length,
  };
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, it: unknown) =>
    typeof it === "object" && it !== null && !Array.isArray(it)
      ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => compare(a, b)))
      : it,
  );
}
