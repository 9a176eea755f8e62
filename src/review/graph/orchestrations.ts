import { processed, readCondition, takes, type Processed, type Rule, type RuleActions, type RuleSets } from "../events";
import { list, property, record, text, type Resource } from "../resources";
import { remembered, type Lookup } from "./lookup";
import { serviceType } from "./paging";
import type { Fields, Service } from "./types";

/** The token of an event orchestration. */
export const orchestrationType = "pagerduty:index/eventOrchestration:EventOrchestration";
const routerType = "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter";
const globalType = "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal";
const cacheVariableType =
  "pagerduty:index/eventOrchestrationServiceCacheVariable:EventOrchestrationServiceCacheVariable";
const serviceRulesType = "pagerduty:index/eventOrchestrationService:EventOrchestrationService";

/** What an orchestration does to an event, and the service that it sends it to. */
export interface Orchestration {
  readonly enriched: (data: Processed) => Processed;
  readonly service: (data: Processed) => Service | undefined;
}

/** Orchestrations by URN. One whose routes nobody declared is whatever somebody clicked. */
export function readOrchestrations(
  lookup: Lookup,
  services: ReadonlyMap<string, Service>,
): ReadonlyMap<string, Orchestration> {
  const of = (it: Resource) =>
    lookup.resolve(it, "eventOrchestration", property(it, "eventOrchestration"), [orchestrationType])?.urn;
  const global = new Map(lookup.all(globalType).map((it) => [of(it), readRuleSets(it, lookup)]));
  const all = new Map<string, Orchestration>();
  for (const it of lookup.all(routerType)) {
    const urn = of(it);
    const own = global.get(urn);
    if (urn !== undefined)
      all.set(urn, {
        enriched: (data) => (own === undefined ? data : processed(own, data)),
        service: router(it, lookup, services),
      });
  }
  for (const it of lookup.all(orchestrationType).filter(({ urn }) => !all.has(urn)))
    lookup.report(
      "graph/unmanaged-routes",
      it,
      "no router is declared for it, so its routes are whatever somebody clicked, and no change of them shows anywhere",
      "declare an EventOrchestrationRouter for it",
    );
  return all;
}

/** What is told to services from outside, for their rules to read: names of variables by the service's URN. */
export function readTold(lookup: Lookup): ReadonlyMap<string, readonly string[]> {
  const told = new Map<string, string[]>();
  for (const it of lookup.all(cacheVariableType)) {
    const external = record(property(it, "configuration")).type === "external_data";
    const name = text(property(it, "name"));
    const service = lookup.resolve(it, "service", property(it, "service"), [serviceType]);
    if (!external || name === undefined || service === undefined || property(it, "disabled") === true) continue;
    told.set(service.urn, [...(told.get(service.urn) ?? []), name]);
  }
  return told;
}

/** What services do to their events, by the service's URN. */
export function readServiceRules(lookup: Lookup): ReadonlyMap<string, RuleSets> {
  return new Map(
    lookup
      .all(serviceRulesType)
      .filter((it) => property(it, "enableEventOrchestrationForService") !== false)
      .flatMap((it) => {
        const service = lookup.resolve(it, "service", property(it, "service"), [serviceType]);
        return service === undefined ? [] : [[service.urn, readRuleSets(it, lookup)] as const];
      }),
  );
}

const routesOf = (router: Resource) => list(record(property(router, "set")).rules).map(record);
const routerRules = remembered((it) => readRules(routesOf(it)));

function router(it: Resource, lookup: Lookup, services: ReadonlyMap<string, Service>): Orchestration["service"] {
  const to = (from: string, id: unknown) => {
    if (id === "unrouted") return undefined;
    const found = lookup.resolve(it, from, id, [serviceType]);
    return found && services.get(found.urn);
  };
  const given = routesOf(it);
  const fallback = to("catchAll", record(record(property(it, "catchAll")).actions).routeTo);
  const targets = given.map(({ actions }) => to("set", record(actions).routeTo));
  for (const [index, { label, disabled }] of given.entries())
    if (disabled === true)
      lookup.report(
        "graph/disabled-route",
        it,
        `the route "${text(label) ?? "without a label"}" to ${targets[index]?.name ?? "a service"} is disabled; its events fall through to ${fallback?.name ?? "nobody"}`,
        "enable the route, or remove it",
      );
  const rules = reported(routerRules(it), it, lookup);
  return (data) => {
    const index = rules.findIndex((rule) => takes(rule, data));
    return index < 0 ? fallback : targets[index];
  };
}

/** Reads the sets of rules of a global or a service's orchestration. */
function readRuleSets(it: Resource, lookup: Lookup): RuleSets {
  const { sets, otherwise } = ruleSets(it);
  return { sets: new Map([...sets].map(([id, read]) => [id, reported(read, it, lookup)])), otherwise };
}

/** Rules as they are read, and the conditions that review cannot read. */
interface ReadRules {
  readonly rules: readonly Rule[];
  readonly unreadable: readonly string[];
}

const ruleSets = remembered((it) => ({
  sets: new Map(
    list(property(it, "sets"))
      .map(record)
      .map((set) => [text(set.id) ?? "start", readRules(set.rules)]),
  ),
  otherwise: readActions(record(property(it, "catchAll")).actions),
}));

/** A condition that review cannot read is a finding, and never holds. */
function reported({ rules, unreadable }: ReadRules, it: Resource, lookup: Lookup): readonly Rule[] {
  for (const expression of unreadable)
    lookup.report(
      "graph/unreadable-condition",
      it,
      `review cannot tell when "${expression}" holds, so it counts on no event being taken by it`,
      "write it with matches, matches part, matches regex, exists, and, or, not",
    );
  return rules;
}

function readRules(given: unknown): ReadRules {
  const unreadable: string[] = [];
  const rules = list(given)
    .map(record)
    .map(({ label, disabled, conditions, actions }) => {
      const expressions = list(conditions).map((condition) => text(record(condition).expression) ?? "");
      const read = expressions.map(readCondition);
      unreadable.push(...expressions.filter((_, index) => read[index] === undefined));
      return {
        label: text(label) ?? "without a label",
        // A rule of whose conditions none can be read takes nothing, where one without conditions takes everything.
        disabled: disabled === true || (read.length > 0 && read.every((condition) => condition === undefined)),
        conditions: read.filter((condition) => condition !== undefined),
        actions: readActions(actions),
      };
    });
  return { rules, unreadable };
}

function readActions(given: unknown): RuleActions {
  const actions = record(given);
  return {
    ...textsIn(actions, {
      then: "routeTo",
      severity: "severity",
      priority: "priority",
      note: "annotate",
      eventAction: "eventAction",
    }),
    suppress: actions.suppress === true,
    drop: actions.dropEvent === true,
    variables: list(actions.variables)
      .map(record)
      .map(({ name, path, value }) => ({ name: text(name) ?? "", path: text(path) ?? "", regex: text(value) ?? "" })),
    extractions: list(actions.extractions)
      .map(record)
      .map((it) => ({
        target: text(it.target) ?? "",
        ...textsIn(it, { template: "template", regex: "regex", source: "source" }),
      })),
  };
}

/** The texts that are there, each by the name of its property. */
const textsIn = <Name extends string>(from: Fields, properties: Readonly<Record<Name, string>>) =>
  Object.fromEntries(
    Object.entries<string>(properties).flatMap(([name, property]) => {
      const found = text(from[property]);
      return found === undefined ? [] : [[name, found]];
    }),
  ) as Partial<Record<Name, string>>;
