import type { Minutes, Seconds } from "../units";
import type { CountMetric, DistributionMetric, GaugeMetric, Metric } from "./metrics";
import type { Search } from "./searches";

/** What is measured. Made by the builders below, which admit only what Datadog can evaluate. */
export type Query =
  | {
      readonly kind: "metric";
      readonly metric: Metric;
      readonly aggregation: "sum" | "avg" | "min" | "max" | "p95";
      readonly windowMinutes: Minutes;
    }
  | {
      readonly kind: "ratio";
      readonly part: Metric;
      readonly whole: Metric;
      readonly windowMinutes: Minutes;
    }
  | {
      readonly kind: "anomaly";
      readonly metric: Metric;
      /** How much history the band of normal values is drawn around. */
      readonly windowMinutes: Minutes;
      readonly alertWindowMinutes: Minutes;
      readonly recoveryWindowMinutes: Minutes;
      readonly deviations: number;
      readonly direction: "above" | "below";
    }
  | {
      readonly kind: "search";
      readonly search: Search;
      readonly rollup: "count" | { readonly sumOf: string };
      readonly windowMinutes: Minutes;
    };

/** The sum of a count over a window. */
export const sumOf = (metric: CountMetric, windowMinutes: Minutes): Query => ({
  kind: "metric",
  metric,
  aggregation: "sum",
  windowMinutes,
});

/** The 95th percentile of a distribution over a window. */
export const p95Of = (metric: DistributionMetric, windowMinutes: Minutes): Query => ({
  kind: "metric",
  metric,
  aggregation: "p95",
  windowMinutes,
});

/** The lowest, highest or average level of a gauge over a window. */
export const levelOf = (metric: GaugeMetric, aggregation: "avg" | "min" | "max", windowMinutes: Minutes): Query => ({
  kind: "metric",
  metric,
  aggregation,
  windowMinutes,
});

/** One count's share of another over a window, in percent. */
export const shareOf = (part: CountMetric, whole: CountMetric, windowMinutes: Minutes): Query => ({
  kind: "ratio",
  part,
  whole,
  windowMinutes,
});

/** How far a count strays from its daily rhythm: the share (0 to 1) of the alert window's points outside the band. */
export const anomalyOf = (metric: CountMetric, direction: "above" | "below", alertWindowMinutes: Minutes): Query => ({
  kind: "anomaly",
  metric,
  direction,
  alertWindowMinutes,
  // Datadog's guidance: history about five times the alert window or more; four hours show the daily rhythm well.
  windowMinutes: Math.max(240, 5 * alertWindowMinutes),
  recoveryWindowMinutes: alertWindowMinutes,
  deviations: 3,
});

/** How many log lines or events match. */
export const matchesOf = (search: Search, windowMinutes: Minutes): Query => ({
  kind: "search",
  search,
  rollup: "count",
  windowMinutes,
});

/** The sum of a numeric attribute over the log lines that match. */
export const sumInLogs = (search: Search, attribute: string, windowMinutes: Minutes): Query => ({
  kind: "search",
  search,
  rollup: { sumOf: attribute },
  windowMinutes,
});

/** How a measurement is compared with its threshold. */
export type Comparator = ">" | ">=" | "<" | "<=";

/** Something that is true or false at each minute: a measurement compared with one number. */
export interface Fact {
  readonly key: string;
  readonly title: string;
  readonly query: Query;
  readonly comparator: Comparator;
  readonly threshold: number;
  /** Where it stops being true, on the near side of the threshold, so that a value at the edge does not flap. */
  readonly recovery?: number;
  readonly evaluationDelaySeconds: Seconds;
  /** What silence means: nothing happened, or the detector itself is dead and somebody must know. */
  readonly silence: "fine" | "page";
}

type Condition =
  | { readonly atLeast: number; readonly recoverBelow?: number }
  | { readonly moreThan: number; readonly recoverBelow?: number }
  | { readonly lessThan: number; readonly recoverFrom?: number };

/** States a fact. Metrics that a division reads need the delay of 60 seconds that Datadog asks for. */
export function fact(
  key: string,
  title: string,
  query: Query,
  condition: Condition,
  { silence = "fine", delaySeconds }: { readonly silence?: Fact["silence"]; readonly delaySeconds?: Seconds } = {},
): Fact {
  const common = {
    key,
    title,
    query,
    silence,
    evaluationDelaySeconds: delaySeconds ?? (query.kind === "search" ? 0 : 60),
  };
  if ("lessThan" in condition)
    return {
      ...common,
      comparator: "<",
      threshold: condition.lessThan,
      ...(condition.recoverFrom !== undefined && { recovery: condition.recoverFrom }),
    };
  const recovery = condition.recoverBelow !== undefined && { recovery: condition.recoverBelow };
  return "atLeast" in condition
    ? { ...common, comparator: ">=", threshold: condition.atLeast, ...recovery }
    : { ...common, comparator: ">", threshold: condition.moreThan, ...recovery };
}
