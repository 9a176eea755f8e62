import { pagerdutyHost, runbookUrl, type Environment } from "../../environment";
import {
  bandedSeverities,
  meteredComponents,
  metrics,
  priorityName,
  runbookKeys,
  serviceMetrics,
  severityKeys,
  type Plan,
} from "../../plan";
import { respondersDashboardTitle, runbookTitle, scopeOf } from "../specs/text";
import { group, lines, monitorStates, note, type Json } from "./widgets";

/** What a responder needs in an incident: who is hurt, since when, whether the failover holds, and where the runbooks are. */
export function respondersDashboard(plan: Plan, environment: Environment): Json {
  const scope = scopeOf(environment);
  const summed = (metric: string) => `sum:${metric}{${scope}}.as_count()`;
  const { primary, standby } = environment.aws.regions;
  const others = [
    ...(environment.prometheus === undefined ? [] : [`[Grafana](${environment.prometheus.url})`]),
    ...(environment.sentry === undefined ? [] : [`[Sentry](${environment.sentry.url})`]),
  ];
  return {
    title: respondersDashboardTitle,
    description: "For responders: bands, latency, regions, failover and the on-call path.",
    layout_type: "ordered",
    tags: [],
    template_variables: [],
    notify_list: [],
    widgets: [
      note(
        [
          `Hotline ${environment.pagerduty.hotline}`,
          `On call: https://${pagerdutyHost(environment.pagerduty)}`,
          ...runbookKeys.map((it) => `[${runbookTitle(plan, it)}](${runbookUrl(environment, it)})`),
        ].join("\n\n"),
      ),
      group(
        "What alerts now",
        severityKeys.map((it) => monitorStates(priorityName(it), `tag:(severity:${it} AND ${scope})`)),
      ),
      group(
        "Error rates and their bands",
        meteredComponents.map((component) => {
          const { requests, errors } = serviceMetrics[component];
          return lines(
            `${plan.components[component].title} (%)`,
            `${summed(errors.name)} / ${summed(requests.name)} * 100`,
            bandedSeverities.map((it) => ({
              value: plan.errorRateBands[it].from.percent,
              label: priorityName(it),
            })),
          );
        }),
      ),
      group(
        "Latency and traffic",
        meteredComponents.flatMap((component) => [
          lines(
            `${plan.components[component].title}: p95 (s)`,
            `p95:${serviceMetrics[component].duration.name}{${scope}}`,
            [{ value: plan.objectives[component].latencySeconds, label: "objective" }],
          ),
          lines(`${plan.components[component].title}: requests`, summed(serviceMetrics[component].requests.name)),
        ]),
      ),
      group("Regions and failover", [
        note(
          `Primary ${primary}, standby ${standby}. Whether the standby could take over is watched in AWS itself: [alarms](https://${standby}.console.aws.amazon.com/cloudwatch/home?region=${standby}#alarmsV2:).`,
        ),
        ...meteredComponents.map((component) =>
          lines(
            `${plan.components[component].title}: requests by region`,
            `sum:${serviceMetrics[component].requests.name}{${scope}} by {region}.as_count()`,
          ),
        ),
        monitorStates("Tests from outside", "tag:(signal:public-api-unreachable OR signal:status-page-unreachable)"),
      ]),
      group("The response itself", [
        lines("Test events that went to PagerDuty and back", summed(metrics.roundTrips.name)),
        monitorStates("Heartbeats", `tag:(role:page AND ${scope}) heartbeat`),
        ...(others.length === 0
          ? []
          : [note(`Others raise their own alerts in PagerDuty: ${others.join(", ")}. Their heartbeats are above.`)]),
      ]),
    ],
  };
}
