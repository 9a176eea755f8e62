import { priorityName, type Plan, type Seconds } from "../../plan";
import { contactsFor, onCall, routing, steps } from "../bounds";
import type { Person, Service } from "../graph";
import type { Alert } from "./alerts";
import type { Event } from "./event";

/** Who does not answer, and what does not work. */
export interface Modifiers {
  readonly asleep: readonly string[];
  readonly channelsDown: readonly string[];
}

/** The plan gives two minutes to acknowledge once somebody knows (Initial Assessment, Acknowledge Alert). */
export const answerSeconds: Seconds = 120;

/** One incident: who is notified how and when, until somebody answers. */
export function incidentEvents(
  { monitor, atSeconds, recoversAtSeconds }: Alert,
  service: Service,
  startsAt: number,
  { asleep, channelsDown }: Modifiers,
  plan: Plan,
): readonly Event[] {
  const opens = atSeconds + routing.expectedSeconds;
  const label = service.severity === undefined ? service.name : priorityName(service.severity);
  const common = { incident: monitor.key, service: service.name };
  const heard: { person: Person; at: Seconds; channel: string; rung: number }[] = [];
  let answered: { person: Person; at: Seconds } | undefined;
  for (const step of service.policy === undefined ? [] : steps(service.policy)) {
    const reached = opens + step.minute * 60;
    if (answered !== undefined && reached >= answered.at) break;
    const instant = startsAt + reached * 1000;
    const people = step.targets.flatMap((it) => (it.kind === "person" ? [it.person] : onCall(it.schedule, instant)));
    for (const person of people)
      for (const { channel, delayMinutes } of contactsFor(person, service.urgency, channelsDown)) {
        const at = reached + delayMinutes * 60;
        heard.push({ person, at, channel, rung: step.rung + 1 });
        if (!asleep.includes(person.key) && (answered === undefined || at + answerSeconds < answered.at))
          answered = { person, at: at + answerSeconds };
      }
  }
  const resolved = recoversAtSeconds === undefined ? Infinity : recoversAtSeconds + routing.expectedSeconds;
  if (answered !== undefined && answered.at > resolved) answered = undefined;
  const end = Math.min(answered?.at ?? Infinity, resolved);
  const notified = heard
    .filter(({ at }) => at < end)
    .map(({ person, at, channel, rung }) => ({
      ...common,
      atSeconds: at,
      kind: "notified" as const,
      person: person.key,
      text: `${label}: ${person.name} by ${channel} (rung ${rung})`,
    }));
  return [
    { ...common, atSeconds, kind: "alert", text: `Datadog alerts: ${monitor.name}` },
    { ...common, atSeconds: opens, kind: "opened", text: `PagerDuty opens an incident on ${service.name}` },
    ...notified,
    ...answeredEvents(service, opens, answered, common, plan).filter((it) => it.atSeconds <= resolved),
    ...(recoversAtSeconds === undefined
      ? []
      : [
          {
            ...common,
            atSeconds: recoversAtSeconds,
            kind: "resolved" as const,
            text: `Datadog recovers, PagerDuty resolves: ${monitor.name}`,
          },
        ]),
  ];
}

function answeredEvents(
  { severity }: Service,
  opens: Seconds,
  answered: { readonly person: Person; readonly at: Seconds } | undefined,
  common: { readonly incident: string; readonly service: string },
  plan: Plan,
): Event[] {
  if (severity === undefined) return [];
  const label = priorityName(severity);
  const { acknowledgeWithinMinutes, updateEveryMinutes } = plan.severities[severity];
  const deadline = opens + acknowledgeWithinMinutes * 60;
  const missed: Event = {
    ...common,
    atSeconds: deadline,
    kind: "missed",
    text: `${label}: nobody has acknowledged within ${acknowledgeWithinMinutes} minutes; the plan's promise is broken`,
  };
  if (answered === undefined) return [missed];
  const update = updateEveryMinutes === undefined ? [] : [opens + updateEveryMinutes * 60];
  return [
    ...(answered.at > deadline ? [missed] : []),
    {
      ...common,
      atSeconds: answered.at,
      kind: "acknowledged",
      person: answered.person.key,
      text: `${label}: ${answered.person.name} acknowledges`,
    },
    ...update.map((atSeconds): Event => ({
      ...common,
      atSeconds,
      kind: "update-due",
      text: `${label}: an update is due, then every ${updateEveryMinutes ?? 0} minutes`,
    })),
  ];
}
