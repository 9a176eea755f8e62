import type { Seconds } from "../plan";
import { parseQuery, type ParsedQuery } from "./queries";

/** The declared inputs of a monitor that decide how fast it is. */
export interface DeclaredMonitor {
  readonly query: string;
  readonly evaluationDelay?: Seconds | undefined;
}

/** How long after a fault begins its monitor alerts: on average, and when the fault begins at the worst moment. */
export interface DetectionTime {
  readonly expectedSeconds: Seconds;
  readonly worstSeconds: Seconds;
}

/** Datadog evaluates windows below a day every minute, below two days every ten, longer ones every thirty (docs, metric monitors). */
export const evaluationEverySeconds = (windowSeconds: Seconds): Seconds =>
  windowSeconds < 86_400 ? 60 : windowSeconds < 172_800 ? 600 : 1800;

/**
 * The detection time of a monitor that is not a composite, for a fault that is total from its first second: the part of the
 * window that must be bad before the threshold is crossed, the evaluation delay, and half (at worst all) of the time between
 * evaluations. Undefined for a query that this project does not render.
 */
export function detectionTime({ query, evaluationDelay = 0 }: DeclaredMonitor): DetectionTime | undefined {
  const parsed = parseQuery(query);
  if (parsed === undefined) return undefined;
  const every = evaluationEverySeconds(parsed.windowSeconds);
  const crossed = secondsUntilCrossed(parsed) + evaluationDelay;
  return { expectedSeconds: crossed + every / 2, worstSeconds: crossed + every };
}

/** A composite waits for its slowest member, then for its own evaluation, each minute. */
export function compositeDetectionTime(members: readonly DetectionTime[]): DetectionTime {
  return {
    expectedSeconds: Math.max(...members.map((it) => it.expectedSeconds)) + 30,
    worstSeconds: Math.max(...members.map((it) => it.worstSeconds)) + 60,
  };
}

/** The declared options of a synthetic test that decide how fast it is. */
export interface DeclaredProbe {
  readonly tickEvery: Seconds;
  readonly minFailureDuration?: Seconds | undefined;
  readonly retry?: { readonly count?: number; readonly interval?: number } | undefined;
}

/** A probe sees a fault at its next run, asks again as often as it retries (`interval` is in milliseconds), and waits. */
export function probeDetectionTime({ tickEvery, minFailureDuration = 0, retry }: DeclaredProbe): DetectionTime {
  const after = minFailureDuration + ((retry?.count ?? 0) * (retry?.interval ?? 0)) / 1000;
  return { expectedSeconds: tickEvery / 2 + after, worstSeconds: tickEvery + after };
}

/** How much of the window must show the fault. Where the fault's rate is not known, all of it. */
function secondsUntilCrossed(query: ParsedQuery): Seconds {
  switch (query.kind) {
    case "ratio":
      return (query.windowSeconds * query.threshold) / 100;
    case "anomaly":
      return query.alertWindowSeconds * query.threshold;
    case "burn-rate":
      return query.windowSeconds;
    case "search":
      // One match crosses a threshold of one at once, and may bring any sum with it. Too few are known at the window's end.
      if (query.comparator.startsWith("<")) return query.windowSeconds;
      return query.rollup === "sum" || query.threshold <= 1 ? 0 : query.windowSeconds;
    case "metric":
      if (query.aggregation === "percentile") return query.windowSeconds * 0.05;
      if (query.aggregation === "sum" && query.comparator.startsWith(">") && query.threshold <= 1) return 0;
      if (query.aggregation === "max" && query.comparator.startsWith(">")) return 0;
      return query.windowSeconds;
  }
}
