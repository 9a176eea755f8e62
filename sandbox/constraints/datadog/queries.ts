/** How a kind of monitor writes its query: a pattern, and an example for whom it is refused to. */
interface Grammar {
  readonly pattern: RegExp;
  readonly example: string;
}

const comparison = String.raw`\s*(>=|<=|==|!=|>|<)\s*(-?\d+(?:\.\d+)?)\s*$`;
const window = String.raw`last_(?:\d+[mhdw]|current_\w+)`;

const metric = String.raw`(?:avg|sum|max|min|percentile|change|pct_change)\(.+\):.+`;
const events = (name: string): Grammar => ({
  pattern: new RegExp(
    String.raw`^${name}\(.+\)(?:\.index\(.+\))?\.rollup\(.+\)(?:\.by\(.+\))?\.last\(["']\d+[mhd]["']\)${comparison}`,
    "s",
  ),
  example: `${name}("…").rollup("count").last("5m") > 0`,
});

const grammars: Readonly<Record<string, Grammar>> = {
  "query alert": {
    pattern: new RegExp(
      String.raw`^(?:avg|sum|max|min|percentile|change|pct_change)\((?:.*)${window}\):.+${comparison}|^${metric}${comparison}`,
      "s",
    ),
    example: "sum(last_5m):sum:service.errors{env:production}.as_count() > 10",
  },
  "log alert": events("logs"),
  "event-v2 alert": events("events"),
  "audit alert": events("audits"),
  "ci-pipelines alert": events("ci-pipelines"),
  "ci-tests alert": events("ci-tests"),
  "rum alert": events("rum"),
  "trace-analytics alert": events("trace-analytics"),
  composite: { pattern: /^[\s()!]*\d+(?:[\s()]*(?:&&|\|\|)[\s()!]*\d+)*[\s()]*$/, example: "12345 && !67890" },
  "slo alert": {
    pattern: new RegExp(
      String.raw`^(?:error_budget\("[^"]+"\)\.over\("\d+d"\)|burn_rate\("[^"]+"\)\.over\("\d+d"\)\.long_window\("\d+[mh]"\)\.short_window\("\d+[mh]"\))${comparison}`,
    ),
    example: 'burn_rate("id").over("30d").long_window("1h").short_window("5m") > 14.4',
  },
  "service check": {
    pattern:
      /^"[^"]+"\.over\(.+\)(?:\.exclude\(.+\))?(?:\.by\(.+\))?\.last\(\d+\)\.(?:count_by_status|pct_by_status)\(\)$/,
    example: '"check".over("env:production").last(4).count_by_status()',
  },
  "process alert": {
    pattern: new RegExp(String.raw`^processes\(.+\)\.over\(.+\)\.rollup\(.+\)\.last\(.+\)${comparison}`),
    example: "processes('x').over('t').rollup('count').last('10m') > 1",
  },
};

/** The grammar of a monitor type; undefined for types that the sandbox takes as they are. */
export function grammarOf(type: string): Grammar | undefined {
  return grammars[type];
}

/** The comparison that a query ends in. */
export function parsedThreshold(
  query: string,
): { readonly comparator: string; readonly threshold: number } | undefined {
  const [, comparator, threshold] = new RegExp(comparison).exec(query) ?? [];
  return comparator === undefined ? undefined : { comparator, threshold: Number(threshold) };
}
