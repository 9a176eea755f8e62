import { isDeepStrictEqual } from "node:util";
import { priorityName, severityKeys, type Plan, type SeverityKey } from "../../plan";
import { compare, graph, type Graph } from "../graph";
import { canonical, isManaged, type Resource } from "../resources";
import { attributes, undirected, type Attribute, type AttributeName, type Value, type Verdict } from "./attributes";
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
  /** The resources that come, go or change, whether that means something or not, by URN. */
  readonly resources: readonly Touched[];
  /** Whether the response gets weaker, or may: a sentence says so, or tells of a change whose direction nobody can tell. */
  readonly weaker: boolean;
}

/** A resource that differs between two sides. */
export interface Touched {
  readonly urn: string;
  readonly type: string;
  readonly how: "added" | "removed" | "changed";
  /** The inputs that differ, by name; `protect` among them. Empty for what comes or goes. */
  readonly properties: readonly string[];
}

/** Says what changes from one graph to another: worst severity first, and in each what gets weaker first. */
export function diff(before: Graph, after: Graph, plan: Plan): Difference {
  const [old, young] = [inOneOrder(before), inOneOrder(after)];
  const [was, is] = [facts(old), facts(young)];
  const keys = [...new Set([...was.keys(), ...is.keys()])].sort(compare);
  const changes = keys.flatMap((key) => changeOf(key, was, is));
  const first = new Set(changes.map(({ fact }) => fact.key));
  const told = changes.filter(({ fact }) => !(echoes.includes(fact.attribute) && first.has(fact.root ?? "")));
  const sentences = grouped(told, plan).sort(worstFirst);
  return {
    sentences,
    resources: touched(old.resources, young.resources),
    weaker: sentences.some(
      ({ verdict, attribute }) => verdict === "weaker" || (verdict === "neutral" && undirected.includes(attribute)),
    ),
  };
}

/** The same graph with every set in one order: no vendor keeps a set's order, so it is no change. */
const inOneOrder = ({ resources }: Graph): Graph =>
  graph(
    resources.map((it) => ({
      ...it,
      inputs: canonical(it.type, it.inputs),
      outputs: canonical(it.type, it.outputs),
    })),
  );

/** Who is reached later is also reached again later, and a slower failover is slower by hand, too: said once. */
const echoes: readonly AttributeName[] = ["paged-again", "failover-by-hand"];

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

function touched(before: readonly Resource[], after: readonly Resource[]): Touched[] {
  const byUrn = (all: readonly Resource[]) => new Map(all.filter(isManaged).map((it) => [it.urn, it]));
  const [was, is] = [byUrn(before), byUrn(after)];
  return [...new Set([...was.keys(), ...is.keys()])].sort(compare).flatMap((urn): Touched[] => {
    const [old, young] = [was.get(urn), is.get(urn)];
    const type = (young ?? old)?.type ?? "";
    if (old === undefined) return [{ urn, type, how: "added", properties: [] }];
    if (young === undefined) return [{ urn, type, how: "removed", properties: [] }];
    const properties = differing(old, young);
    return properties.length === 0 ? [] : [{ urn, type, how: "changed", properties }];
  });
}

function differing(old: Resource, young: Resource): string[] {
  const names = [...new Set([...Object.keys(old.inputs), ...Object.keys(young.inputs)])].sort(compare);
  const inputs = names.filter((name) => !isDeepStrictEqual(old.inputs[name], young.inputs[name]));
  return (old.protect ?? false) === (young.protect ?? false) ? inputs : [...inputs, "protect"];
}
