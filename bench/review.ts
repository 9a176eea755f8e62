import { plan } from "../src/plan";
import { bounds, diff, graph, readResources, scenarios, simulate, type Resource } from "../src/review";
import { environmentOf } from "../src/environment/ofStack";
import { productionStack } from "../src/environment/stackFile";
import { declaredResources } from "../src/review/cli/declared";
import { assets, releaseDay, root } from "../src/review/cli/handbook";
import { site } from "../src/review/site";
import { median } from "./measure";

/** How often each is measured; the first, which also warms the machine up, does not count. */
const rounds = 6;
/** How many plans stand side by side in the largest stack. */
const sizes = [1, 10, 100] as const;

/** So many plans in one stack, each with names and ids of its own. */
function copies(resources: readonly Resource[], count: number): readonly Resource[] {
  const text = JSON.stringify(resources);
  const all = Array.from({ length: count }, (_, copy) =>
    copy === 0
      ? (JSON.parse(text) as Resource[])
      : (JSON.parse(
          text
            .replaceAll(/\b(escalation|monitors|failover)-/g, `$1-${copy}-`)
            .replaceAll(/zkp-(p\d)/g, `zkp-${copy}-$1`),
        ) as Resource[]),
  );
  return readResources(all.flat(), { from: "The bench" });
}

/** Milliseconds that a piece of work takes, at the median. */
function milliseconds(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return median(times.slice(1));
}

/** What a piece of review costs. */
export interface ReviewCost {
  readonly title: string;
  /** The most that it may take for one plan, in milliseconds. */
  readonly aim: number;
  /** Milliseconds at the median, by size. */
  readonly times: readonly number[];
}

/** Measures what review costs, for one plan and for many in one stack. */
export async function measureReview(): Promise<readonly ReviewCost[]> {
  const declared = await declaredResources();
  const stacks = sizes.map((size) => copies(declared, size));
  const graphs = stacks.map((it) => graph(it));
  const at = (index: number) => graphs[index] ?? graph([]);
  const subjects: readonly (readonly [string, number, (index: number) => unknown])[] = [
    ["graph", 50, (index) => graph(stacks[index] ?? [])],
    ["bounds", 50, (index) => bounds(at(index), plan)],
    ["diff", 50, (index) => diff(at(index), at(index), plan)],
    ["simulate region-outage", 100, (index) => simulate(at(index), scenarios["region-outage"], plan, {})],
  ];
  const contents = { plan, environment: environmentOf(root, productionStack), from: releaseDay };
  const handbook = (index: number) => site({ ...contents, graph: at(index) }, assets());
  return [
    ...subjects.map(([title, aim, work]) => ({
      title,
      aim,
      times: sizes.map((_, index) => milliseconds(() => work(index))),
    })),
    // A hundred plans make no handbook that anybody reads.
    { title: "site", aim: 2000, times: [0, 1].map((index) => milliseconds(() => handbook(index))) },
  ];
}

/**
 * A cost as a table's row. The growth is the exponent with which the time grows from the smallest stack to the largest: 1 is
 * linear, 2 quadratic.
 */
export function reviewRow({ title, times }: ReviewCost): readonly string[] {
  const [first = NaN, last = NaN] = [times[0], times.at(-1)];
  const growth = Math.log(last / first) / Math.log((sizes[times.length - 1] ?? 1) / sizes[0]);
  return [title, ...sizes.map((_, index) => times[index]?.toFixed(1) ?? ""), growth.toFixed(2)];
}

/** What the columns of `reviewRow` are. */
export const reviewColumns = ["review, in ms", ...sizes.map((it) => `${it} x the plan`), "growth"] as const;
