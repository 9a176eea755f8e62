import { isDeepStrictEqual } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { plan } from "../../src/plan";
import { diff, graph, type Graph, type Resource, type Verdict } from "../../src/review";
import { declaredResources } from "../../src/review/cli/declared";
import { changesOf, Context, explain, type Explanation } from "../../src/review/diff";
import { reviewed } from "../review/changes/mutations";
import { mutations, type Mutation } from "../support/mutations";

/** A resource with one place of it changed, and what is said of that. */
interface Walked extends Mutation {
  readonly type: string;
  /** The resource and the place. */
  readonly where: string;
  readonly said: readonly Explanation[];
}

/** Types that neither page nor fail over: changes of many of them at once do not meet. */
const alone = /^(?!pagerduty:|aws:route53\/|datadog:index\/(monitor|syntheticsTest):)/;
/**
 * How many of the others are changed at once. Of those that decide about a failover, and of the ladders, one: all decide
 * about the same names, and an incident climbs several.
 */
const together = 40;

interface Place {
  readonly resource: Resource;
  readonly all: readonly Mutation[];
}

/** The types that a graph is made from: without one of them it is another. */
function typesRead(before: Graph): ReadonlySet<string> {
  // Sources are functions, of which none equals another; what goes through them is in the monitors.
  const made = (it: Graph) => ({ ...it, resources: [], sources: [] });
  const types = [...new Set(before.resources.map(({ type }) => type))];
  const without = (type: string) => graph(before.resources.filter((it) => it.type !== type));
  return new Set(types.filter((type) => !isDeepStrictEqual(made(without(type)), made(before))));
}

/** Changes every place of every resource, each once, and asks what is said of it. */
function* walk(before: Graph): Generator<Walked> {
  const places = before.resources.map((resource): Place => ({ resource, all: [...mutations(resource.inputs)] }));
  const of = (type: RegExp) => places.filter(({ resource }) => type.test(resource.type));
  // As many changes each as the others in its group: then few rounds are left with few of them.
  const paging = of(/^(?!aws:|.*:EscalationPolicy$)/)
    .filter(({ resource }) => !alone.test(resource.type))
    .sort((a, b) => b.all.length - a.all.length);
  const groups = Array.from({ length: Math.ceil(paging.length / together) }, (_, at) =>
    paging.slice(at * together, (at + 1) * together),
  );
  const [deciding, ladders] = [of(/^aws:route53\//), of(/:EscalationPolicy$/)];
  const pairs = Array.from({ length: Math.max(deciding.length, ladders.length) }, (_, at) => [
    ...deciding.slice(at, at + 1),
    ...ladders.slice(at, at + 1),
  ]);
  const read = typesRead(before);
  for (const group of [of(alone), ...groups, ...pairs]) {
    const rounds = Math.max(0, ...group.map(({ all }) => all.length));
    for (let round = 0; round < rounds; round += 1) yield* told(before, group, round, read);
  }
}

function told(before: Graph, group: readonly Place[], round: number, read: ReadonlySet<string>): readonly Walked[] {
  const step = group.flatMap(({ resource, all }) => {
    const mutation = all[round];
    if (mutation === undefined) return [];
    return [{ old: resource, young: { ...resource, inputs: mutation.value as Resource["inputs"] }, mutation }];
  });
  const changed = new Map(step.map(({ young }) => [young.urn, young]));
  const resources = before.resources.map((it) => changed.get(it.urn) ?? it);
  const after = step.some(({ young }) => read.has(young.type)) ? graph(resources) : { ...before, resources };
  const context = new Context(before, after, plan);
  return step.map(({ old, young, mutation }) => ({
    ...mutation,
    type: old.type,
    where: `${old.urn.split("::").at(-1) ?? ""} ${mutation.path}`,
    said: changesOf({ urn: old.urn, type: old.type, before: old, after: young }).map((it) => explain(it, context)),
  }));
}

/** Why something of the plan is not told when it changes: all the reasons there are. */
const meaningless = [
  "a comment, which people read in the vendor's pages",
  "a description, which people read in the vendor's pages",
  "a name for the person's own page",
  "a name that only PagerDuty's page shows",
  "a tag that nothing goes by",
  "a time zone in which the vendor's page shows hours",
  "an empty list, which says the same as none",
  "the name that the vendor's page shows",
  "the order of a list whose elements come in any order",
  "the value that holds anyway when none is given",
];

const opposite: Readonly<Record<Verdict, Verdict>> = {
  weaker: "stronger",
  stronger: "weaker",
  unknown: "unknown",
  neutral: "neutral",
};
const verdictsOf = ({ said }: Walked) =>
  said.flatMap((it) => ("because" in it ? [] : it.map(({ verdict }) => verdict)));
const sentencesOf = ({ said }: Walked) =>
  said.flatMap((it) => ("because" in it ? [] : it.map(({ subject, text }) => `${subject} ${text}`)));

let declared: Graph;
beforeAll(async () => {
  declared = graph(await declaredResources());
});

describe("every input of every declared resource, changed in every way", () => {
  let walked: readonly Walked[];
  beforeAll(() => {
    walked = [...walk(declared)];
  }, 600_000);

  it("is told, or left out for a reason that is listed here", () => {
    expect(walked.filter(({ said }) => said.length === 0).map(({ where, how }) => `${where} ${how}`)).toEqual([]);
    const reasons = walked.flatMap(({ said }) => said.flatMap((it) => ("because" in it ? it.because : [])));
    expect([...new Set(reasons)].sort()).toEqual([...meaningless].sort());
  });

  it("goes the other way when a number goes the other way, unless nobody can tell, or any other number is worse", () => {
    const up = new Map(walked.filter(({ how }) => how === "up").map((it) => [it.where, it]));
    const flipped = (it: Walked) => verdictsOf(it).map((verdict) => opposite[verdict]);
    const odd = walked.filter((down) => {
      const other = down.how === "down" ? up.get(down.where) : undefined;
      if (other === undefined || [other, down].some((it) => verdictsOf(it).includes("unknown"))) return false;
      if ([other, down].every((it) => verdictsOf(it).every((verdict) => verdict === "weaker"))) return false;
      return flipped(other).sort().join() !== verdictsOf(down).sort().join();
    });
    expect(odd.map((it) => `${it.where}: ${sentencesOf(it).join("; ")}`)).toEqual([]);
  });

  it("is told in words, not by the names of its properties", () => {
    const bare = walked.flatMap((it) => {
      // Keys of conditions, such as aws:RequestTag/managedByFIS, are nobody's property.
      const names = it.path.match(/(?<![:/\w])[a-z]+[A-Z]\w*/g) ?? [];
      const own = sentencesOf(it).map((text) => text.replace(/"[^"]*"/g, '""'));
      return own.filter((text) => names.some((name) => new RegExp(`\\b${name}\\b`).test(text)));
    });
    expect([...new Set(bare)]).toEqual([]);
  });
});

describe("a change that a reviewer must not overlook", () => {
  it.each(reviewed.map((it) => [it.title, it] as const))("%s", (_, { of, change, verdict, sentence }) => {
    const after = declared.resources.flatMap((it) => (it.urn.endsWith(`::${of}`) ? (change(it) ?? []) : it));
    const { sentences, weaker } = diff(declared, graph(after), plan);
    expect(sentences.map((it) => `${it.verdict}: ${it.text}`)).toContain(`${verdict}: ${sentence}`);
    expect(weaker).toBe(sentences.some((it) => it.verdict === "weaker" || it.verdict === "unknown"));
  });
});
