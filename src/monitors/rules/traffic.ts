import { allSignals, bandedSeverities } from "../../plan";
import type { MonitorRule } from "./subject";

const outageHidden: MonitorRule = {
  tag: "monitor/outage-hidden",
  source: "Incident Classification / P0 (complete outage): a service that gets no request has no error rate",
  check: ({ plan }) =>
    plan.errorRate.components
      .filter(
        (component) =>
          !allSignals(plan).some(
            ([, { fault, detector }]) =>
              fault === `${component}/no-traffic` &&
              detector.kind === "monitor" &&
              detector.anyOf.some(({ all }) => all.every(({ silence }) => silence === "page")),
          ),
      )
      .map((component) => ({
        path: `signals.${component}-silent`,
        problem: `nothing notices that ${component} gets no traffic, and its error-rate bands are guarded against low traffic`,
        remedy: `add a signal for the fault ${component}/no-traffic that pages on silence`,
      })),
};

const guardTooLow: MonitorRule = {
  tag: "monitor/guard-too-low",
  source: "Datadog docs, division of counts: a rate over a handful of requests jumps",
  check: ({ plan }) => {
    const { minimumRequests } = plan.errorRate;
    const lowest = Math.min(...bandedSeverities.map((it) => plan.errorRateBands[it].from.percent));
    const single = 100 / minimumRequests;
    if (single < lowest) return [];
    return [
      {
        path: "errorRate.minimumRequests",
        problem: `one error among ${minimumRequests} requests is ${single} %, which already enters the band at ${lowest} %`,
        remedy: `ask for more than ${Math.floor(100 / lowest)} requests`,
      },
    ];
  },
};

/** Low traffic: it must neither page by a single error nor hide an outage. */
export const trafficRules: readonly MonitorRule[] = [outageHidden, guardTooLow];
