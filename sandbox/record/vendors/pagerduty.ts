import { dependents, displayName, plan, severityKeys, type SeverityKey } from "../../../src/plan";
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

/** What an incident was made to be. */
interface Settled {
  readonly urgency: string;
  readonly escalation_policy: { readonly id: string };
}

const idOf = (letter: string, name: string) => `${letter}${Buffer.from(name).toString("hex").toUpperCase()}`;

/** What PagerDuty's lists hold: anybody, any service, and the policies of severities and roles. */
function listed(list: string, wanted: string): readonly object[] {
  if (list === "users") return [{ id: idOf("U", wanted).slice(0, 13), email: wanted }];
  if (list === "services") return [{ id: idOf("S", wanted), name: wanted }];
  const policies = [
    ...severityKeys.map((it) => ({ id: `P${it.toUpperCase()}`, name: displayName(it) })),
    ...Object.values(plan.roles).map(({ title }) => ({ id: idOf("P", title).slice(0, 13), name: title })),
  ];
  return policies.filter(({ name }) => name.includes(wanted));
}

const isOpen = ({ events }: KnownIncident) =>
  events.findLast(({ what }) => what.kind === "resolved" || what.kind === "reopened")?.what.kind !== "resolved";

const priorityOf = ({ events }: KnownIncident): SeverityKey | undefined =>
  events.flatMap(({ what }) => (what.kind === "severity-changed" ? [what.severity] : [])).at(-1);

/** PagerDuty's REST API, over incidents that a scenario makes. */
export function pagerduty(incidents: ReadonlyMap<string, KnownIncident>): Vendor {
  const fields = new Map<string, string>();
  const notes: { incident: string; content: string }[] = [];
  const settled = new Map<string, Settled>();
  const merges = new Map<string, string>();
  const waiting = new Map<string, string>();
  const withdrawn: string[] = [];
  const impacts: string[] = [];
  const requests: { incident: string; message: string; targets: readonly string[] }[] = [];
  return {
    authorization: `Token token=${secretOf("pagerduty")}`,
    unauthorised: refusal(401, { error: { message: "Unauthorized", code: 2006 } }),
    answer: (call) => {
      const { body, query } = call;
      const list = matched(call, "GET", /^\/(users|escalation_policies|services)$/);
      if (list !== undefined) return { json: { [list[0] ?? ""]: listed(list[0] ?? "", query.get("query") ?? "") } };
      const told = matched(call, "GET", /^\/event_orchestrations\/services\/([^/]+)\/cache_variables$/);
      if (told !== undefined)
        return { json: { cache_variables: [{ id: `V${told[0] ?? ""}`, name: dependents.variable }] } };
      const data = /^\/event_orchestrations\/services\/([^/]+)\/cache_variables\/[^/]+\/data$/.exec(call.path);
      if (data !== null) {
        const name = Buffer.from((data[1] ?? "").slice(1), "hex").toString();
        if (call.method === "PUT") waiting.set(name, String(body.cache_variable_data));
        else if (!waiting.delete(name)) return refusal(404, { error: { message: "Not Found", code: 2100 } });
        return { json: {} };
      }
      const since = matched(call, "GET", /^\/incidents$/);
      if (since !== undefined) {
        const from = query.get("since") ?? "";
        const open = query.has("statuses[]");
        const found = [...incidents.values()].filter((it) => (open ? isOpen(it) : it.wire.createdAt >= from));
        const merged = found.filter(({ wire }) => !open || !merges.has(wire.id));
        return { json: { incidents: merged.map((it) => incidentOf(it.wire, priorityOf(it))), more: false } };
      }
      if (matched(call, "GET", /^\/business_services$/) !== undefined)
        return {
          json: {
            business_services: Object.values(plan.components).map(({ title }) => ({
              id: idOf("B", title),
              name: title,
            })),
          },
        };
      const [id = "", rest = ""] = /^\/incidents\/([A-Z0-9]+)(\/.*)?$/.exec(call.path)?.slice(1) ?? [];
      const known = incidents.get(id);
      if (known === undefined) return refusal(404, { error: { message: "Not Found", code: 2100 } });
      const happened = known.events;
      const impacted = matched(call, "PUT", /\/business_services\/([^/]+)\/impacts$/);
      if (impacted !== undefined) {
        impacts.push(`${id} impacts ${Buffer.from((impacted[0] ?? "").slice(1), "hex").toString()}`);
        return { json: {} };
      }
      switch (`${call.method} ${rest}`) {
        case "GET ": {
          const responder_requests = requests
            .filter(({ incident }) => incident === id)
            .map(({ targets }) => ({
              responder_request_targets: targets.map((it) => ({
                responder_request_target: { id: it, type: "escalation_policy" },
              })),
            }));
          return { json: { incident: { ...incidentOf(known.wire), responder_requests } } };
        }
        case "PUT ":
          settled.set(id, body.incident as Settled);
          return { json: { incident: incidentOf(known.wire) } };
        case "PUT /merge":
          for (const it of body.source_incidents as { id: string }[]) merges.set(it.id, id);
          return { json: { incident: incidentOf(known.wire) } };
        case "PUT /responder_requests/cancel": {
          const targets = body.responder_request_targets as { responder_request_target: { id: string } }[];
          withdrawn.push(...targets.map((it) => it.responder_request_target.id));
          return { json: {} };
        }
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
      ...[...settled].map(([id, it]) => `${id}: urgency ${it.urgency}, policy ${it.escalation_policy.id}`),
      ...impacts,
      ...withdrawn.map((it) => `asked no longer: ${it}`),
      ...[...merges].map(([from, into]) => `${from} merged into ${into}`),
      ...[...waiting].map(([service, value]) => `${service} is told: ${value}`),
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
