import * as z from "zod/mini";
import { incidentFields, type IncidentFieldKey, type SeverityKey } from "../../../plan";
import { event, type IncidentEvent } from "../core";
import type { Facts } from "../facts";

const named = z.looseObject({ summary: z.nullish(z.string()) });

/** An incident as PagerDuty's webhooks and REST API show it, as far as it is needed. */
export const incidentShape = z.looseObject({
  id: z.string().check(z.regex(/^[A-Z0-9]{5,30}$/)),
  title: z.string(),
  html_url: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  service: named,
  priority: z.nullish(named),
  resolve_reason: z.nullish(z.looseObject({ incident: z.nullish(z.looseObject({ id: z.string() })) })),
});
/** An incident as PagerDuty shows it. */
export type PagerDutyIncident = z.infer<typeof incidentShape>;

/** As much of a title as anybody reads. */
const longestTitle = 300;

/**
 * How an incident began: the same whoever tells it, because it is made from what never changes. Undefined for incidents of
 * other services, which are not this plan's.
 */
export function beginning(incident: PagerDutyIncident, facts: Facts): IncidentEvent | undefined {
  const severity = facts.services[incident.service.summary ?? ""];
  if (severity === undefined) return undefined;
  const title = incident.title.slice(0, longestTitle);
  return event({ kind: "triggered", title, severity, url: incident.html_url }, incident.created_at);
}

/** The severity that a priority stands for, by the account's names of its priorities. */
export const severityOf = (priority: string | null | undefined, { priorities }: Facts): SeverityKey | undefined =>
  priorities[priority ?? ""];

/** The plan's fields among custom fields, as text. */
export function planFields(
  fields: readonly { readonly name: string; readonly value?: unknown }[],
): Readonly<Partial<Record<IncidentFieldKey, string>>> {
  const known = fields.filter(
    ({ name, value }) => Object.hasOwn(incidentFields, name) && value !== null && value !== undefined,
  );
  return Object.fromEntries(
    known.map(({ name, value }) => [name, (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 500)]),
  );
}
