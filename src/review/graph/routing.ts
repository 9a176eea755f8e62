import { dependents } from "../../plan";
import { processed, type Processed } from "../events";
import { nameOf, property, text, type Resource } from "../resources";
import type { Lookup } from "./lookup";
import { orchestrationType, readOrchestrations, readServiceRules, readTold } from "./orchestrations";
import { serviceType } from "./paging";
import type { Delivery, Fields, Service } from "./types";

const serviceObjectType = "datadog:pagerduty/serviceObject:ServiceObject";
const integrationType = "pagerduty:index/serviceIntegration:ServiceIntegration";
const orchestrationKeyType = "pagerduty:index/eventOrchestrationIntegration:EventOrchestrationIntegration";

/** What becomes of an event that is sent to a key: undefined if nothing takes it. */
export type Route = (event: Fields, raw?: Fields) => Delivery | undefined;

/** The ways by which events come in: a handle of Datadog's, a tool's key, or whatever else was made with a key. */
export interface Routes {
  /** By the name after `@pagerduty-`. */
  readonly byHandle: ReadonlyMap<string, Route>;
  /** By the label of an orchestration's integration, such as Sentry. */
  readonly bySource: ReadonlyMap<string, Route>;
  /** The route of a resource's property that a key was put into. */
  readonly byKeyIn: (from: Resource, propertyName: string) => Route | undefined;
}

/** Reads the ways of events through orchestrations to services. */
export function readRoutes(lookup: Lookup, services: ReadonlyMap<string, Service>): Routes {
  const orchestrations = readOrchestrations(lookup, services);
  const rules = readServiceRules(lookup);
  const told = readTold(lookup);
  const urnOf = new Map([...services].map(([urn, it]) => [it, urn]));
  const delivered = (service: Service | undefined, data: Processed): Delivery | undefined => {
    if (service === undefined || data.dropped) return undefined;
    const urn = urnOf.get(service) ?? "";
    const own = rules.get(urn);
    if (own === undefined) return { service, waits: false, ...data };
    const variables = told.get(urn) ?? [];
    const cache_var = Object.fromEntries(variables.map((it) => [it, dependents.open]));
    const waits = variables.length > 0 && processed(own, { ...data, cache_var }).suppressed;
    return { service, waits, ...processed(own, data) };
  };
  const routeTo =
    (service: Service): Route =>
    (event, raw) =>
      delivered(service, arrived(event, raw));
  const routeOf = (key: Resource): Route | undefined => {
    if (key.type === integrationType) {
      const service = lookup.resolve(key, "service", property(key, "service"), [serviceType]);
      const found = service && services.get(service.urn);
      return found && routeTo(found);
    }
    const parent = property(key, "eventOrchestration");
    const urn = lookup.resolve(key, "eventOrchestration", parent, [orchestrationType])?.urn;
    const found = orchestrations.get(urn ?? "");
    return (event, raw) => {
      const data = found?.enriched(arrived(event, raw));
      return data && delivered(found?.service(data), data);
    };
  };
  const byKeyIn = (from: Resource, propertyName: string): Route | undefined => {
    const [key] = lookup.madeFrom(from, propertyName, [integrationType, orchestrationKeyType]);
    return key && routeOf(key);
  };
  const byName = new Map([...services.values()].map((it) => [it.name, it]));
  const byHandle = new Map(
    lookup.all(serviceObjectType).flatMap((it): [string, Route][] => {
      const name = text(property(it, "serviceName")) ?? nameOf(it);
      const named = byName.get(name);
      const route = byKeyIn(it, "serviceKey") ?? (named && routeTo(named));
      if (route === undefined) lookup.dangling(it, `no service is called ${name}`);
      return route === undefined ? [] : [[name, route]];
    }),
  );
  const bySource = new Map(
    lookup.all(orchestrationKeyType).flatMap((it): [string, Route][] => {
      const route = routeOf(it);
      return route === undefined ? [] : [[text(property(it, "label")) ?? nameOf(it), route]];
    }),
  );
  return { byHandle, bySource, byKeyIn };
}

const arrived = (event: Fields, raw: Fields = {}): Processed => ({
  event,
  raw_event: raw,
  suppressed: false,
  dropped: false,
});
