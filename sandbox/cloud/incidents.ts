import type { Properties, Value } from "../protocol";
import type { Cloud, CloudObject } from "./cloud";
import { findObject } from "./tampering";

/** An incident: no program declares one, and while it is open it keeps hold of whom it may still notify. */
export const incidentType = "pagerduty:index/incident:Incident";

const idsIn = (value: Value | undefined): readonly string[] => {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(idsIn);
  if (typeof value === "object" && value !== null) return Object.values(value as Properties).flatMap(idsIn);
  return typeof value === "string" ? [value] : [];
};

/** Types that an incident's policy leads to, from the policy on. */
const climbed = /^pagerduty:index\/(escalationPolicy|schedule|schedulev2|user):/;

/**
 * Opens an incident on a service, as somebody or some tool would. It holds the service's policy as it is now, with its
 * schedules and their people, whatever becomes of them.
 *
 * @param service its name in the program, its name at PagerDuty, or its id.
 * @throws RangeError if there is no such service.
 */
export function openIncident(cloud: Cloud, service: string, title: string): CloudObject {
  const objects = cloud.list();
  const on = findObject(objects, service.includes("::") ? service : `Service::${service}`);
  const byId = new Map(objects.filter(({ type }) => climbed.test(type)).map((it) => [it.id, it]));
  const held = new Set<string>();
  const climb = (inputs: Properties): void => {
    for (const id of idsIn(inputs)) {
      const next = byId.get(id);
      if (next === undefined || held.has(id)) continue;
      held.add(id);
      climb(next.inputs);
    }
  };
  climb({ escalationPolicy: on.inputs.escalationPolicy ?? "" });
  const id = `Q${String(cloud.nextSerial("incident")).padStart(6, "0")}`;
  const incident = { type: incidentType, id, name: "", inputs: { title, status: "triggered", holds: [...held] } };
  cloud.put(incident);
  return incident;
}

/** The open incidents that hold an object. */
export const openOn = (cloud: Cloud, { id }: CloudObject): readonly CloudObject[] =>
  cloud
    .list()
    .filter(({ type, inputs }) => type === incidentType && inputs.status !== "resolved")
    .filter(({ inputs }) => idsIn(inputs.holds).includes(id));
