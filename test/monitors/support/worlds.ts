import {
  meteredComponents,
  metrics,
  scannerRuns,
  searches,
  serviceMetrics,
  type MeteredComponent,
  type Search,
} from "../../../src/plan";
import type { Line, World } from "./evaluator";

/** Requests of a healthy service per ten seconds. A round number, so that shares of it are exact. */
export const requestsPerBucket = 10_000;

const always = (value: number) => () => value;

/** A line that a search finds. */
export const lineOf = ({ is }: Search, second: number, attributes: Line["attributes"] = {}): Line => ({
  second,
  attributes: { env: "production", ...(is as Readonly<Record<string, string>>), ...attributes },
});

/** A search's line every five minutes, for six hours. */
export const beats = (search: Search): Line[] => Array.from({ length: 72 }, (_, index) => lineOf(search, index * 300));

/** A world in which nothing is wrong and every heartbeat beats. */
export const healthy: World = {
  metrics: Object.fromEntries([
    ...meteredComponents.flatMap((component) => {
      const { requests, errors, duration } = serviceMetrics[component];
      return [
        [requests.name, always(requestsPerBucket)],
        [errors.name, always(0)],
        [duration.name, always(0.5)],
      ] as const;
    }),
    ...Object.values(scannerRuns).map(({ name }) => [name, always(1)] as const),
    [metrics.rejectedProofs.name, always(1)],
    [metrics.driftChanges.name, always(0)],
    [metrics.driftRuns.name, always(1)],
    [metrics.recordRuns.name, always(1)],
    [metrics.roundTrips.name, always(1)],
    [metrics.syntheticRuns.name, always(1)],
  ]),
  lines: [...beats(searches.prometheusAlive), ...beats(searches.sentryAlive)],
};

/** The healthy world with some metrics replaced, and more lines. */
export const withMetrics = (changed: World["metrics"], lines: readonly Line[] = []): World => ({
  metrics: { ...healthy.metrics, ...changed },
  lines: [...(healthy.lines ?? []), ...lines],
});

/** The healthy world in which a service fails for a share of its requests that changes over time. */
export function failing(
  component: MeteredComponent,
  percentAt: (second: number) => number,
  requests = requestsPerBucket,
): World {
  const { requests: all, errors } = serviceMetrics[component];
  return withMetrics({
    [all.name]: always(requests),
    [errors.name]: (second) => Math.round((requests * percentAt(second)) / 100),
  });
}
