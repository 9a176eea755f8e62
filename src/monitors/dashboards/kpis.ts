import type { Environment } from "../../environment";
import { incidentMetrics, priorityName, severityKeys, trackedMetrics, type Metric, type Plan } from "../../plan";
import { scopeOf } from "../specs/text";
import { group, lines, note, number, type Json } from "./widgets";

/** The plan's metrics against its targets. The times are emitted when an incident is closed, in minutes, by severity. */
export function kpiDashboard(plan: Plan, environment: Environment): Json {
  const scope = scopeOf(environment);
  const { targets } = plan;
  const mean = ({ name }: Metric, severity: string) => `avg:${name}{${scope},severity:${severity}}`;
  const { minutesToDetect, minutesToAcknowledge, minutesToResolve, opened, repeated } = incidentMetrics;
  const times = (
    title: string,
    metric: Metric,
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
      times("Mean time to detect", minutesToDetect, () => targets.detectWithinMinutes),
      times("Mean time to acknowledge", minutesToAcknowledge, (it) => targets.acknowledgeWithinMinutes[it]),
      times("Mean time to resolve", minutesToResolve, (it) => targets.resolveWithinMinutes[it]),
      group("Incidents", [
        ...severityKeys.map((it) =>
          lines(`${priorityName(it)} opened`, `sum:${opened.name}{${scope},severity:${it}}.as_count()`),
        ),
        number(
          `Repeat rate: under ${targets.repeatRatePercent} %`,
          `sum:${repeated.name}{${scope}}.as_count() / sum:${opened.name}{${scope}}.as_count() * 100`,
          targets.repeatRatePercent,
          "%",
        ),
      ]),
    ],
  };
}
