import type { SeverityKey } from "../../plan";
import type { Graph, HealthCheck } from "../graph";
import { laddersOf } from "./effects/ladders";

/** The worst severity that uses each service, ladder, schedule, person and monitor, by URN. */
export function usage(graph: Graph): ReadonlyMap<string, SeverityKey> {
  const { services, monitors, attachments } = graph;
  const used = new Map<string, SeverityKey>();
  const use = (urn: string, severity: SeverityKey | undefined) => {
    const known = used.get(urn);
    if (severity !== undefined && (known === undefined || severity < known)) used.set(urn, severity);
  };
  for (const service of services) {
    const { urn, severity } = service;
    use(urn, severity);
    const ladders = laddersOf(graph, service);
    for (const it of ladders) use(it.urn, severity);
    for (const target of ladders.flatMap(({ rungs }) => rungs.flatMap(({ targets }) => targets))) {
      const node = target.kind === "schedule" ? target.schedule : target.person;
      use(node.urn, severity);
      const people = target.kind === "schedule" ? target.schedule.layers.flatMap((it) => it.people) : [];
      for (const it of people) use(it.urn, severity);
    }
  }
  for (const it of monitors) {
    use(it.urn, it.severity);
    for (const { monitor } of it.members) use(monitor.urn, it.severity);
  }
  for (const { urn, services: reached } of attachments) for (const { severity } of reached) use(urn, severity);
  return used;
}

/** Every health check that decides about something, the check itself first. */
export const withChildren = (check: HealthCheck): readonly HealthCheck[] => [
  check,
  ...check.children.flatMap(withChildren),
];
