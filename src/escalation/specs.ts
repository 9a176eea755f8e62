import type { Environment, Person, Seating } from "../environment";
import {
  displayName,
  priorityName,
  roleKeys,
  rungSchedule,
  seatKeys,
  secondsIn,
  severityKeys,
  type Minutes,
  type Plan,
  type Rule,
  type SeatKey,
  type SeverityKey,
} from "../plan";

/** A PagerDuty user. */
export interface UserSpec {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly description: string;
}

/** A team: the people of one role, or the responders as a whole. */
export interface TeamSpec {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly members: readonly string[];
}

/** Who is on call in one seat: people in turn, each for `turnSeconds`. */
export interface ScheduleSpec {
  readonly seat: SeatKey;
  readonly name: string;
  readonly description: string;
  readonly timeZone: string;
  readonly people: readonly string[];
  readonly turnSeconds: number;
}

/** Whom a rung notifies: whoever is on call in a seat, or a person of a group seat. */
export type TargetSpec =
  { readonly kind: "schedule"; readonly seat: SeatKey } | { readonly kind: "user"; readonly person: string };

/** One severity's escalation policy. */
export interface PolicySpec {
  readonly severity: SeverityKey;
  readonly name: string;
  readonly description: string;
  readonly numLoops: number;
  readonly rungs: readonly { readonly delayMinutes: Minutes; readonly targets: readonly TargetSpec[] }[];
}

/** One severity's service: where its incidents are opened. */
export interface ServiceSpec {
  readonly severity: SeverityKey;
  readonly name: string;
  readonly description: string;
  readonly urgency: "high" | "low";
  /** Seconds as text, or "null": never. */
  readonly acknowledgementTimeout: string;
  readonly autoResolveTimeout: string;
}

/** Everything that `src/escalation` declares. */
export interface EscalationSpecs {
  readonly users: readonly UserSpec[];
  readonly teams: readonly TeamSpec[];
  readonly schedules: readonly ScheduleSpec[];
  readonly policies: readonly PolicySpec[];
  readonly services: readonly ServiceSpec[];
}

/** The team that every responder belongs to; the escalation policies are its own. */
export const respondersTeam = "incident-responders";

/**
 * The name of a severity's PagerDuty service. It is also the name of Datadog's service object, and so the end of the
 * handle `@pagerduty-<name>`, which is why it has no spaces.
 */
export const pagerdutyServiceName = (severity: SeverityKey): string => `zkp-${severity}`;

/** Draws up users, teams, schedules, policies and services from the plan and the people of an environment. */
export function escalationSpecs(plan: Plan, environment: Environment): EscalationSpecs {
  const { people, seats, timeZone } = environment;
  return {
    users: Object.entries(people).map(([key, person]) => user(key, person, timeZone, plan, seats)),
    teams: teams(plan, seats),
    schedules: seatKeys
      .filter((seat) => seats[seat].kind !== "everyone")
      .map((seat) => schedule(seat, plan, environment)),
    policies: severityKeys.map((severity) => policy(severity, plan, seats)),
    services: severityKeys.map((severity) => service(severity, plan)),
  };
}

function user(key: string, person: Person, timeZone: string, plan: Plan, seats: Environment["seats"]): UserSpec {
  const held = seatKeys.filter((seat) => seats[seat].people.includes(key)).map((seat) => plan.seats[seat].title);
  return {
    key,
    name: person.name,
    email: person.email,
    timeZone: person.timeZone ?? timeZone,
    description: held.length > 0 ? `Incident response: ${held.join(", ")}` : "Incident response: no seat",
  };
}

function teams(plan: Plan, seats: Environment["seats"]): TeamSpec[] {
  const sitting = (keys: readonly SeatKey[]) => [...new Set(keys.flatMap((seat) => seats[seat].people))].sort();
  const paged = severityKeys.flatMap((severity) => plan.escalationMatrix[severity].rungs.flat());
  return [
    {
      key: respondersTeam,
      name: "Incident responders",
      description: "Everybody whom an escalation policy of the incident response plan can notify.",
      members: sitting([...new Set(paged)]),
    },
    ...roleKeys.map((role) => ({
      key: role,
      name: plan.roles[role].title,
      description: `${plan.roles[role].responsibilities.join("; ")}.`,
      members: sitting([`${role}-primary`, `${role}-backup`]),
    })),
  ];
}

function schedule(seat: SeatKey, plan: Plan, { seats, timeZone }: Environment): ScheduleSpec {
  const seating = seats[seat];
  const { title } = plan.seats[seat];
  return {
    seat,
    name: `${title} on call`,
    description: `Who sits in the seat "${title}" at any hour of the week.`,
    timeZone,
    people: seating.people,
    turnSeconds: turnDays(seating) * 86_400,
  };
}

const turnDays = (seating: Seating) => (seating.kind === "rotation" ? seating.turnDays : 7);

function policy(severity: SeverityKey, plan: Plan, seats: Environment["seats"]): PolicySpec {
  const { rungs, repeats } = plan.escalationMatrix[severity];
  const { acknowledgeWithinMinutes, escalation } = plan.severities[severity];
  const { delayMinutes } = rungSchedule(rungs.length, acknowledgeWithinMinutes);
  return {
    severity,
    name: displayName(severity),
    description: `${escalation}. Acknowledgement within ${acknowledgeWithinMinutes} minutes.`,
    numLoops: repeats,
    rungs: rungs.map((rung) => ({ delayMinutes, targets: rung.flatMap((seat) => targets(seat, seats[seat])) })),
  };
}

function targets(seat: SeatKey, seating: Seating): TargetSpec[] {
  if (seating.kind !== "everyone") return [{ kind: "schedule", seat }];
  return seating.people.map((person) => ({ kind: "user", person }));
}

function service(severity: SeverityKey, plan: Plan): ServiceSpec {
  const { definition, urgency, updateEveryMinutes } = plan.severities[severity];
  return {
    severity,
    name: pagerdutyServiceName(severity),
    description: `${displayName(severity)}. ${definition}.`,
    urgency,
    // An acknowledged incident that nobody updates at the plan's cadence comes back; without a cadence it stays quiet.
    acknowledgementTimeout: updateEveryMinutes === undefined ? "null" : String(secondsIn(updateEveryMinutes)),
    autoResolveTimeout: "null",
  };
}

/** What PagerDuty has answered for more; the API's own description says 10. */
const targetsPerRung = 5;

/** The rules that escalation specs must meet. */
export const escalationRules: readonly Rule<{ readonly escalation: EscalationSpecs }>[] = [
  {
    tag: "escalation/too-many-targets",
    source: "PagerDuty API answer: May have at most 5 escalation targets",
    check: ({ escalation }) =>
      escalation.policies.flatMap(({ severity, rungs }) =>
        rungs.flatMap(({ targets: all }, index) =>
          all.length <= targetsPerRung
            ? []
            : [
                {
                  path: `escalation.policies.${severity}.rungs.${index + 1}`,
                  problem: `${all.length} targets; ${priorityName(severity)} cannot be declared`,
                  remedy: `keep a rung to ${targetsPerRung} seats or people, or add a rung to the escalation matrix`,
                },
              ],
        ),
      ),
  },
];
