import * as z from "zod/mini";
import { event, type Happening, type IncidentEvent } from "../core";
import { holderOf, type Facts } from "../facts";
import { ask } from "../vendors/ask";
import type { Secrets } from "../vendors/task";
import { beginning, incidentShape, planFields, severityOf, type PagerDutyIncident } from "./incident";
import { readNote } from "./notes";

const agent = z.nullish(z.looseObject({ type: z.nullish(z.string()), summary: z.nullish(z.string()) }));
const entryShape = z.looseObject({
  type: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  agent,
  channel: z.nullish(
    z.looseObject({
      priority: z.nullish(z.looseObject({ summary: z.nullish(z.string()) })),
      new_priority: z.nullish(z.looseObject({ summary: z.nullish(z.string()) })),
      message: z.nullish(z.string()),
      custom_fields: z.nullish(z.array(z.looseObject({ name: z.string(), value: z.unknown() }))),
    }),
  ),
});
const noteShape = z.looseObject({
  content: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  user: agent,
});

/** What PagerDuty itself knows of incidents: asked when something may have been missed. */
export interface History {
  /** Everything that happened to an incident; undefined if it is not of this plan. */
  readonly of: (
    id: string,
  ) => Promise<{ readonly openedAt: string; readonly events: readonly IncidentEvent[] } | undefined>;
  /** Incidents that were opened since a moment. */
  readonly since: (at: string) => Promise<readonly string[]>;
}

const plain = {
  acknowledge_log_entry: "acknowledged",
  unacknowledge_log_entry: "unacknowledged",
  escalate_log_entry: "escalated",
  delegate_log_entry: "delegated",
  reopen_log_entry: "reopened",
} as const;

/** Connects to PagerDuty's log of incidents. */
export function connectHistory(facts: Facts, secrets: Secrets): History {
  const get = async (path: string) =>
    ask("PagerDuty", `${facts.pagerduty.url}${path}`, {
      headers: {
        authorization: `Token token=${await secrets("pagerduty")}`,
        from: holderOf(facts, "incident-commander-primary")?.email ?? "",
      },
      unless: [404],
    });
  const every = async (path: string, list: string): Promise<readonly unknown[]> => {
    const all: unknown[] = [];
    for (let offset = 0; ; offset += 100) {
      const page = await get(`${path}${path.includes("?") ? "&" : "?"}limit=100&offset=${offset}`);
      all.push(...((page?.[list] ?? []) as readonly unknown[]));
      if (page?.more !== true) return all;
    }
  };
  return {
    of: async (id) => {
      const parsed = incidentShape.safeParse((await get(`/incidents/${id}`))?.incident);
      if (!parsed.success) return undefined;
      const begins = beginning(parsed.data, facts);
      if (begins === undefined) return undefined;
      const entries = await every(`/incidents/${id}/log_entries?is_overview=false`, "log_entries");
      const notes = await every(`/incidents/${id}/notes`, "notes");
      const events = [
        begins,
        ...entries.flatMap((it) => fromEntry(it, parsed.data, facts)),
        ...notes.flatMap((it) => fromNote(it, facts)),
      ];
      return { openedAt: begins.at, events };
    },
    since: async (at) => {
      const incidents = await every(`/incidents?since=${at}&time_zone=UTC`, "incidents");
      return incidents.flatMap((it) => {
        const parsed = incidentShape.safeParse(it);
        return parsed.success && beginning(parsed.data, facts) !== undefined ? [parsed.data.id] : [];
      });
    },
  };
}

const nameOf = (it: z.infer<typeof agent>) =>
  it?.type === "user_reference" || it?.type === "user" ? (it.summary ?? undefined) : undefined;

function fromEntry(raw: unknown, incident: PagerDutyIncident, facts: Facts): IncidentEvent[] {
  const parsed = entryShape.safeParse(raw);
  if (!parsed.success) return [];
  const { type, created_at: at, agent: by, channel } = parsed.data;
  const happening = ((): Happening | undefined => {
    if (Object.hasOwn(plain, type)) return { kind: plain[type as keyof typeof plain] };
    switch (type) {
      case "assign_log_entry":
        // Whoever is assigned as the incident opens was not reassigned.
        return Date.parse(at) - Date.parse(incident.created_at) < 2000 ? undefined : { kind: "reassigned" };
      case "priority_change_log_entry": {
        const severity = severityOf((channel?.new_priority ?? channel?.priority)?.summary, facts);
        return severity === undefined ? undefined : { kind: "severity-changed", severity };
      }
      case "status_update_log_entry":
        return { kind: "update", text: (channel?.message ?? "").slice(0, 1000) };
      case "field_value_change_log_entry":
        return { kind: "fields", fields: planFields(channel?.custom_fields ?? []) };
      case "resolve_log_entry": {
        const into = incident.resolve_reason?.incident?.id;
        return { kind: "resolved", ...(into !== undefined && { mergedInto: into }) };
      }
      default:
        return undefined;
    }
  })();
  return happening === undefined ? [] : [event(happening, at, nameOf(by))];
}

function fromNote(raw: unknown, facts: Facts): IncidentEvent[] {
  const parsed = noteShape.safeParse(raw);
  if (!parsed.success) return [];
  const who = nameOf(parsed.data.user);
  return [event(readNote(parsed.data.content, who, facts), parsed.data.created_at, who)];
}
