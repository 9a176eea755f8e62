import { serviceMetrics, type MeteredComponent } from "./metrics";
import type { Component, ComponentKey } from "../services";
import { secondsIn } from "../units";
import { bandedSeverities, type BandedSeverity, type ErrorRateBand, type ErrorRateMeasure } from "./errorRate";
import { fact, shareOf, sumOf, type Fact } from "./facts";
import type { Signal, Signals } from "./signal";

/** The parts of the plan that bands are derived from. */
export interface BandSource {
  readonly components: Readonly<Record<ComponentKey, Component>>;
  readonly errorRate: ErrorRateMeasure;
  readonly errorRateBands: Readonly<Record<BandedSeverity, ErrorRateBand>>;
}

const examples = { p2: "abnormal-error-rate", p1: "partial-outage", p0: "complete-outage" } as const;

/**
 * The error-rate signals: one per service and band, of which at most one is true at any time.
 *
 * A window averages, so a jump from 0 to 100 % would pass through the milder bands on its way up and down. The milder bands
 * therefore also ask what the rate was one window earlier: only a rate that stayed in the band for two windows is in it.
 * The worst band asks nothing more, so that it is as fast as its window.
 */
export function bandSignals(source: BandSource): Signals {
  return Object.fromEntries(
    source.errorRate.components.flatMap((component) =>
      bandedSeverities.map((severity) => [
        `${component}-error-rate-${severity}`,
        bandSignal(source, component, severity),
      ]),
    ),
  );
}

function bandSignal(source: BandSource, component: MeteredComponent, severity: BandedSeverity): Signal {
  const { title } = source.components[component];
  const { from, source: section } = source.errorRateBands[severity];
  const worse = bandedSeverities[bandedSeverities.indexOf(severity) + 1];
  const upper = worse === undefined ? undefined : source.errorRateBands[worse].from;
  const lower = `${from.inclusive ? "at least" : "more than"} ${from.percent} %`;
  const range =
    upper === undefined ? lower : `${lower} and ${upper.inclusive ? "less than" : "at most"} ${upper.percent} %`;
  const guard = trafficGuard(source, component);
  const now = (it: BandedSeverity) => rateFact(source, component, it, "now");
  const before = (it: BandedSeverity) => rateFact(source, component, it, "before");
  return {
    title: `${title}: error rate ${range}`,
    service: component,
    severity,
    detects: [examples[severity]],
    fault: `${component}/error-rate`,
    detector: {
      kind: "monitor",
      anyOf: [
        worse === undefined
          ? { all: [guard, now(severity)] }
          : { all: [guard, now(severity), before(severity)], none: [now(worse), before(worse)] },
      ],
    },
    runbook: "service-outage",
    owner: "technical-lead",
    meaning: `${title} answers ${range} of its requests with an error.`,
    resolves: "by-itself",
    source: section,
  };
}

function trafficGuard({ components, errorRate }: BandSource, component: MeteredComponent): Fact {
  const { windowMinutes, minimumRequests, evaluationDelaySeconds } = errorRate;
  return fact(
    `${component}-traffic`,
    `${components[component].title}: at least ${minimumRequests} requests in ${windowMinutes} minutes`,
    sumOf(serviceMetrics[component].requests, windowMinutes),
    { atLeast: minimumRequests },
    { delaySeconds: evaluationDelaySeconds },
  );
}

function rateFact(
  { components, errorRate, errorRateBands }: BandSource,
  component: MeteredComponent,
  severity: BandedSeverity,
  when: "now" | "before",
): Fact {
  const { windowMinutes, evaluationDelaySeconds } = errorRate;
  const { from, recoverBelowPercent: recoverBelow } = errorRateBands[severity];
  const { requests, errors } = serviceMetrics[component];
  const earlier = when === "before";
  return fact(
    `${component}-error-rate-${severity}${earlier ? "-before" : ""}`,
    `${components[component].title}: error rate ${from.inclusive ? ">=" : ">"} ${from.percent} %${earlier ? ", one window earlier" : ""}`,
    shareOf(errors, requests, windowMinutes),
    from.inclusive ? { atLeast: from.percent, recoverBelow } : { moreThan: from.percent, recoverBelow },
    { delaySeconds: evaluationDelaySeconds + (earlier ? secondsIn(windowMinutes) : 0) },
  );
}
