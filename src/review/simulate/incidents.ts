import { priorityName, type Seconds } from "../../plan";
import { mobilisationOf, routing } from "../bounds";
import type { Service } from "../graph";
import type { Alert } from "./alerts";
import type { Event } from "./event";
import type { Incident } from "./grouping";
import type { Promised, Stage } from "./stage";
import { assemble, usualCourse, type Assembly, type Modifiers } from "./team";

/** One incident: who is told how and when, who acknowledges and joins, and which promise is kept or broken. */
export function incidentEvents(
  graph: Stage,
  { service, alerts }: Incident,
  startsAt: number,
  modifiers: Modifiers,
  plan: Promised,
): readonly Event[] {
  const opensAt = (alerts[0]?.atSeconds ?? 0) + routing.expectedSeconds;
  const recoversAt = Math.max(...alerts.map(({ recoversAtSeconds = Infinity }) => recoversAtSeconds));
  const last = alerts.findLastIndex((it) => it.recoversAtSeconds === recoversAt);
  const resolvesAt = recoversAt + routing.expectedSeconds;
  const label = service.severity === undefined ? service.name : priorityName(service.severity);
  const common = { incident: alerts[0]?.monitor.key ?? "", service: service.name };
  const mobilisation = mobilisationOf(graph, service);
  // Once somebody knows, the plan gives two minutes to acknowledge (Initial Assessment, Acknowledge Alert).
  const answerSeconds = plan.triage.acknowledge.minutes * 60;
  const course = { ...usualCourse, opensAt, resolvesAt, startsAt, urgency: service.urgency, answerSeconds };
  const team = assemble(mobilisation, course, modifiers);
  return [
    ...alerts.flatMap((it, index) => alertEvents(it, { opens: index === 0, resolves: index === last }, common)),
    ...team.notified.map(({ at, person, channel, rung, request }): Event => ({
      ...common,
      atSeconds: at,
      kind: "notified",
      person: person.key,
      text: `${label}: ${person.name} by ${channel} (${request === undefined ? `rung ${rung}` : `as ${request.name}`})`,
    })),
    ...mobilisation.told.map(({ team: { name } }): Event => ({
      ...common,
      atSeconds: opensAt + usualCourse.startSeconds,
      kind: "told",
      text: `${label}: an update goes to ${name}`,
    })),
    ...answers(team, label, common),
    ...promises(service, opensAt, team, common, plan).filter((it) => it.atSeconds <= resolvesAt),
    // Without workflows people ask the roles by hand, so there is nothing to keep.
    ...(graph.workflows.length === 0
      ? []
      : emptyRoles(service, opensAt, team, common, plan).filter((it) => it.atSeconds <= resolvesAt)),
  ];
}

type Common = Pick<Event, "incident" | "service">;

/** An alert opens the incident or joins it; the last of its alerts to recover resolves it. */
function alertEvents(
  { monitor: { name }, atSeconds, recoversAtSeconds }: Alert,
  { opens, resolves }: { readonly opens: boolean; readonly resolves: boolean },
  common: Common,
): Event[] {
  const arrives = atSeconds + routing.expectedSeconds;
  return [
    { ...common, atSeconds, kind: "alert", text: `Datadog alerts: ${name}` },
    opens
      ? {
          ...common,
          atSeconds: arrives,
          kind: "opened",
          text: `PagerDuty opens an incident on ${common.service ?? ""}`,
        }
      : { ...common, atSeconds: arrives, kind: "grouped", text: `PagerDuty adds it to the open incident: ${name}` },
    ...(recoversAtSeconds === undefined
      ? []
      : [
          {
            ...common,
            atSeconds: recoversAtSeconds,
            kind: resolves ? ("resolved" as const) : ("recovered" as const),
            text: resolves ? `Datadog recovers, PagerDuty resolves: ${name}` : `Datadog recovers: ${name}`,
          },
        ]),
  ];
}

function answers({ acknowledged, joined }: Assembly, label: string, common: Common): Event[] {
  const filled = [...joined];
  const last = filled.reduce<Seconds>((latest, [, { at }]) => Math.max(latest, at), 0);
  return [
    ...(acknowledged === undefined
      ? []
      : [
          {
            ...common,
            atSeconds: acknowledged.at,
            kind: "acknowledged" as const,
            person: acknowledged.person.key,
            text: `${label}: ${acknowledged.person.name} acknowledges`,
          },
        ]),
    ...filled.map(([policy, { person, at }]): Event => ({
      ...common,
      atSeconds: at,
      kind: "joined",
      person: person.key,
      text: `${label}: ${person.name} joins as ${policy.name}`,
    })),
    ...(filled.length === 0
      ? []
      : [
          {
            ...common,
            atSeconds: last,
            kind: "assembled" as const,
            text: `${label}: ${filled.length} roles are filled: ${filled.map(([policy]) => policy.name).join(", ")}`,
          },
        ]),
  ];
}

/** What the plan promises of an incident of a severity, kept or broken. */
function promises(
  { severity }: Service,
  opensAt: Seconds,
  { acknowledged }: Assembly,
  common: Common,
  plan: Promised,
): Event[] {
  if (severity === undefined) return [];
  const label = priorityName(severity);
  const { acknowledgeWithinMinutes, updateEveryMinutes } = plan.severities[severity];
  const deadline = opensAt + acknowledgeWithinMinutes * 60;
  return [
    ...((acknowledged?.at ?? Infinity) > deadline
      ? [
          {
            ...common,
            atSeconds: deadline,
            kind: "missed" as const,
            text: `${label}: nobody has acknowledged within ${acknowledgeWithinMinutes} minutes; the plan's promise is broken`,
          },
        ]
      : []),
    ...(acknowledged === undefined || updateEveryMinutes === undefined
      ? []
      : [
          {
            ...common,
            atSeconds: opensAt + updateEveryMinutes * 60,
            kind: "update-due" as const,
            text: `${label}: an update is due, then every ${updateEveryMinutes} minutes`,
          },
        ]),
  ];
}

/** The roles that nobody has filled in the time in which the plan assembles the team. */
function emptyRoles(
  { severity }: Service,
  opensAt: Seconds,
  { joined }: Assembly,
  common: Common,
  { escalationMatrix, roles, triage }: Promised,
): Event[] {
  if (severity === undefined) return [];
  const { minutes } = triage.assemble;
  const atSeconds = opensAt + minutes * 60;
  const filled = [...joined].filter(([, { at }]) => at <= atSeconds).map(([policy]) => policy.name);
  const empty = escalationMatrix[severity].roles.map((it) => roles[it].title).filter((it) => !filled.includes(it));
  if (empty.length === 0) return [];
  const text = `${priorityName(severity)}: nobody has joined within ${minutes} minutes as ${empty.join(", ")}`;
  return [{ ...common, atSeconds, kind: "missed", text }];
}
