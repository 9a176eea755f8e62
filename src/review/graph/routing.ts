import { list, nameOf, property, record, text, type Resource } from "../resources";
import type { Lookup } from "./lookup";
import { serviceType } from "./paging";
import type { Service } from "./types";

const serviceObjectType = "datadog:pagerduty/serviceObject:ServiceObject";
const integrationType = "pagerduty:index/serviceIntegration:ServiceIntegration";
const orchestrationType = "pagerduty:index/eventOrchestration:EventOrchestration";
const orchestrationKeyType = "pagerduty:index/eventOrchestrationIntegration:EventOrchestrationIntegration";
const routerType = "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter";

/** Where an event goes that is sent to a handle: given the event's text, the service, or undefined if none takes it. */
export type Route = (event: string) => Service | undefined;

/** Where events go, by the way in: a handle of Datadog's, or whatever else was made with a key of PagerDuty's. */
export interface Routes {
  /** By the name after `@pagerduty-`. */
  readonly byHandle: ReadonlyMap<string, Route>;
  /** The route of a resource's property that a key was put into. */
  readonly byKeyIn: (from: Resource, propertyName: string) => Route | undefined;
}

/** Reads every way in. */
export function readRoutes(lookup: Lookup, services: ReadonlyMap<string, Service>): Routes {
  const routers = readRouters(lookup, services);
  const byName = new Map([...services.values()].map((it) => [it.name, it]));
  const byKeyIn = (from: Resource, propertyName: string): Route | undefined => {
    const [source] = lookup.madeFrom(from, propertyName, [integrationType, orchestrationKeyType]);
    if (source === undefined) return undefined;
    if (source.type === orchestrationKeyType) {
      const parent = property(source, "eventOrchestration");
      const orchestration = lookup.resolve(source, "eventOrchestration", parent, [orchestrationType]);
      return (orchestration && routers.get(orchestration.urn)) ?? (() => undefined);
    }
    const service = lookup.resolve(source, "service", property(source, "service"), [serviceType]);
    const found = service && services.get(service.urn);
    return found && (() => found);
  };
  const byHandle = new Map(
    lookup.all(serviceObjectType).flatMap((it): [string, Route][] => {
      const name = text(property(it, "serviceName")) ?? nameOf(it);
      const route = byKeyIn(it, "serviceKey");
      if (route !== undefined) return [[name, route]];
      const found = byName.get(name);
      if (found === undefined) lookup.dangling(it, `no service is called ${name}`);
      return found === undefined ? [] : [[name, () => found]];
    }),
  );
  return { byHandle, byKeyIn };
}

/** Routers by their orchestration's URN. An orchestration whose routes nobody declared is whatever somebody clicked. */
function readRouters(lookup: Lookup, services: ReadonlyMap<string, Service>): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>();
  for (const it of lookup.all(routerType)) {
    const parent = lookup.resolve(it, "eventOrchestration", property(it, "eventOrchestration"), [orchestrationType]);
    if (parent !== undefined) routes.set(parent.urn, router(it, lookup, services));
  }
  for (const it of lookup.all(orchestrationType).filter(({ urn }) => !routes.has(urn)))
    lookup.report(
      "graph/unmanaged-routes",
      it,
      "no router is declared for it, so its routes are whatever somebody clicked, and no change of them shows anywhere",
      "declare an EventOrchestrationRouter for it",
    );
  return routes;
}

function router(it: Resource, lookup: Lookup, services: ReadonlyMap<string, Service>): Route {
  const to = (property_: string, id: unknown) => {
    if (id === "unrouted") return undefined;
    const found = lookup.resolve(it, property_, id, [serviceType]);
    return found && services.get(found.urn);
  };
  const rules = list(record(property(it, "set")).rules).map(record);
  for (const { label, actions } of rules.filter((rule) => rule.disabled === true))
    lookup.report(
      "graph/disabled-route",
      it,
      `the route "${text(label) ?? "without a label"}" to ${to("set", record(actions).routeTo)?.name ?? "a service"} is disabled; its events fall through to ${to("catchAll", record(record(property(it, "catchAll")).actions).routeTo)?.name ?? "nobody"}`,
      "enable the route, or remove it",
    );
  const enabled = rules
    .filter((rule) => rule.disabled !== true)
    .map(({ conditions, actions }) => ({
      conditions: list(conditions).map((condition) => literals(text(record(condition).expression) ?? "")),
      service: to("set", record(actions).routeTo),
    }));
  const fallback = to("catchAll", record(record(property(it, "catchAll")).actions).routeTo);
  return (event) => {
    const read = event.toLowerCase();
    const rule = enabled.find(
      ({ conditions }) => conditions.length === 0 || conditions.some((all) => all.every((part) => read.includes(part))),
    );
    return rule === undefined ? fallback : rule.service;
  };
}

/** What a condition such as `event.summary matches part 'P0'` looks for. */
const literals = (expression: string) =>
  [...expression.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => (single ?? double ?? "").toLowerCase());
