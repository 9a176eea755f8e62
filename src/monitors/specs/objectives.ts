import { runbookUrl, type Environment } from "../../environment";
import {
  datadogPriority,
  meteredComponents,
  outage,
  priorityName,
  serviceMetrics,
  type BurnRateWindow,
  type MeteredComponent,
  type Plan,
} from "../../plan";
import type { BurnRateSpec, SloSpec } from "./inputs";
import { renotification } from "./detectors";
import { sortedTags } from "./tags";
import { dashboardUrl, pagerdutyHandle, runbookTitle, scopeOf } from "./text";

const kinds = ["availability", "latency"] as const;

/** The objectives of every service: availability as good requests of all, latency as good slices of time. */
export function sloSpecs(plan: Plan, environment: Environment): SloSpec[] {
  return meteredComponents.flatMap((component) =>
    kinds.map((kind): SloSpec => {
      const { availabilityPercent, latencyPercent, latencySeconds } = plan.objectives[component];
      const { title } = plan.components[component];
      const target = kind === "availability" ? availabilityPercent : latencyPercent;
      const scope = scopeOf(environment);
      const { requests, errors, duration } = serviceMetrics[component];
      const summed = (metric: string) => `sum:${metric}{${scope}}.as_count()`;
      return {
        key: `${component}-${kind}`,
        inputs: {
          name: `${title}: ${kind}`,
          description:
            kind === "availability"
              ? `${target} % of requests succeed.`
              : `In ${target} % of five-minute slices the 95th percentile is at most ${latencySeconds} s.`,
          ...(kind === "availability"
            ? {
                type: "metric",
                query: {
                  numerator: `${summed(requests.name)} - ${summed(errors.name)}`,
                  denominator: summed(requests.name),
                },
              }
            : {
                type: "time_slice",
                sliSpecification: {
                  timeSlice: {
                    comparator: "<=",
                    threshold: latencySeconds,
                    queryIntervalSeconds: 300,
                    query: {
                      formula: { formulaExpression: "p95" },
                      queries: [
                        {
                          metricQuery: {
                            name: "p95",
                            query: `p95:${duration.name}{${scope}}`,
                            dataSource: "metrics",
                          },
                        },
                      ],
                    },
                  },
                },
              }),
          // In the order in which the API returns them; the warning is half the budget.
          thresholds: ["7d", "30d"].map((timeframe) => ({ timeframe, target, warning: (100 + target) / 2 })),
          tags: sortedTags([scope, "managed-by:incident-response", "owner:technical-lead", `service:${component}`]),
        },
      };
    }),
  );
}

/** The alerts on how fast the objectives' budgets burn, in every window. */
export function burnRateSpecs(plan: Plan, environment: Environment): BurnRateSpec[] {
  return meteredComponents.flatMap((component) =>
    kinds.flatMap((kind) => plan.burnRateWindows.map((window) => burnRate(plan, environment, component, kind, window))),
  );
}

function burnRate(
  plan: Plan,
  environment: Environment,
  component: MeteredComponent,
  kind: (typeof kinds)[number],
  { key, severity, longWindowMinutes, shortWindowMinutes, burnRate: rate }: BurnRateWindow,
): BurnRateSpec {
  const title = `${plan.components[component].title}: ${kind} budget burns ${rate} times too fast`;
  return {
    key: `${component}-${kind}-burn-${key}`,
    slo: `${component}-${kind}`,
    longWindowMinutes,
    shortWindowMinutes,
    burnRate: rate,
    inputs: {
      name: `[${priorityName(severity)}] ${title}`,
      type: "slo alert",
      message: [
        `${priorityName(severity)}: ${title}`,
        `${runbookTitle(plan, "service-outage")} ${runbookUrl(environment, "service-outage")}`,
        `What it means: at this pace the budget of 30 days is gone in ${Math.round(720 / rate)} hours, though no error-rate band is reached.`,
        `Dashboard: ${dashboardUrl(environment)}`,
        pagerdutyHandle(severity),
      ].join("\n"),
      monitorThresholds: { critical: String(rate) },
      priority: datadogPriority(severity),
      ...renotification(plan, severity),
      tags: sortedTags([
        scopeOf(environment),
        `cause:${outage}`,
        "managed-by:incident-response",
        "owner:technical-lead",
        "role:page",
        "runbook:service-outage",
        `service:${component}`,
        `severity:${severity}`,
      ]),
      includeTags: true,
      draftStatus: "published",
    },
  };
}
