import type { Fact, Query } from "../../plan";
import { allSignals, roleKeys, runbookKeys, severityKeys } from "../../plan";
import type { Found, MonitorRule, Subject } from "./subject";

/** Datadog docs: metric windows reach a month, log and event windows two days; both begin at a minute. */
const longestWindowMinutes = { metric: 43_200, ratio: 43_200, anomaly: 43_200, search: 2880 } as const;

const facts = ({ plan }: Subject) =>
  allSignals(plan).flatMap(([key, { detector }]) =>
    detector.kind === "monitor"
      ? detector.anyOf.flatMap(({ all, none = [] }) =>
          [...all, ...none].map((fact) => ({ path: `signals.${key}.${fact.key}`, fact })),
        )
      : [],
  );

const aboutFacts = (
  tag: string,
  source: string,
  problem: (fact: Fact) => string | undefined,
  remedy: string,
): MonitorRule => ({
  tag,
  source,
  check: (subject) =>
    facts(subject).flatMap(({ path, fact }): Found[] => {
      const found = problem(fact);
      return found === undefined ? [] : [{ path, problem: found, remedy }];
    }),
});

/** The values that a measurement can have: a share in percent, a part of a window, otherwise by the metric's unit. */
function range(query: Query): readonly [from: number, until: number, what: string] {
  if (query.kind === "ratio") return [0, 100, "percent"];
  if (query.kind === "anomaly") return [0, 1, "a share of the window, 0 to 1"];
  return [0, Number.MAX_SAFE_INTEGER, "a count or a duration, never negative"];
}

const thresholdOutsideUnit = aboutFacts(
  "monitor/threshold-outside-unit",
  "Incident Classification",
  ({ query, threshold }) => {
    const [from, until, what] = range(query);
    return Number.isFinite(threshold) && threshold >= from && threshold <= until
      ? undefined
      : `a threshold of ${threshold} is outside its unit: ${what}`;
  },
  "give a threshold that the measurement can have",
);

const windowNotOffered = aboutFacts(
  "monitor/window-not-offered",
  "Datadog docs, monitor evaluation windows",
  ({ query }) => {
    const longest = longestWindowMinutes[query.kind];
    return Number.isInteger(query.windowMinutes) && query.windowMinutes >= 1 && query.windowMinutes <= longest
      ? undefined
      : `Datadog offers no window of ${query.windowMinutes} minutes here; it offers 1 to ${longest}, whole`;
  },
  "choose a window that Datadog offers",
);

const fitting = { sum: "count", avg: "gauge", min: "gauge", max: "gauge", p95: "distribution" } as const;

const aggregationUnfit = aboutFacts(
  "monitor/aggregation-unfit",
  "Datadog docs: as_count() sums counts, percentiles need distributions",
  ({ query }) => {
    const read =
      query.kind === "metric"
        ? [{ metric: query.metric, needed: fitting[query.aggregation], by: query.aggregation }]
        : query.kind === "ratio"
          ? [query.part, query.whole].map((metric) => ({ metric, needed: "count", by: "a ratio" }))
          : query.kind === "anomaly"
            ? [{ metric: query.metric, needed: "count", by: "an anomaly" }]
            : [];
    const unfit = read.find(({ metric, needed }) => metric.type !== needed);
    return unfit && `${unfit.metric.name} is a ${unfit.metric.type}; ${unfit.by} needs a ${unfit.needed}`;
  },
  "aggregate the metric in the way that its type allows",
);

const searchValueBroken = aboutFacts(
  "monitor/search-not-quotable",
  "Datadog docs, log search syntax",
  ({ query }) => {
    if (query.kind !== "search") return undefined;
    const bad = Object.values(query.search.is)
      .flat()
      .find((it) => !/^[\w.:/-]+$/.test(it));
    return bad === undefined ? undefined : `the search value ${JSON.stringify(bad)} would break the query`;
  },
  "use letters, digits, and . _ : / - only",
);

const about = (tag: string, source: string, check: (subject: Subject) => readonly Found[]): MonitorRule => ({
  tag,
  source,
  check,
});

const unknownRunbook = about("monitor/no-runbook", "Incident Runbooks", ({ plan }) =>
  allSignals(plan)
    .filter(([, { runbook }]) => !(runbookKeys as readonly string[]).includes(runbook))
    .map(([key, { runbook }]) => ({
      path: `signals.${key}.runbook`,
      problem: `the plan has no runbook ${runbook}`,
      remedy: `use one of ${runbookKeys.join(", ")}`,
    })),
);

const unknownOwner = about("monitor/no-owner", "Incident Response Team", ({ plan }) =>
  allSignals(plan)
    .filter(([, { owner }]) => !(roleKeys as readonly string[]).includes(owner))
    .map(([key, { owner }]) => ({
      path: `signals.${key}.owner`,
      problem: `the plan has no role ${owner}`,
      remedy: `use one of ${roleKeys.join(", ")}`,
    })),
);

const pagesTwice = about("monitor/pages-twice", "Incident Response Process / Phase 1", ({ plan }) => {
  const all = allSignals(plan);
  return all.flatMap(([key, { fault, severity }], index) => {
    const twin = all.slice(0, index).find(([, it]) => it.fault === fault && it.severity === severity);
    return twin === undefined
      ? []
      : [
          {
            path: `signals.${key}`,
            problem: `pages for the fault ${fault} at ${severity}, as ${twin[0]} does already`,
            remedy: "make one signal of both, or give one another severity",
          },
        ];
  });
});

const exampleUndetected = about("monitor/example-undetected", "Incident Classification", ({ plan }) => {
  const all = allSignals(plan).map(([, it]) => it);
  return severityKeys
    .filter((severity) => severity !== "p3")
    .flatMap((severity) =>
      Object.entries(plan.severities[severity].examples)
        .filter(([example]) => !all.some((it) => it.severity === severity && it.detects.includes(example)))
        .filter(([example]) => plan.detectedByPeople[severity]?.[example] === undefined)
        .map(([example, text]) => ({
          path: `severities.${severity}.examples.${example}`,
          problem: `no signal detects "${text}", and nothing says why people do`,
          remedy: "add a signal, or a reason to detectedByPeople",
        })),
    );
});

const unknownExample = about("monitor/unknown-example", "Incident Classification", ({ plan }) =>
  allSignals(plan).flatMap(([key, { detects, severity }]) =>
    detects
      .filter((example) => plan.severities[severity].examples[example] === undefined)
      .map((example) => ({
        path: `signals.${key}.detects`,
        problem: `${severity} has no example ${example}`,
        remedy: `use one of ${Object.keys(plan.severities[severity].examples).join(", ")}`,
      })),
  ),
);

const detectionLost = about("monitor/detection-lost", "Incident Classification", ({ monitors }) => [
  ...monitors.lost
    .filter(({ signal }) => !monitors.acceptedLosses.includes(signal))
    .map(({ signal, feature }) => ({
      path: `signals.${signal}`,
      problem: `is not detected while the account feature ${feature} is off`,
      remedy: `switch the feature on, or list ${signal} under datadog.acceptedLosses in the stack's config`,
    })),
  ...monitors.acceptedLosses
    .filter((accepted) => !monitors.lost.some(({ signal }) => signal === accepted))
    .map((accepted) => ({
      path: `config.datadog.acceptedLosses.${accepted}`,
      problem: "is accepted as lost but is not lost",
      remedy: "remove it from the list",
    })),
]);

/** The catalogue of signals: what it measures can be measured, and what the plan names is detected once. */
export const catalogueRules: readonly MonitorRule[] = [
  thresholdOutsideUnit,
  windowNotOffered,
  aggregationUnfit,
  searchValueBroken,
  unknownRunbook,
  unknownOwner,
  pagesTwice,
  exampleUndetected,
  unknownExample,
  detectionLost,
];
