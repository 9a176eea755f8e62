import { meteredComponents, metrics, serviceMetrics, type MeteredComponent } from "../../../src/plan";
import type { World } from "./evaluator";

/** Requests of a healthy service per ten seconds. A round number, so that shares of it are exact. */
export const requestsPerBucket = 10_000;

const always = (value: number) => () => value;

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
    [metrics.rejectedProofs.name, always(1)],
    [metrics.edgeRequests.name, always(100)],
    [metrics.replicationLag.name, always(5)],
    [metrics.standbyReady.name, always(1)],
    [metrics.evidenceWriteFailures.name, always(0)],
    [metrics.driftChanges.name, always(0)],
    [metrics.driftRuns.name, always(1)],
    [metrics.canaryAnswers.name, always(1)],
    [metrics.pagerdutyHeartbeat.name, always(1)],
    [metrics.prometheusHeartbeat.name, always(1)],
    [metrics.sentryHeartbeat.name, always(1)],
  ]),
};

/** The healthy world with some metrics replaced. */
export const withMetrics = (changed: World["metrics"], lines: World["lines"] = []): World => ({
  metrics: { ...healthy.metrics, ...changed },
  lines,
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
