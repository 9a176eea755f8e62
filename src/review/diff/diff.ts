import { isDeepStrictEqual } from "node:util";
import { severityKeys, priorityName, type Plan, type SeverityKey } from "../../plan";
import { compare, type Graph } from "../graph";
import { joined } from "../render/tables";
import { canonical, isDeclared, type Resource } from "../resources";
import { changesOf, option, type Change, type Pair } from "./changes";
import { Context } from "./context";
import { explain, type Told } from "./explain";
import { verdicts, type Verdict } from "./words";

/** One sentence about a change, or about several that are the same but for whom they concern. */
export interface Sentence {
  /** Absent for what concerns no single severity. */
  readonly severity?: SeverityKey;
  readonly verdict: Verdict;
  readonly text: string;
  readonly subjects: readonly string[];
}

/** Inputs that changed and mean nothing, and why. */
export interface Meaningless {
  readonly because: string;
  /** What people call the resources. */
  readonly subjects: readonly string[];
}

/** What a change means. */
export interface Difference {
  readonly sentences: readonly Sentence[];
  /** What changed and is not told, each with the reason. */
  readonly meaningless: readonly Meaningless[];
  /** The resources that come, go or change, by URN. */
  readonly resources: readonly Touched[];
  /** Whether the response gets weaker, or may: a sentence says so, or nobody can tell its direction. */
  readonly weaker: boolean;
}

/** A resource that differs between two sides. */
export interface Touched {
  readonly urn: string;
  readonly type: string;
  readonly how: "added" | "removed" | "changed";
  /** The inputs that differ, by name; options of the engine, such as `protect`, among them. Empty for what comes or goes. */
  readonly properties: readonly string[];
}

/**
 * Says what changes from one graph to another: worst severity first, and in each what gets weaker first. Every input of
 * every resource that differs is in a sentence, or among what is meaningless.
 */
export function diff(before: Graph, after: Graph, plan: Plan): Difference {
  const changes = pairs(before.resources, after.resources)
    .map((pair) => changesOf(pair))
    .filter(([first]) => first !== undefined && !isSameInOrder(first.pair));
  const context = new Context(before, after, plan);
  const explained = changes.flat().map((change) => ({ change, explanation: explain(change, context) }));
  const sentences = grouped(explained.flatMap(({ explanation }) => ("because" in explanation ? [] : explanation)));
  return {
    sentences: sentences.sort(worstFirst),
    meaningless: reasons(
      explained.flatMap(({ change, explanation }) =>
        "because" in explanation ? [{ because: explanation.because, subject: context.subjectOf(change) }] : [],
      ),
    ),
    resources: changes.flatMap(touched),
    weaker: sentences.some(({ verdict }) => verdict === "weaker" || verdict === "unknown"),
  };
}

/** No vendor keeps a set's order, nor the form of a document: two sides that differ in nothing else are the same. */
function isSameInOrder({ type, before, after }: Pair): boolean {
  const asked = (it: Resource) => [canonical(type, it.inputs), it.options, it.protect ?? false];
  return before !== undefined && after !== undefined && isDeepStrictEqual(asked(before), asked(after));
}

/** Everything that is declared on either side, by URN. */
function pairs(before: readonly Resource[], after: readonly Resource[]): readonly Pair[] {
  const byUrn = (all: readonly Resource[]) => new Map(all.filter(isDeclared).map((it) => [it.urn, it]));
  const [was, is] = [byUrn(before), byUrn(after)];
  return [...new Set([...was.keys(), ...is.keys()])].sort(compare).map((urn) => {
    const [old, young] = [was.get(urn), is.get(urn)];
    return {
      urn,
      type: (young ?? old)?.type ?? "",
      ...(old !== undefined && { before: old }),
      ...(young !== undefined && { after: young }),
    };
  });
}

function touched(changes: readonly Change[]): readonly Touched[] {
  const [first] = changes;
  if (first === undefined) return [];
  const { urn, type, before, after } = first.pair;
  const how = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  const names = changes.map(({ pattern }) => (pattern.split(/[.[]/)[0] ?? "").replace(option, ""));
  return [{ urn, type, how, properties: how === "changed" ? [...new Set(names)].sort(compare) : [] }];
}

/** Of one thing the same is said of several items: said at once, in the order in which they came. */
function itemised(all: readonly Told[]): readonly Told[] {
  const groups = new Map<string, Told[]>();
  for (const it of all) {
    const key = JSON.stringify([it.severity, it.verdict, it.subject, it.text, it.also, it.item === undefined]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [it]);
    else known.push(it);
  }
  return [...groups.values()].flatMap((group) => {
    const [one] = group;
    const items = [...new Set(group.flatMap(({ item }) => item ?? []))];
    return one === undefined ? [] : [{ ...one, text: one.text.replace("{}", enumerated(items)) }];
  });
}

/** What exercises add to the name of what they exercise. */
const inDrills = / in drills$/;

interface Group {
  readonly one: Told;
  readonly subjects: Set<string>;
}

/** What is said of several subjects in the same words makes one sentence; so does what only repeats it elsewhere. */
function grouped(all: readonly Told[]): Sentence[] {
  const groups = new Map<string, Group>();
  for (const it of itemised(all)) {
    const also = it.also ?? (it.subject.endsWith(" in drills") ? "in drills" : undefined);
    const one = { ...it, subject: it.subject.replace(inDrills, ""), ...(also !== undefined && { also }) };
    const key = JSON.stringify([one.severity, one.verdict, one.text, also]);
    const group = groups.get(key) ?? { one, subjects: new Set<string>() };
    groups.set(key, group);
    group.subjects.add(one.subject);
  }
  const [first, repeated] = [true, false].map((it) =>
    [...groups.values()].filter(({ one }) => (one.also === undefined) === it),
  );
  const repeats = (of: Group) => {
    const places = (repeated ?? []).filter((it) => sameBut(it, of)).flatMap(({ one }) => one.also ?? []);
    return [...new Set(places)].filter((it) => it !== of.one.also);
  };
  const alone = (repeated ?? []).filter((it) => !(first ?? []).some((of) => sameBut(it, of)));
  return [...(first ?? []), ...alone].map((it) => sentence(it.one, [...it.subjects].sort(compare), repeats(it)));
}

/** Whether the same is said of the same, wherever else it holds. */
const sameBut = (a: Group, b: Group) =>
  a.one.verdict === b.one.verdict &&
  a.one.text === b.one.text &&
  [...a.subjects].sort().join() === [...b.subjects].sort().join();

/** A long list hides what it says: more than this many are counted. */
const named = 6;
const enumerated = (all: readonly string[]) =>
  all.length <= named ? joined(all) : `${all.slice(0, 3).join(", ")} and ${all.length - 3} more`;

function sentence(
  { severity, verdict, text, also }: Told,
  subjects: readonly string[],
  repeats: readonly string[],
): Sentence {
  const who = enumerated(subjects);
  const many = subjects.length > 1;
  const said = text.replace(/\{([^{}|]+)\|([^{}|]+)\}/g, (_, one: string, several: string) => (many ? several : one));
  return {
    ...(severity !== undefined && { severity }),
    verdict,
    text: `${severity === undefined ? "" : `${priorityName(severity)}: `}${who}${/^((no longer|only) )?\{/.test(text) ? " " : ": "}${said}${also === undefined ? "" : `, ${also}`}${repeats.length === 0 ? "" : `, ${joined(repeats)} too`}`,
    subjects,
  };
}

function reasons(all: readonly { readonly because: string; readonly subject: string }[]): readonly Meaningless[] {
  const found = new Map<string, Set<string>>();
  for (const { because, subject } of all) found.set(because, (found.get(because) ?? new Set()).add(subject));
  return [...found]
    .map(([because, subjects]) => ({ because, subjects: [...subjects].sort(compare) }))
    .sort((a, b) => compare(a.because, b.because));
}

const rank = ({ severity, verdict }: Sentence) =>
  (severity === undefined ? severityKeys.length : severityKeys.indexOf(severity)) * verdicts.length +
  verdicts.indexOf(verdict);
const worstFirst = (a: Sentence, b: Sentence) => rank(a) - rank(b) || compare(a.text, b.text);
