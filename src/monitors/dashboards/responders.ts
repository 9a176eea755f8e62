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
        note(`Primary ${primary}, standby ${standby}.`),
        lines("Requests by region", `sum:${metrics.edgeRequests.name}{${scope}} by {region}.as_count()`),
        lines("Standby ready (1 = yes)", `max:${metrics.standbyReady.name}{${scope}}`),
        lines("Replication lag (s)", `max:${metrics.replicationLag.name}{${scope}}`, [
          { value: (plan.continuity.recoveryPointMinutes.artefacts ?? 0) * 60, label: "recovery point" },
        ]),
        monitorStates(
          "Probes from outside",
          `tag:(signal:public-api-unreachable OR signal:primary-region-unreachable OR signal:standby-region-unreachable)`,
        ),
      ]),
      group("The response itself", [
        lines("Test pages accepted by PagerDuty", summed(metrics.pagerdutyHeartbeat.name)),
        monitorStates("Heartbeats", `tag:(role:page AND ${scope}) heartbeat`),
        ...(others.length === 0
          ? []
          : [note(`Others raise their own alerts in PagerDuty: ${others.join(", ")}. Their heartbeats are above.`)]),
      ]),
    ],
  };
}
