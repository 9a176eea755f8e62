import { plan } from "../../src/plan";
import { toSecond } from "../../src/record/runtime/core";
import type { Facts } from "../../src/record/runtime/facts";
import { instantOf, type Graph, type Scenario, type Simulation } from "../../src/review";
import { responders, type Step } from "./responders";
import { pageOf, type WireIncident } from "./webhooks";

/** An incident that a scenario opens, and everything that happens to it, in its order. */
export interface Played {
  readonly wire: WireIncident;
  readonly steps: readonly Step[];
}

/** When something happens that a simulation counts in seconds from its start. */
export const momentIn =
  ({ startsAt, timeZone }: Simulation) =>
  (seconds: number): string =>
    toSecond(new Date(instantOf(startsAt, timeZone) + seconds * 1000));

/**
 * The incidents that a simulation opens: the first one of each service, because what else alerts meanwhile is grouped with
 * it. Who acknowledges, and whether it recovers by itself, is the simulation's; the rest is the team's.
 */
export function incidentsOf(
  simulation: Simulation,
  { breach = false }: Scenario,
  { monitors, people }: Graph,
  facts: Facts,
): readonly Played[] {
  const moment = momentIn(simulation);
  const services = new Set<string>();
  return simulation.events.flatMap(({ kind, atSeconds, incident, service = "" }) => {
    const severity = facts.services[service];
    if (kind !== "opened" || incident === undefined || severity === undefined || services.has(service)) return [];
    services.add(service);
    const own = simulation.events.filter((it) => it.incident === incident && it.service === service);
    const answered = own.find((it) => it.kind === "acknowledged");
    const recovered = own.find((it) => it.kind === "resolved");
    const title = monitors.find(({ key }) => key === incident)?.name ?? incident;
    const openedAt = moment(atSeconds);
    const wire = { id: `Q${severity.toUpperCase()}INCIDENT`, title, service, createdAt: openedAt };
    const course = {
      openedAt,
      breach,
      ...(answered !== undefined && {
        acknowledged: {
          at: moment(answered.atSeconds),
          who: people.find(({ key }) => key === answered.person)?.name ?? "somebody",
        },
      }),
      ...(recovered !== undefined && { recoversAt: moment(recovered.atSeconds) }),
    };
    const triggered: Step = { at: openedAt, what: { kind: "triggered", title, severity, url: pageOf(wire.id) } };
    return [{ wire, steps: [triggered, ...responders(course, facts, plan)] }];
  });
}
