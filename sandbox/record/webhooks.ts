import { createHash, createHmac } from "node:crypto";
import { priorityName, type SeverityKey } from "../../src/plan";
import type { IncidentEvent } from "../../src/record/runtime/core";

/** An incident as the stand-in PagerDuty knows it. */
export interface WireIncident {
  readonly id: string;
  readonly title: string;
  readonly service: string;
  readonly createdAt: string;
}

/** Where people read an incident. */
export const pageOf = (id: string) => `https://vey.pagerduty.com/incidents/${id}`;

/** An incident as PagerDuty's webhooks and REST API show it. */
export const incidentOf = (
  { id, title, service, createdAt }: WireIncident,
  priority?: SeverityKey,
  mergedInto?: string,
) => ({
  id,
  type: "incident",
  title,
  html_url: pageOf(id),
  created_at: createdAt,
  service: { id: "PSERVICE", type: "service_reference", summary: service },
  priority:
    priority === undefined ? null : { id: "PPRIORITY", type: "priority_reference", summary: priorityName(priority) },
  resolve_reason: mergedInto === undefined ? null : { type: "merge_resolve_reason", incident: { id: mergedInto } },
});

/** Who did it, as both show it. */
export const agentOf = ({ who }: IncidentEvent) =>
  who === undefined
    ? { id: "PSERVICE", type: "service_reference", summary: "Datadog" }
    : { id: "PUSER", type: "user_reference", summary: who };

/** The body of the webhook that tells an event. */
export function webhookOf(incident: WireIncident, event: IncidentEvent): string {
  const { type, data } = content(incident, event);
  const id = createHash("sha256").update(`${incident.id} ${event.key}`).digest("hex").slice(0, 26).toUpperCase();
  return JSON.stringify({
    event: {
      id,
      event_type: `incident.${type}`,
      resource_type: "incident",
      occurred_at: event.at,
      agent: agentOf(event),
      client: null,
      data,
    },
  });
}

function content(incident: WireIncident, { what }: IncidentEvent): { readonly type: string; readonly data: object } {
  const about = { id: incident.id, type: "incident_reference", html_url: pageOf(incident.id), summary: incident.title };
  switch (what.kind) {
    case "severity-changed":
      return { type: "priority_updated", data: incidentOf(incident, what.severity) };
    case "update":
      return {
        type: "status_update_published",
        data: { id: "PUPDATE", type: "incident_status_update", incident: about, message: what.text, trimmed: false },
      };
    case "fields": {
      const custom_fields = Object.entries(what.fields).map(([name, value]) => ({
        id: name,
        name,
        value,
        type: "field_value",
      }));
      return {
        type: "custom_field_values.updated",
        data: { type: "incident_field_values", incident: about, custom_fields },
      };
    }
    case "note":
    case "press":
      return {
        type: "annotated",
        data: { id: "PNOTE", type: "incident_note", incident: about, content: noteOf(what), trimmed: false },
      };
    case "responder-added":
    case "responder-replied":
      return { type: what.kind.replace("-", "."), data: { type: "incident_responder", incident: about } };
    case "resolved":
      return { type: "resolved", data: incidentOf(incident, undefined, what.mergedInto) };
    default:
      return { type: what.kind, data: incidentOf(incident) };
  }
}

/** What somebody wrote. */
export const noteOf = (what: Extract<IncidentEvent["what"], { readonly kind: "note" | "press" }>): string =>
  what.kind === "note" ? what.text : `/${what.press} ${what.text}`.trim();

/** The header that proves that a body is PagerDuty's. */
export const signatureOf = (body: string, secret: string): string =>
  `v1=${createHmac("sha256", secret).update(body).digest("hex")}`;
