import type { Seconds } from "../../plan";
import type { Monitor } from "../graph";

/** How long after a total fault begins something happens: on average, and when it begins at the worst moment. */
export interface Span {
  readonly expectedSeconds: Seconds;
  readonly worstSeconds: Seconds;
}

/** From Datadog's alert to PagerDuty's incident: a webhook and its queue. Neither vendor promises a time; one minute is a generous budget. */
export const routing: Span = { expectedSeconds: 15, worstSeconds: 60 };

/**
 * How long a monitor takes to see a fault that is total from its first second: the part of the window that must be bad,
 * the evaluation delay, and the wait for the next evaluation. A composite waits for the slowest of its members and then
 * for its own evaluation; a member that only guards (enough traffic) is true before the fault begins.
 */
export function detection(monitor: Monitor): Span {
  if (monitor.kind === "composite") return compositeDetection(monitor);
  const { windowSeconds, delaySeconds, everySeconds } = monitor;
  return {
    expectedSeconds: badShare(monitor) * windowSeconds + delaySeconds + everySeconds / 2,
    worstSeconds: windowSeconds + delaySeconds + everySeconds,
  };
}

function compositeDetection({ members, everySeconds }: Monitor): Span {
  const asked = members.filter(({ negated }) => !negated).map(({ monitor }) => monitor);
  const waited = asked.filter((it) => !asked.some((other) => guards(it, other)));
  const spans = (waited.length > 0 ? waited : asked).map(detection);
  return {
    expectedSeconds: Math.max(0, ...spans.map((it) => it.expectedSeconds)) + everySeconds / 2,
    worstSeconds: Math.max(0, ...asked.map((it) => detection(it).worstSeconds)) + everySeconds,
  };
}

/** Whether one monitor only asks for enough of what the other divides by. */
function guards(guard: Monitor, ratio: Monitor): boolean {
  const { whole } = ratioOf(ratio.query) ?? {};
  const counted = /:((?:sum|count):[^{]+\{[^}]*\})/.exec(guard.query)?.[1];
  return whole !== undefined && counted === whole && !guard.query.includes("/");
}

/** The two counts of a percentage, as a query names them. */
export function ratioOf(query: string): { readonly part: string; readonly whole: string } | undefined {
  const pattern = /:((?:sum|count):[^{]+\{[^}]*\})\.as_count\(\)\s*\/\s*((?:sum|count):[^{]+\{[^}]*\})\.as_count\(\)/;
  const [, part, whole] = pattern.exec(query) ?? [];
  return part === undefined || whole === undefined ? undefined : { part, whole };
}

/** A 95th percentile moves when this share of a window is bad. */
const percentileShare = 0.05;

/** Which share of the window must be bad before the threshold is crossed. Where that is not known, all of it. */
function badShare({ query, threshold, comparator }: Monitor): number {
  if (threshold === undefined) return 1;
  if (ratioOf(query) !== undefined) return Math.min(1, threshold / 100);
  if (query.includes("anomalies(")) return Math.min(1, threshold);
  if (query.startsWith("percentile(")) return percentileShare;
  const rising = comparator?.startsWith(">") === true;
  // A highest value or a sum may come with a single event; so does the first of a count.
  if (rising && /^max\(|rollup\("sum"/.test(query)) return 0;
  return rising && threshold <= 1 && /^sum\(|rollup\("count"/.test(query) ? 0 : 1;
}
