import { severityKeys, displayName } from "../../../src/plan";
import type { IncidentEvent } from "../../../src/record/runtime/core";
import { agentOf, incidentOf, noteOf, type WireIncident } from "../webhooks";
import { matched, refusal, secretOf, type Vendor } from "./vendor";

/** What PagerDuty knows of an incident. */
export interface KnownIncident {
  readonly wire: WireIncident;
  readonly events: IncidentEvent[];
}

const entryTypes: Readonly<Record<string, string>> = {
  acknowledged: "acknowledge_log_entry",
  unacknowledged: "unacknowledge_log_entry",
  escalated: "escalate_log_entry",
  delegated: "delegate_log_entry",
  reassigned: "assign_log_entry",
  reopened: "reopen_log_entry",
  "severity-changed": "priority_change_log_entry",
  update: "status_update_log_entry",
  fields: "field_value_change_log_entry",
  resolved: "resolve_log_entry",
};

/** PagerDuty's REST API, over incidents that a scenario makes. */
export function pagerduty(incidents: ReadonlyMap<string, KnownIncident>): Vendor {
  const fields = new Map<string, string>();
  const notes: { incident: string; content: string }[] = [];
  const requests: { incident: string; message: string; targets: readonly string[] }[] = [];
  return {
    authorization: `Token token=${secretOf("pagerduty")}`,
    unauthorised: refusal(401, { error: { message: "Unauthorized", code: 2006 } }),
    answer: (call) => {
      const { body, query } = call;
      const list = matched(call, "GET", /^\/(users|escalation_policies)$/);
      if (list !== undefined) {
        const wanted = query.get("query") ?? "";
        const policies = severityKeys.map((it) => ({ id: `P${it.toUpperCase()}`, name: displayName(it) }));
        const users = [{ id: `U${Buffer.from(wanted).toString("hex").slice(0, 12).toUpperCase()}`, email: wanted }];
        return {
          json:
            list[0] === "users"
              ? { users }
              : { escalation_policies: policies.filter(({ name }) => name.includes(wanted)) },
        };
      }
      const since = matched(call, "GET", /^\/incidents$/);
      if (since !== undefined) {
        const from = query.get("since") ?? "";
        const found = [...incidents.values()].filter(({ wire }) => wire.createdAt >= from);
        return { json: { incidents: found.map(({ wire }) => incidentOf(wire)), more: false } };
      }
      const [id = "", rest = ""] = /^\/incidents\/([A-Z0-9]+)(\/.*)?$/.exec(call.path)?.slice(1) ?? [];
      const known = incidents.get(id);
      if (known === undefined) return refusal(404, { error: { message: "Not Found", code: 2100 } });
      const happened = known.events;
      switch (`${call.method} ${rest}`) {
        case "GET ":
          return { json: { incident: incidentOf(known.wire) } };
        case "GET /log_entries":
          return { json: { log_entries: happened.flatMap(entryOf), more: false } };
        case "GET /notes": {
          const people = happened.flatMap((it) =>
            it.what.kind === "note" || it.what.kind === "press"
              ? [{ content: noteOf(it.what), created_at: it.at, user: agentOf(it) }]
              : [],
          );
          const own = notes
            .filter(({ incident }) => incident === id)
            .map(({ content }) => ({ content, created_at: known.wire.createdAt, user: { type: "service_reference" } }));
          return { json: { notes: [...people, ...own], more: false } };
        }
        case "POST /notes":
          notes.push({ incident: id, content: (body.note as { content: string }).content });
          return { json: { note: {} } };
        case "PUT /custom_fields/values":
          for (const { name, value } of body.custom_fields as { name: string; value: string }[])
            fields.set(`${id} ${name}`, value);
          return { json: { custom_fields: [] } };
        case "POST /responder_requests": {
          const targets = body.responder_request_targets as { responder_request_target: { id: string } }[];
          requests.push({
            incident: id,
            message: String(body.message),
            targets: targets.map((it) => it.responder_request_target.id),
          });
          return { json: { responder_request: {} } };
        }
        default:
          return refusal(404, { error: { message: "Not Found", code: 2100 } });
      }
    },
    holds: () => [
      ...[...fields].map(([key, value]) => `field ${key.split(" ")[1] ?? ""}: ${value}`),
      ...notes.map(({ content }) => `note: ${content}`),
      ...requests.map(({ message, targets }) => `asked ${targets.length} more: ${message}`),
    ],
  };
}

function entryOf(event: IncidentEvent): readonly object[] {
  const { at, what } = event;
  const type = entryTypes[what.kind];
  if (type === undefined) return [];
  const channel =
    what.kind === "severity-changed"
      ? { type: "api", new_priority: { summary: what.severity.toUpperCase() } }
      : what.kind === "update"
        ? { type: "api", message: what.text }
        : what.kind === "fields"
          ? { type: "api", custom_fields: Object.entries(what.fields).map(([name, value]) => ({ name, value })) }
          : { type: "web_ui" };
  return [{ id: `R${event.key}`, type, created_at: at, agent: agentOf(event), channel }];
}
