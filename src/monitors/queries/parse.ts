import type { Comparator, Seconds } from "../../plan";

interface Compared {
  readonly windowSeconds: Seconds;
  readonly comparator: Comparator;
  readonly threshold: number;
}

/** What a rendered query says, read back from its text. */
export type ParsedQuery = Compared &
  (
    | {
        readonly kind: "metric";
        readonly aggregation: "sum" | "avg" | "min" | "max" | "percentile";
        readonly metric: string;
      }
    | { readonly kind: "ratio"; readonly part: string; readonly whole: string }
    | {
        readonly kind: "anomaly";
        readonly metric: string;
        readonly direction: "above" | "below";
        readonly deviations: number;
        readonly alertWindow: string;
        readonly alertWindowSeconds: Seconds;
        readonly intervalSeconds: Seconds;
      }
    | {
        readonly kind: "search";
        readonly source: "logs" | "events";
        readonly search: string;
        readonly rollup: "count" | "sum";
      }
    | { readonly kind: "burn-rate"; readonly shortWindowSeconds: Seconds }
  );

const compared = String.raw`(?<comparator>>=|<=|>|<) (?<threshold>-?\d+(?:\.\d+)?)$`;
const counted = (name: string) => String.raw`sum:(?<${name}>[\w.]+)\{[^}]*\}\.as_count\(\)`;
const window = String.raw`\(last_(?<window>\d+[mhdw])\):`;

const patterns = {
  ratio: new RegExp(`^sum${window}${counted("part")} / ${counted("whole")} \\* 100 ${compared}`),
  anomaly: new RegExp(
    `^avg${window}anomalies\\(${counted("metric")}, '\\w+', (?<deviations>[\\d.]+), direction='(?<direction>above|below)', alert_window='(?<alertWindow>last_\\w+)', interval=(?<interval>\\d+), .*\\) ${compared}`,
  ),
  count: new RegExp(`^(?<aggregation>sum)${window}${counted("metric")} ${compared}`),
  level: new RegExp(
    `^(?<aggregation>avg|min|max|percentile)${window}(?:avg|min|max|p95):(?<metric>[\\w.]+)\\{[^}]*\\} ${compared}`,
  ),
  search: new RegExp(
    `^(?<source>logs|events)\\("(?<search>[^"]*)"\\)(?:\\.index\\("\\*"\\))?\\.rollup\\("(?<rollup>count|sum)"(?:, "[^"]+")?\\)\\.last\\("(?<window>\\w+)"\\) ${compared}`,
  ),
  burnRate: new RegExp(
    `^burn_rate\\("[^"]*"\\)\\.over\\("30d"\\)\\.long_window\\("(?<window>\\w+)"\\)\\.short_window\\("(?<short>\\w+)"\\) ${compared}`,
  ),
} as const;

/** Reads a monitor's query; undefined for composites and for anything that this project does not render. */
export function parseQuery(query: string): ParsedQuery | undefined {
  for (const [kind, pattern] of Object.entries(patterns)) {
    const groups = pattern.exec(query)?.groups;
    if (groups !== undefined) return interpret(kind as keyof typeof patterns, groups);
  }
  return undefined;
}

function interpret(kind: keyof typeof patterns, groups: Readonly<Record<string, string>>): ParsedQuery {
  const text = (name: string) => groups[name] ?? "";
  const common = {
    windowSeconds: windowSeconds(text("window")),
    comparator: text("comparator") as Comparator,
    threshold: Number(text("threshold")),
  };
  switch (kind) {
    case "ratio":
      return { kind, part: text("part"), whole: text("whole"), ...common };
    case "anomaly":
      return {
        kind,
        metric: text("metric"),
        direction: text("direction") as "above" | "below",
        deviations: Number(text("deviations")),
        alertWindow: text("alertWindow"),
        alertWindowSeconds: windowSeconds(text("alertWindow").replace("last_", "")),
        intervalSeconds: Number(text("interval")),
        ...common,
      };
    case "count":
    case "level":
      return {
        kind: "metric",
        aggregation: text("aggregation") as "sum" | "avg" | "min" | "max" | "percentile",
        metric: text("metric"),
        ...common,
      };
    case "search":
      return {
        kind,
        source: text("source") as "logs" | "events",
        search: text("search"),
        rollup: text("rollup") as "count" | "sum",
        ...common,
      };
    case "burnRate":
      return { kind: "burn-rate", shortWindowSeconds: windowSeconds(text("short")), ...common };
  }
}

const unitSeconds: Readonly<Record<string, Seconds>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

/** "10m" as seconds. */
function windowSeconds(text: string): Seconds {
  return Number.parseInt(text, 10) * (unitSeconds[text.at(-1) ?? ""] ?? Number.NaN);
}
