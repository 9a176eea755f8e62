import type { BaseRole, Environment, Person } from "../../environment";
import {
  roleKeys,
  seatKeys,
  severityKeys,
  stakeholderKeys,
  type ContactChannel,
  type Minutes,
  type Plan,
  type SeatKey,
} from "../../plan";

/** How long a person hears of an incident by one channel after being notified. */
export interface NotificationSpec {
  readonly urgency: "high" | "low";
  readonly channel: ContactChannel;
  readonly afterMinutes: Minutes;
}

/** A PagerDuty user, and how that user is told. */
export interface UserSpec {
  readonly key: string;
  /** The key that the user had at the last `up`, if it was another. */
  readonly formerly?: string;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly description: string;
  readonly role: BaseRole;
  /** Country code and subscriber number. */
  readonly phone?: { readonly countryCode: number; readonly number: string };
  /** The device of the mobile app; it is registered by the app, so it can be looked up and not declared. */
  readonly pushDevice?: string;
  /** Only for urgencies at which a ladder can notify the user. */
  readonly notifications: readonly NotificationSpec[];
}

/** The role of a member in a team. */
export type TeamRole = "manager" | "responder" | "observer";

/** A team and its members, each with the role that the API will report. */
export interface TeamSpec {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly members: readonly { readonly person: string; readonly role: TeamRole }[];
}

/** The team that every responder belongs to; the escalation policies are its own. */
export const respondersTeam = "incident-responders";

/**
 * The team role that PagerDuty reports for a base role, whatever is asked for: owners and admins manage, stakeholders
 * observe. Asking for another one makes the membership fail after two minutes.
 */
export function teamRole(role: BaseRole): TeamRole {
  if (role === "owner" || role === "admin" || role === "user") return "manager";
  return role === "limited_user" ? "responder" : "observer";
}

/** The seats that are asked when an incident of a severity opens: by its own ladder, or by that of a role. */
export function seatsOf(plan: Plan, severity: (typeof severityKeys)[number]): readonly SeatKey[] {
  const { roles, rungs, rungsAlone = [] } = plan.escalationMatrix[severity];
  const ladders = [rungs, rungsAlone, ...roles.map((role) => plan.roleLadders[role].rungs)];
  return [...new Set(ladders.flat(2))];
}

/** A user's description ends in the key of the config, so that a key that was changed can be told from a new person. */
const marked = (key: string) => ` (in the config: ${key})`;

/** The key in a user's description; undefined for a user whom this program never declared. */
export const configKeyIn = (description: string): string | undefined =>
  /\(in the config: ([\w-]+)\)$/.exec(description)?.[1];

/** Every person of the environment as a user. */
export function userSpecs(plan: Plan, { people, seats, timeZone, features }: Environment): UserSpec[] {
  return Object.entries(people).map(([key, person]) => {
    const held = seatKeys.filter((seat) => seats[seat].people.includes(key));
    const holds = (seats: readonly SeatKey[] = []) => seats.some((seat) => held.includes(seat));
    const urgencies = new Set([
      ...severityKeys
        .filter((severity) => holds(seatsOf(plan, severity)))
        .map((severity) => plan.severities[severity].urgency),
      // A report is of low urgency, or phones one after the other.
      ...(holds(plan.reports.rungs.flat()) ? ["high" as const] : []),
      ...(holds(plan.reports.rungs[0]) ? ["low" as const] : []),
    ]);
    const titles = held.map((seat) => plan.seats[seat].title);
    return {
      key,
      ...(person.formerly !== undefined && { formerly: person.formerly }),
      name: person.name,
      email: person.email,
      timeZone: person.timeZone ?? timeZone,
      description: `Incident response: ${titles.join(", ") || "no seat"}${marked(key)}`,
      role: person.role,
      ...(person.phone !== undefined && { phone: person.phone }),
      ...(person.pushDevice !== undefined && features.pushNotifications && { pushDevice: person.pushDevice }),
      notifications: [...urgencies].flatMap((urgency) =>
        plan.notifications[urgency].steps
          .filter(({ channel }) => hasChannel(person, channel, features.pushNotifications))
          .map((it) => ({ urgency, ...it })),
      ),
    };
  });
}

function hasChannel({ phone, pushDevice }: Person, channel: ContactChannel, push: boolean): boolean {
  if (channel === "email") return true;
  return channel === "push" ? push && pushDevice !== undefined : phone !== undefined;
}

/** The responders as a whole, the people of each role, and the groups that follow incidents. */
export function teamSpecs(plan: Plan, { people, seats, stakeholders }: Environment): TeamSpec[] {
  const members = (keys: readonly string[]) =>
    [...new Set(keys)].sort().flatMap((person) => {
      const role = people[person]?.role;
      return role === undefined ? [] : [{ person, role: teamRole(role) }];
    });
  const sitting = (keys: readonly SeatKey[]) => members(keys.flatMap((seat) => seats[seat].people));
  return [
    {
      key: respondersTeam,
      name: "Incident responders",
      description: "Everybody whom an escalation policy of the incident response plan can notify.",
      members: sitting([...severityKeys.flatMap((severity) => seatsOf(plan, severity)), ...plan.reports.rungs.flat()]),
    },
    ...roleKeys.map((role) => ({
      key: role,
      name: plan.roles[role].title,
      description: `${plan.roles[role].responsibilities.join("; ")}.`,
      members: sitting([`${role}-primary`, `${role}-backup`]),
    })),
    ...stakeholderKeys.map((group) => ({
      key: `stakeholders-${group}`,
      name: `Stakeholders: ${plan.stakeholders[group].title}`,
      description: plan.stakeholders[group].description,
      members: members(stakeholders[group]),
    })),
  ];
}
