import { isWorse, priorityName, type Seconds } from "../../plan";
import { mobilisationOf, routing, type Mobilisation } from "../bounds";
import type { Delivery, Policy, Service } from "../graph";
import type { Alert } from "./alerts";
import { courseOf, type SeverityChange } from "./changes";
import type { Event } from "./event";
import type { Incident } from "./grouping";
import type { Promised, Stage } from "./stage";
import { assemble, usualCourse, type Assembly, type Modifiers } from "./team";

/** One incident: who is told how and when, who acknowledges and joins, and which promise is kept or broken. */
export function incidentEvents(
  graph: Stage,
  { service, first, alerts, held, goesOn }: Incident,
  startsAt: number,
  modifiers: Modifiers,
  plan: Promised,
  pressed: readonly SeverityChange[] = [],
): readonly Event[] {
  const opensAt = (alerts[0]?.atSeconds ?? 0) + routing.expectedSeconds;
  const recoversAt = Math.max(...alerts.map(({ recoversAtSeconds = Infinity }) => recoversAtSeconds));
  const last = alerts.findLastIndex((it) => it.recoversAtSeconds === recoversAt);
  // Whoever is asked for an incident that goes on in another one is asked no longer.
  const endsAt = Math.min(recoversAt + routing.expectedSeconds, goesOn?.atSeconds ?? Infinity);
  const label = service.severity === undefined ? service.name : priorityName(service.severity);
  const common = {
    incident: alerts[0]?.source.key ?? "",
    service: service.name,
    ...(service.severity !== undefined && { severity: service.severity }),
  };
  const urgency = urgencyOf(service, first);
  const mobilisation = asLoudAs(urgency, service, mobilisationOf(graph, service));
  // Once somebody knows, the plan gives two minutes to acknowledge (Initial Assessment, Acknowledge Alert).
  const answerSeconds = plan.triage.acknowledge.minutes * 60;
  const course = {
    ...usualCourse,
    opensAt,
    resolvesAt: endsAt,
    startsAt,
    urgency,
    answerSeconds,
  };
  const changes = pressed.filter(({ atSeconds }) => atSeconds > opensAt && atSeconds < endsAt);
  const { told, ...asked } = courseOf(graph, service, mobilisation, opensAt, changes);
  const team = assemble({ ...mobilisation, ...asked }, course, modifiers);
  const labelAt = (at: Seconds) => {
    const now = changes.findLast(({ atSeconds }) => atSeconds <= at)?.to;
    return now === undefined ? label : priorityName(now);
  };
  // What was promised of a severity ends with it.
  const promisedUntil = Math.min(endsAt, changes[0]?.atSeconds ?? Infinity);
  return [
    ...alerts.flatMap((it, index) =>
      alertEvents(
        it,
        { does: index === 0 ? "opened" : "grouped", resolves: index === last && goesOn === undefined },
        common,
      ),
    ),
    ...held.flatMap((it) => alertEvents(it, { does: "held", resolves: false }, common)),
    ...(goesOn === undefined ? [] : [raised(label, goesOn, common)]),
    ...pressedEvents(changes, service, common),
    ...team.notified.map(({ at, person, channel, rung, request }): Event => ({
      ...common,
      atSeconds: at,
      kind: "notified",
      person: person.key,
      text: `${labelAt(at)}: ${person.name} by ${channel} (${request === undefined ? `rung ${rung}` : `as ${request.name}`})`,
    })),
    ...told.map(({ team: { name }, at }): Event => ({
      ...common,
      atSeconds: at,
      kind: "told",
      text: `${labelAt(at)}: an update goes to ${name}`,
    })),
    ...answers(team, labelAt, common, (policy) => !graph.services.some((it) => it.policy === policy)),
    ...promises(service, opensAt, team, common, plan).filter((it) => it.atSeconds <= promisedUntil),
    // Without workflows people ask the roles by hand, so there is nothing to keep.
    ...(graph.workflows.length === 0
      ? []
      : emptyRoles(service, opensAt, team, common, plan).filter((it) => it.atSeconds <= promisedUntil)),
  ];
}

/** The service's own, or that of the event's severity; one that names none is high. */
const urgencyOf = ({ urgency, urgencyBySeverity }: Service, { event }: Delivery): "high" | "low" =>
  urgencyBySeverity ? (event.severity === "warning" || event.severity === "info" ? "low" : "high") : urgency;

/** Where the event decides, one of low urgency climbs no ladder: its first rung is told, and nobody after it. */
function asLoudAs(urgency: "high" | "low", { urgencyBySeverity }: Service, it: Mobilisation): Mobilisation {
  const { ladder } = it;
  if (!urgencyBySeverity || urgency === "high" || ladder === undefined) return it;
  return { ...it, ladder: { ...ladder, rungs: ladder.rungs.slice(0, 1), loops: 0 } };
}

type Common = Pick<Event, "incident" | "service" | "severity">;

/** Somebody presses another severity. */
function pressedEvents(changes: readonly SeverityChange[], { severity }: Service, common: Common): Event[] {
  let before = severity;
  return changes.map(({ to, atSeconds }): Event => {
    const worse = before !== undefined && isWorse(to, before);
    const from = before === undefined ? "" : ` from ${priorityName(before)}`;
    before = to;
    return worse
      ? { ...common, atSeconds, kind: "raised", text: `A person raises it${from} to ${priorityName(to)}` }
      : {
          ...common,
          atSeconds,
          kind: "lowered",
          text: `A person lowers it${from} to ${priorityName(to)}: whom that does not need is asked no longer`,
        };
  });
}

/** It goes on, with its alerts and its history, in the worse one; nobody is asked for it any more. */
function raised(label: string, goesOn: NonNullable<Incident["goesOn"]>, common: Common): Event {
  const { service, alerts } = goesOn.in;
  const worse = service.severity === undefined ? service.name : priorityName(service.severity);
  const text = `${label} is raised: the record merges it into the ${worse} "${alerts[0]?.source.name ?? ""}"`;
  return { ...common, atSeconds: goesOn.atSeconds, kind: "raised", text };
}

/** An alert opens the incident, joins it or waits for it; the last of its alerts to recover resolves it. */
function alertEvents(
  { source: { name, says, recovers }, atSeconds, recoversAtSeconds }: Alert,
  { does, resolves }: { readonly does: "opened" | "grouped" | "held"; readonly resolves: boolean },
  common: Common,
): Event[] {
  const texts = {
    opened: `PagerDuty opens an incident on ${common.service ?? ""}`,
    grouped: `PagerDuty adds it to the open incident: ${name}`,
    held: `PagerDuty suppresses it, because its cause is open on ${common.service ?? ""}: ${name}`,
  };
  return [
    { ...common, atSeconds, kind: "alert", text: `${says}: ${name}` },
    { ...common, atSeconds: atSeconds + routing.expectedSeconds, kind: does, text: texts[does] },
    ...(recoversAtSeconds === undefined
      ? []
      : [
          {
            ...common,
            atSeconds: recoversAtSeconds,
            kind: resolves ? ("resolved" as const) : ("recovered" as const),
            text: resolves ? `${recovers}, PagerDuty resolves: ${name}` : `${recovers}: ${name}`,
          },
        ]),
  ];
}

/** @param isRole whether a requested policy is a role's, and not a severity's ladder. */
function answers(
  { acknowledged, joined }: Assembly,
  labelAt: (at: Seconds) => string,
  common: Common,
  isRole: (policy: Policy) => boolean,
): Event[] {
  const filled = [...joined].filter(([policy]) => isRole(policy));
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
            text: `${labelAt(acknowledged.at)}: ${acknowledged.person.name} acknowledges`,
          },
        ]),
    ...[...joined].map(([policy, { person, at }]): Event => ({
      ...common,
      atSeconds: at,
      kind: "joined",
      person: person.key,
      text: `${labelAt(at)}: ${person.name} joins${isRole(policy) ? ` as ${policy.name}` : ""}`,
    })),
    ...(filled.length === 0
      ? []
      : [
          {
            ...common,
            atSeconds: last,
            kind: "assembled" as const,
            text: `${labelAt(last)}: ${filled.length} roles are filled: ${filled.map(([policy]) => policy.name).join(", ")}`,
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
