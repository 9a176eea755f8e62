import { allSignals, goesOnIn, isWorse, type Seconds, type Suspect } from "../../plan";
import { routing, workflowStart } from "../bounds";
import { textsOf, valueAt } from "../events";
import type { Delivery, Grouping, Service } from "../graph";
import type { Alert } from "./alerts";
import type { Promised, Stage } from "./stage";

/** Alerts that are one incident of a service, in the order in which they arrive. */
export interface Incident {
  readonly service: Service;
  /** The event that opened it. */
  readonly first: Delivery;
  readonly alerts: readonly Alert[];
  /** Alerts that opened none of their own, because this one explains them. */
  readonly held: readonly Alert[];
  /** The worse one of the same cause in which it goes on, and from when. */
  readonly goesOn?: { readonly in: Incident; readonly atSeconds: Seconds };
}

interface Open extends Incident {
  readonly alerts: Alert[];
  readonly held: Alert[];
  goesOn?: { readonly in: Open; readonly atSeconds: Seconds };
}

/** From what happens to an incident to what the record does about it: as long as a workflow takes to start. */
const recordSeconds = workflowStart.expectedSeconds;

/**
 * Joins alerts into incidents, as the services' groupings say: an alert joins the open incident whose latest alert is not
 * longer ago than the window, and with which it shares the fields. What has none of the fields is joined with nothing.
 * With a record, what an open incident explains opens none, and a suspicion goes on in the incident that confirms it.
 *
 * @param alerts in the order of their time. Those of exercises, and those that a rule suppresses, open nothing.
 */
export function incidentsOf(
  alerts: readonly Alert[],
  { recorded }: Pick<Stage, "recorded">,
  plan: Promised,
): readonly Incident[] {
  const signals = new Map(allSignals(plan));
  const all: Open[] = [];
  for (const alert of alerts)
    for (const delivery of alert.source.deliveries.filter(({ service, suppressed }) => !service.drill && !suppressed)) {
      const { service } = delivery;
      const { atSeconds } = alert;
      const open = all.filter((it) => !isOver(it, atSeconds));
      const told = open.filter(
        (it) => (it.alerts[0]?.atSeconds ?? 0) + routing.expectedSeconds + recordSeconds <= atSeconds,
      );
      const explained = recorded && delivery.waits ? told.find((it) => explains(it, delivery)) : undefined;
      const joined = open.find((it) => joins(it, delivery, atSeconds));
      if (explained !== undefined) explained.held.push(alert);
      else if (joined !== undefined) joined.alerts.push(alert);
      else {
        const begun: Open = { first: delivery, service, alerts: [alert], held: [] };
        all.push(begun);
        if (recorded) unite(begun, open, atSeconds + routing.expectedSeconds + recordSeconds, signals);
      }
    }
  return all;
}

/** An incident is over when each of its alerts is, or when it has gone on in another one. */
const isOver = ({ alerts, goesOn }: Open, at: Seconds): boolean =>
  (goesOn !== undefined && goesOn.atSeconds <= at) ||
  alerts.every(({ recoversAtSeconds = Infinity }) => recoversAtSeconds <= at);

const causeIn = ({ event }: Delivery): string => textsOf(event.class).join();

/** Whether a worse incident is of the cause for which an alert waits. */
const explains = ({ service, first }: Open, delivery: Delivery): boolean =>
  service.severity !== undefined &&
  delivery.service.severity !== undefined &&
  isWorse(service.severity, delivery.service.severity) &&
  causeIn(first) === causeIn(delivery);

function joins({ service, alerts, first }: Open, delivery: Delivery, at: Seconds): boolean {
  const { grouping } = service;
  if (delivery.service !== service || grouping === undefined) return false;
  const latest = Math.max(...alerts.map(({ atSeconds }) => atSeconds));
  return at - latest <= grouping.windowSeconds && alike(first, delivery, grouping);
}

function alike(a: Delivery, b: Delivery, { fields, every }: Grouping): boolean {
  const shared = fields.map((field) => {
    const [one, other] = [a, b].map(({ event }) => textsOf(valueAt(event, field)).join("\n"));
    return one !== "" && one === other;
  });
  return every ? shared.every(Boolean) : shared.some(Boolean);
}

type Signals = ReadonlyMap<string, Suspect["signal"]>;

/** What the record does when an incident opens: whatever goes on in a worse one is merged into it. */
function unite(begun: Open, open: readonly Open[], atSeconds: Seconds, signals: Signals): void {
  const suspectOf = ({ service, alerts }: Open): Suspect | undefined => {
    const key = alerts[0]?.source.signal ?? "";
    const signal = signals.get(key);
    return signal && service.severity && { key, signal, severity: service.severity };
  };
  const into = (lesser: Open, worse: Open) => {
    const [a, b] = [suspectOf(lesser), suspectOf(worse)];
    if (a === undefined || b === undefined || !goesOnIn(a, b)) return;
    lesser.goesOn = { in: worse, atSeconds };
  };
  for (const it of open) {
    into(it, begun);
    into(begun, it);
  }
}
