import { textsOf, valueAt } from "../events";
import type { Delivery, Grouping, Service } from "../graph";
import type { Seconds } from "../../plan";
import type { Alert } from "./alerts";

/** Alerts that are one incident of a service, in the order in which they arrive. */
export interface Incident {
  readonly service: Service;
  readonly alerts: readonly Alert[];
}

/**
 * Joins alerts into incidents, as the services' groupings say: an alert joins the open incident whose latest alert is not
 * longer ago than the window, and with which it shares the fields. What has none of the fields is joined with nothing.
 *
 * @param alerts in the order of their time. Those of exercises, and those that a rule suppresses, open nothing.
 */
export function incidentsOf(alerts: readonly Alert[]): readonly Incident[] {
  const all: { readonly first: Delivery; readonly service: Service; readonly alerts: Alert[] }[] = [];
  for (const alert of alerts)
    for (const delivery of alert.monitor.deliveries.filter(
      ({ service, suppressed }) => !service.drill && !suppressed,
    )) {
      const { service } = delivery;
      const open = all.find(
        (it) =>
          it.service === service &&
          service.grouping !== undefined &&
          isOpen(it.alerts, alert.atSeconds, service.grouping.windowSeconds) &&
          alike(it.first, delivery, service.grouping),
      );
      if (open === undefined) all.push({ first: delivery, service, alerts: [alert] });
      else open.alerts.push(alert);
    }
  return all;
}

/** An incident is over when each of its alerts is. */
const isOpen = (alerts: readonly Alert[], at: Seconds, window: Seconds): boolean =>
  alerts.some(({ recoversAtSeconds = Infinity }) => recoversAtSeconds > at) &&
  at - Math.max(...alerts.map(({ atSeconds }) => atSeconds)) <= window;

function alike(a: Delivery, b: Delivery, { fields, every }: Grouping): boolean {
  const shared = fields.map((field) => {
    const [one, other] = [a, b].map(({ event }) => textsOf(valueAt(event, field)).join("\n"));
    return one !== "" && one === other;
  });
  return every ? shared.every(Boolean) : shared.some(Boolean);
}
