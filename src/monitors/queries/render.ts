import type { Fact, Minutes, Query, Search } from "../../plan";

/** A fact's query in Datadog's language. The number it ends in is the fact's threshold: there is no other place for it. */
export function renderQuery({ query, comparator, threshold }: Fact, scope: string): string {
  return `${measurement(query, scope)} ${comparator} ${threshold}`;
}

/** Datadog's name of a window: whole hours as hours, anything else in minutes. */
export const renderWindow = (minutes: Minutes): string =>
  minutes >= 60 && minutes % 60 === 0 ? `last_${minutes / 60}h` : `last_${minutes}m`;

/** A monitor type's name for each kind of query. */
export function monitorType(query: Query): "query alert" | "log alert" | "event-v2 alert" {
  // "metric alert" is the same monitor, but the API answers "query alert" and the difference would show for ever.
  if (query.kind !== "search") return "query alert";
  return query.search.in === "logs" ? "log alert" : "event-v2 alert";
}

function measurement(query: Query, scope: string): string {
  const window = renderWindow(query.windowMinutes);
  switch (query.kind) {
    case "metric": {
      const { aggregation, metric } = query;
      if (aggregation === "p95") return `percentile(${window}):p95:${metric.name}{${scope}}`;
      if (aggregation === "sum") return `sum(${window}):${summed(metric.name, scope)}`;
      return `${aggregation}(${window}):${aggregation}:${metric.name}{${scope}}`;
    }
    case "ratio":
      return `sum(${window}):${summed(query.part.name, scope)} / ${summed(query.whole.name, scope)} * 100`;
    case "anomaly":
      return `avg(${window}):anomalies(${summed(query.metric.name, scope)}, 'agile', ${query.deviations}, direction='${query.direction}', alert_window='${renderWindow(query.alertWindowMinutes)}', interval=60, count_default_zero='true', seasonality='daily')`;
    case "search": {
      const rollup = query.rollup === "count" ? '"count"' : `"sum", "${query.rollup.sumOf}"`;
      const index = query.search.in === "logs" ? '.index("*")' : "";
      return `${query.search.in}("${renderSearch(query.search, scope)}")${index}.rollup(${rollup}).last("${window.replace("last_", "")}")`;
    }
  }
}

const summed = (metric: string, scope: string) => `sum:${metric}{${scope}}.as_count()`;

/** A search in Datadog's log and event search language, limited to a scope. */
export function renderSearch({ is }: Search, scope: string): string {
  const values = (value: string | readonly string[]) => (typeof value === "string" ? value : `(${value.join(" OR ")})`);
  return [scope, ...Object.entries(is).map(([attribute, value]) => `${attribute}:${values(value)}`)].join(" ");
}

/** The query of a burn-rate alert over an SLO, whose id is known only once it exists. */
export function renderBurnRate(
  sloId: string,
  {
    longWindowMinutes,
    shortWindowMinutes,
    burnRate,
  }: Readonly<Record<"longWindowMinutes" | "shortWindowMinutes" | "burnRate", number>>,
): string {
  const window = (minutes: Minutes) => (minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`);
  return `burn_rate("${sloId}").over("30d").long_window("${window(longWindowMinutes)}").short_window("${window(shortWindowMinutes)}") > ${burnRate}`;
}
