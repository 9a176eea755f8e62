import { metrics, meteredComponents, serviceMetrics, type Fact, type Plan } from "../plan";
import { renderSearch } from "./queries";
import { allSignals } from "./specs";

/**
 * What the services must emit so that the monitors see it, as a Markdown document: metrics by name, type and emitter, and the
 * log lines and events that are searched for. Derived from the catalogue, so that it cannot lag behind.
 */
export function telemetryDocument(plan: Plan): string {
  const read = [...meteredComponents.flatMap((it) => Object.values(serviceMetrics[it])), ...Object.values(metrics)];
  return [
    "# What the services must emit",
    "",
    "Monitors can only see what is sent under the names below, with the tag `env:<environment>`. This page is generated from",
    "the signal catalogue; a test keeps it current.",
    "",
    "## Metrics",
    "",
    ...table(
      ["Metric", "Type", "Unit", "Emitted by"],
      read.map((it) => [code(it.name), it.type, it.unit, it.emittedBy]),
    ),
    "",
    "Percentiles must be switched on for the distributions. Incident times for the KPI dashboard are emitted when an incident",
    "is closed: `zkp.incident.minutes_to_detect`, `…_to_acknowledge`, `…_to_resolve` (gauges, tagged `severity`), and the counts",
    "`zkp.incident.opened` and `zkp.incident.repeated`.",
    "",
    "## Logs and events",
    "",
    ...table(["Signal", "Source", "Search"], searches(plan)),
    "",
  ].join("\n");
}

const code = (text: string) => `\`${text}\``;

function searches(plan: Plan): string[][] {
  const scope = "env:…";
  return allSignals(plan).flatMap(([key, { detector }]) => {
    if (detector.kind !== "monitor") return [];
    const facts: readonly Fact[] = detector.anyOf.flatMap(({ all }) => all);
    const rows = facts.flatMap(({ query }) =>
      query.kind === "search" ? [[key, query.source, code(renderSearch(query.search, scope))]] : [],
    );
    return [...new Map(rows.map((row) => [row.join(), row])).values()];
  });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
