import * as z from "zod/mini";
import { event, type Happening, type IncidentEvent } from "../core";
import type { Facts } from "../facts";
import { beginning, incidentShape, planFields, severityOf } from "./incident";
import { readNote } from "./notes";

const reference = z.looseObject({ id: z.string().check(z.regex(/^[A-Z0-9]{5,30}$/)) });

/** The envelope of PagerDuty's V3 webhooks. */
const envelope = z.looseObject({
  event: z.looseObject({
    event_type: z.string(),
    occurred_at: z.iso.datetime({ offset: true }),
    agent: z.nullish(z.looseObject({ type: z.nullish(z.string()), summary: z.nullish(z.string()) })),
    data: z.looseObject({ type: z.nullish(z.string()) }),
  }),
});

const about = z.looseObject({
  incident: reference,
  content: z.nullish(z.string()),
  message: z.nullish(z.string()),
  custom_fields: z.nullish(z.array(z.looseObject({ name: z.string(), value: z.unknown() }))),
});

/** What a webhook tells. */
export interface Told {
  readonly incident: string;
  /** When the incident was opened, if the webhook says so; otherwise PagerDuty is asked about an incident nobody knows. */
  readonly openedAt?: string;
  readonly events: readonly IncidentEvent[];
}

/** What merely happens, by the webhook's name for it. */
const plain = {
  "incident.acknowledged": "acknowledged",
  "incident.unacknowledged": "unacknowledged",
  "incident.escalated": "escalated",
  "incident.reassigned": "reassigned",
  "incident.delegated": "delegated",
  "incident.reopened": "reopened",
} as const;

/**
 * Reads a webhook whose signature was verified.
 *
 * @returns undefined for what is not about an incident of the plan, such as a test.
 * @throws Error if it is no webhook of PagerDuty's; the message says where.
 */
export function readWebhook(body: string, facts: Facts): Told | undefined {
  const parsed = envelope.safeParse(JSON.parse(body));
  if (!parsed.success) throw new Error(`not a webhook: ${z.prettifyError(parsed.error)}`);
  const { event_type: type, occurred_at: at, agent, data } = parsed.data.event;
  // Only people are named: an integration or a workflow is nobody.
  const who = agent?.type === "user_reference" ? (agent.summary ?? undefined) : undefined;
  const whole = incidentShape.safeParse(data);
  if (whole.success) {
    const incident = whole.data;
    const begins = beginning(incident, facts);
    if (begins === undefined) return undefined;
    const happening = incidentHappening(type, incident, facts);
    return {
      incident: incident.id,
      openedAt: begins.at,
      events: [begins, ...(happening === undefined ? [] : [event(happening, at, who)])],
    };
  }
  const part = about.safeParse(data);
  if (!part.success) return undefined;
  const happening = partHappening(type, part.data, who, facts);
  return { incident: part.data.incident.id, events: happening === undefined ? [] : [event(happening, at, who)] };
}

function incidentHappening(
  type: string,
  { priority, resolve_reason: reason }: z.infer<typeof incidentShape>,
  facts: Facts,
): Happening | undefined {
  if (Object.hasOwn(plain, type)) return { kind: plain[type as keyof typeof plain] };
  if (type === "incident.priority_updated") {
    const severity = severityOf(priority?.summary, facts);
    return severity === undefined ? undefined : { kind: "severity-changed", severity };
  }
  if (type !== "incident.resolved") return undefined;
  const into = reason?.incident?.id;
  return { kind: "resolved", ...(into !== undefined && { mergedInto: into }) };
}

function partHappening(
  type: string,
  part: z.infer<typeof about>,
  who: string | undefined,
  facts: Facts,
): Happening | undefined {
  switch (type) {
    case "incident.annotated":
      return readNote(part.content ?? "", who, facts);
    case "incident.status_update_published":
      return { kind: "update", text: (part.message ?? "").slice(0, 1000) };
    case "incident.custom_field_values.updated":
      return { kind: "fields", fields: planFields(part.custom_fields ?? []) };
    case "incident.responder.added":
      return { kind: "responder-added" };
    case "incident.responder.replied":
      return { kind: "responder-replied" };
    default:
      return undefined;
  }
}
