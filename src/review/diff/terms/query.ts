import { duration } from "../../render/tables";
import type { Saying } from "../words";
import { searchChange } from "./search";
import { contrast } from "./text";

/** What a difference in a query does: makes it alert in fewer cases, in more, or later. */
export interface QueryChange extends Saying {
  /** Whether it decides which cases alert, so that it turns round where the monitor holds another one back. */
  readonly about: "cases" | "time";
}

/** A part of a query that can be compared by itself. */
interface Term {
  readonly pattern: RegExp;
  /** A query may do without the part. */
  readonly optional?: boolean;
  readonly about: QueryChange["about"];
  readonly compare: (was: string, is: string, query: string) => readonly Saying[];
}

const windowSeconds = (text: string) => {
  const [, count, unit = ""] = /(\d+)(mo|[smhdw])$/.exec(text) ?? [];
  return Number(count) * ({ s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, mo: 2_592_000 }[unit] ?? NaN);
};

const shorterIsBetter =
  (says: string) =>
  (was: string, is: string): readonly Saying[] => {
    const [from, to] = [windowSeconds(was), windowSeconds(is)];
    if (Number.isNaN(from) || Number.isNaN(to)) return [];
    return [
      { verdict: to < from ? "stronger" : "weaker", text: `${says} ${duration(to)} instead of ${duration(from)}` },
    ];
  };

const fewerIsBetter =
  (says: string) =>
  (was: string, is: string): readonly Saying[] => [
    { verdict: Number(is) < Number(was) ? "stronger" : "weaker", text: `${says} ${is} instead of ${was}` },
  ];

const another =
  (says: string) =>
  (was: string, is: string): readonly Saying[] => [
    { verdict: "unknown", text: `${says} ${is || "nothing"} instead of ${was || "nothing"}` },
  ];

/** A threshold is easier to cross the nearer it is to what is usual. */
export function thresholdChange(was: number, is: number, above: boolean, says = "alerts"): Saying {
  return {
    verdict: is > was === above ? "weaker" : "stronger",
    text: `${says} ${above ? "above" : "below"} ${is} instead of ${was}`,
  };
}

/** Whether a query alerts when a number gets too high. */
export const alertsAbove = (query: string): boolean => !/<=?\s*-?[\d.]+(?:e[+-]?\d+)?\s*$/i.test(query);

const comparators: Readonly<Record<string, string>> = {
  ">": "above",
  ">=": "at or above",
  "<": "below",
  "<=": "at or below",
};

/** `>=` alerts in one more case than `>`. */
function comparator(was: string, is: string): readonly Saying[] {
  const text = `alerts ${comparators[is] ?? is} its threshold instead of ${comparators[was] ?? was} it`;
  if (was.startsWith("<") !== is.startsWith("<")) return [{ verdict: "unknown", text }];
  return [{ verdict: is.length > was.length ? "stronger" : "weaker", text }];
}

const threshold = (was: string, is: string, query: string) => [
  thresholdChange(Number(was), Number(is), alertsAbove(query)),
];
const scope = (was: string, is: string) => {
  const said = searchChange(was, is, "comma");
  return said.length > 0 ? said : another("looks at")(was, is);
};
const search = (was: string, is: string) => {
  const said = searchChange(was, is);
  return said.length > 0 ? said : another("looks for")(was, is);
};

/** The fields in `by {host,region}` or `.by("@evt.name")`. */
function groups(was: string, is: string): readonly Saying[] {
  const fields = (it: string) => it.replace(/^[^({]*[({]|[)}]$/g, "").replaceAll('"', "");
  return another("alerts separately for each")(fields(was), fields(is));
}

const number = String.raw`-?[\d.]+(?:e[+-]?\d+)?`;

const terms: readonly Term[] = [
  { pattern: new RegExp(`(?<=[<>]=?\\s*)${number}(?=\\s*$)`, "i"), about: "cases", compare: threshold },
  { pattern: /[<>]=?(?=\s*\S+\s*$)/, about: "cases", compare: comparator },
  { pattern: /(?<=^\w+\()last_\w+(?=\):)/, about: "time", compare: shorterIsBetter("looks back over") },
  { pattern: /(?<=\.last\(")\w+(?="\))/, about: "time", compare: shorterIsBetter("looks back over") },
  { pattern: /(?<=long_window\(")\w+(?="\))/, about: "time", compare: shorterIsBetter("looks back over") },
  { pattern: /(?<=short_window\(")\w+(?="\))/, about: "time", compare: shorterIsBetter("must still burn over") },
  { pattern: /(?<=\.over\(")\w+(?="\))/, about: "cases", compare: another("spends the budget of") },
  { pattern: /(?<=alert_window=')\w+(?=')/, about: "time", compare: shorterIsBetter("must be unusual for") },
  {
    pattern: /(?<=, '(?:basic|agile|robust)', )[\d.]+(?=,)/,
    about: "cases",
    compare: fewerIsBetter("tolerates deviations of"),
  },
  {
    pattern: /(?<=, ')(?:basic|agile|robust)(?=',)/,
    about: "cases",
    compare: another("learns what is usual by the algorithm"),
  },
  { pattern: /(?<=direction=')\w+(?=')/, about: "cases", compare: another("alerts on what is unusually") },
  { pattern: /(?<=seasonality=')\w+(?=')/, about: "cases", compare: another("takes for usual what recurs") },
  { pattern: /(?<=interval=)\d+/, about: "time", compare: another("compares points of so many seconds:") },
  { pattern: /(?<=^\w+\(")[^"\u0000]+(?="\))/, about: "cases", compare: search },
  { pattern: /(?<=\.rollup\()[^)\u0000]+(?=\))/, about: "cases", compare: another("counts by") },
  { pattern: /^\w+(?=\()/, about: "cases", compare: another("judges the") },
  { pattern: /\.by\([^)]+\)/, optional: true, about: "cases", compare: groups },
  { pattern: /\s*\bby\s*\{[^}]+\}/, optional: true, about: "cases", compare: groups },
  {
    pattern: /\b(?:avg|sum|min|max|count|p\d+)(?=:)/,
    about: "cases",
    compare: another("takes of what each point measures the"),
  },
  { pattern: /(?<=\{)[^}\u0000]+(?=\})/, about: "cases", compare: scope },
];

/** What stands for a part of a query that is told. */
const told = "\u0000";

/**
 * Every difference between two queries, part by part: threshold, comparator, window, scope, search, grouping and what it
 * measures. What no part tells is told as a whole.
 */
export function queryChanges(was: string, is: string): readonly QueryChange[] {
  let [old, young] = [was, is];
  const said: QueryChange[] = [];
  for (const { pattern, about, compare, optional } of terms)
    for (;;) {
      const [a, b] = [pattern.exec(old), pattern.exec(young)];
      if (optional === true ? a === null && b === null : a === null || b === null) break;
      const [from, to] = [a?.[0] ?? "", b?.[0] ?? ""];
      if (from !== to) said.push(...compare(from, to, is).map((it) => ({ ...it, about })));
      [old, young] = optional === true ? [without(old, a), without(young, b)] : [cutOut(old, a), cutOut(young, b)];
    }
  if (old === young) return said;
  const rest = (query: string) => query.replaceAll(told, "…");
  return [...said, { verdict: "unknown", text: `measures ${contrast(rest(old), rest(young))}`, about: "cases" }];
}

const cutOut = (query: string, found: RegExpExecArray | null, instead = told) =>
  found === null ? query : `${query.slice(0, found.index)}${instead}${query.slice(found.index + found[0].length)}`;
const without = (query: string, found: RegExpExecArray | null) => cutOut(query, found, "");
