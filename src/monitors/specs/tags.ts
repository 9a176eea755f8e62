import type { Environment } from "../../environment";
import { causeOf, type Plan, type Signal } from "../../plan";
import { scopeOf } from "./text";

/** Tags in Datadog's normal form, lower case and sorted, so that the API's answer never differs from what is declared. */
export const sortedTags = (tags: readonly string[]): string[] =>
  [...new Set(tags.map((it) => it.toLowerCase()))].sort();

/** The drills that set a signal off on purpose. */
export const drillsOf = (plan: Plan, signal: string): string[] =>
  Object.entries(plan.drillMutes)
    .filter(([, { signals }]) => signals.includes(signal))
    .map(([drill]) => `drill:${drill}`);

const common = (environment: Environment) => [scopeOf(environment), "managed-by:incident-response"];

/** The tags of whatever pages for a signal. */
export function signalTags(plan: Plan, environment: Environment, key: string, signal: Signal): string[] {
  return sortedTags([
    ...common(environment),
    ...drillsOf(plan, key),
    `cause:${causeOf(signal)}`,
    ...(signal.slowBecause === undefined ? [] : ["detection:slow"]),
    `owner:${signal.owner}`,
    "role:page",
    `runbook:${signal.runbook}`,
    `service:${signal.service}`,
    `severity:${signal.severity}`,
    `signal:${key}`,
  ]);
}

/** The tags of a monitor that waits until what it watches is heard: nothing routes it. */
export const deafTags = (plan: Plan, environment: Environment, key: string, signal: Signal): string[] =>
  sortedTags([
    ...signalTags(plan, environment, key, signal).filter((it) => !/^(role|severity):/.test(it)),
    "role:deaf",
    "severity:none",
  ]);

/** The tags of a silent leaf: no severity of its own, muted with every signal that it is part of. */
export function leafTags(plan: Plan, environment: Environment, keys: readonly string[], signal: Signal): string[] {
  return sortedTags([
    ...common(environment),
    ...keys.flatMap((it) => drillsOf(plan, it)),
    `owner:${signal.owner}`,
    "role:leaf",
    `service:${signal.service}`,
    "severity:none",
  ]);
}
