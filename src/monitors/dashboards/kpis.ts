import type { Environment } from "../../environment";
import { priorityName, severityKeys, trackedMetrics, type Plan } from "../../plan";
import { scopeOf } from "../specs/text";
import { group, lines, note, number, type Json } from "./widgets";

/** The plan's metrics against its targets. The times are emitted when an incident is closed, in minutes, by severity. */
export function kpiDashboard(plan: Plan, environment: Environment): Json {
  const scope = scopeOf(environment);
  const { targets } = plan;
  const mean = (metric: string, severity: string) => `avg:zkp.incident.${metric}{${scope},severity:${severity}}`;
  const times = (
    title: string,
    metric: string,
    targetOf: (severity: (typeof severityKeys)[number]) => number | undefined,
  ) =>
    group(
      title,
      severityKeys.flatMap((severity) => {
        const target = targetOf(severity);
        return target === undefined
          ? []
          : [number(`${priorityName(severity)}: under ${target} min`, mean(metric, severity), target, "min")];
      }),
    );
  return {
    title: "ZKP incident response: KPIs",
    description: "MTTD, MTTA, MTTR, frequency and repeat rate, by severity, against the plan's targets.",
    layout_type: "ordered",
    tags: [],
    template_variables: [],
    notify_list: [],
    widgets: [
      note(trackedMetrics.map((it) => `- ${it}`).join("\n")),
      times("Mean time to detect", "minutes_to_detect", () => targets.detectWithinMinutes),
      times("Mean time to acknowledge", "minutes_to_acknowledge", (it) => targets.acknowledgeWithinMinutes[it]),
      times("Mean time to resolve", "minutes_to_resolve", (it) => targets.resolveWithinMinutes[it]),
      group("Incidents", [
        ...severityKeys.map((it) =>
          lines(`${priorityName(it)} opened`, `sum:zkp.incident.opened{${scope},severity:${it}}.as_count()`),
        ),
        number(
          `Repeat rate: under ${targets.repeatRatePercent} %`,
          `sum:zkp.incident.repeated{${scope}}.as_count() / sum:zkp.incident.opened{${scope}}.as_count() * 100`,
          targets.repeatRatePercent,
          "%",
        ),
      ]),
    ],
  };
}
