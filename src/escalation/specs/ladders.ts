import type { Environment, Seating } from "../../environment";
import {
  displayName,
  priorityName,
  roleKeys,
  roleSchedule,
  rungSchedule,
  rungsOf,
  secondsIn,
  severityKeys,
  severitySchedule,
  type Minutes,
  type Plan,
  type RoleKey,
  type SeatKey,
  type SeverityKey,
} from "../../plan";
import { scheduleKey } from "./schedules";

/** Whom a rung notifies: whoever is on call in a seat, or a person of a group seat. */
export type TargetSpec =
  | { readonly kind: "schedule"; readonly seat: SeatKey; readonly schedule: string }
  | { readonly kind: "user"; readonly seat: SeatKey; readonly person: string };

/** One rung of a ladder. */
export interface RungSpec {
  readonly delayMinutes: Minutes;
  readonly targets: readonly TargetSpec[];
}

/** An escalation policy: of a severity's incidents, of a role that is asked beside them, or of reports; or for exercises. */
export interface PolicySpec {
  readonly key: string;
  readonly of: { readonly severity: SeverityKey } | { readonly role: RoleKey } | { readonly reports: true };
  readonly drill: boolean;
  readonly name: string;
  readonly description: string;
  readonly numLoops: number;
  readonly rungs: readonly RungSpec[];
}

/** A severity's own policy. */
export type SeverityPolicySpec = PolicySpec & { readonly of: { readonly severity: SeverityKey } };

/** A service: where incidents are opened. */
export interface ServiceSpec {
  readonly key: string;
  readonly kind: "severity" | "drill" | "catch-all" | "reports";
  /** Of the catch-all: as which severity it is watched; of reports: which a report has until somebody raises it. */
  readonly severity: SeverityKey;
  readonly policy: string;
  readonly name: string;
  readonly description: string;
  /** severity_based: high for events that are critical or errors, low for others. */
  readonly urgency: "high" | "low" | "severity_based";
  /** Seconds as text, or "null": never. */
  readonly acknowledgementTimeout: string;
  readonly autoResolveTimeout: string;
}

/**
 * The name of a severity's PagerDuty service. It is also the name of Datadog's service object, and so the end of the
 * handle `@pagerduty-<name>`, which is why it has no spaces.
 */
export const pagerdutyServiceName = (service: SeverityKey | typeof catchAllKey | typeof reportsKey): string =>
  `zkp-${service}`;

/** The service that events go to when no rule can tell their severity. */
export const catchAllKey = "unrouted" as const;

/** The service that mail goes to, and its policy. */
export const reportsKey = "reports" as const;

/** The key of a role's policy. Its name differs from the role's team, which has the role's own. */
export const rolePolicyKey = (role: RoleKey, drill = false): string => `${role}-ladder${drill ? "-drill" : ""}`;

/** The key of a severity's policy. */
export const severityPolicyKey = (severity: SeverityKey, drill = false): string =>
  drill ? `${severity}-drill` : severity;

/** An escalation policy for each severity and each role that one asks, and one of the same shape for their exercises. */
export function policySpecs(plan: Plan, environment: Environment): PolicySpec[] {
  const asked = roleKeys.filter((role) => severityKeys.some((it) => plan.escalationMatrix[it].roles.includes(role)));
  const roles = environment.features.workflows ? asked : [];
  return [
    ...[false, true].flatMap((drill) => [
      ...severityKeys.map((severity) => severityPolicy(severity, drill, plan, environment)),
      ...roles.map((role) => rolePolicy(role, drill, plan, environment)),
    ]),
    ...(environment.mail === undefined ? [] : [reportsPolicy(plan, environment)]),
  ];
}

/** One person at a time, within the time that the plan gives to triage. */
function reportsPolicy(plan: Plan, { seats }: Environment): PolicySpec {
  const { rungs, repeats } = plan.reports;
  const { fromMinute, untilMinute } = plan.responsePhases.triage;
  const { delayMinutes } = rungSchedule(rungs.length, untilMinute - fromMinute);
  return {
    key: reportsKey,
    of: { reports: true },
    drill: false,
    name: "Reports",
    description: "Whoever reads what people report by mail, one after the other.",
    numLoops: repeats,
    rungs: rungs.map((rung) => rungSpec(rung, delayMinutes, false, seats)),
  };
}

function severityPolicy(
  severity: SeverityKey,
  drill: boolean,
  plan: Plan,
  { features, seats }: Environment,
): SeverityPolicySpec {
  const line = plan.escalationMatrix[severity];
  const { acknowledgeWithinMinutes, escalation } = plan.severities[severity];
  const { delayMinutes } = severitySchedule(plan, severity, features.workflows);
  return {
    key: severityPolicyKey(severity, drill),
    of: { severity },
    drill,
    name: drill ? `${displayName(severity)} (drill)` : displayName(severity),
    description: `${drill ? "For exercises. " : ""}${escalation}. Acknowledgement within ${acknowledgeWithinMinutes} minutes.`,
    numLoops: line.repeats,
    rungs: rungsOf(line, features.workflows).map((rung) => rungSpec(rung, delayMinutes, drill, seats)),
  };
}

function rolePolicy(role: RoleKey, drill: boolean, plan: Plan, { seats }: Environment): PolicySpec {
  const { rungs, repeats } = plan.roleLadders[role];
  const { delayMinutes } = roleSchedule(plan, role);
  const { title } = plan.roles[role];
  return {
    key: rolePolicyKey(role, drill),
    of: { role },
    drill,
    name: drill ? `${title} (drill)` : title,
    description: `${drill ? "For exercises. " : ""}Asked beside the incident's own ladder until somebody joins as ${title}.`,
    numLoops: repeats,
    rungs: rungs.map((rung) => rungSpec(rung, delayMinutes, drill, seats)),
  };
}

const rungSpec = (
  rung: readonly SeatKey[],
  delayMinutes: Minutes,
  drill: boolean,
  seats: Environment["seats"],
): RungSpec => ({ delayMinutes, targets: rung.flatMap((seat) => targets(seat, drill, seats[seat])) });

function targets(seat: SeatKey, drill: boolean, seating: Seating): TargetSpec[] {
  if (seating.kind !== "everyone") return [{ kind: "schedule", seat, schedule: scheduleKey(seat, drill) }];
  return seating.people.map((person) => ({ kind: "user", seat, person }));
}

/** A service for each severity, one for its exercises, the catch-all, and one for mail where there is any. */
export function serviceSpecs(plan: Plan, { mail }: Environment): ServiceSpec[] {
  const { severity } = plan.unrouted;
  return [
    ...severityKeys.map((it) => ({
      ...behaviour(it, plan),
      key: it,
      kind: "severity" as const,
      policy: it,
      name: pagerdutyServiceName(it),
      description: `${displayName(it)}. ${plan.severities[it].definition}.`,
    })),
    ...severityKeys.map((it) => ({
      ...behaviour(it, plan),
      key: `${it}-drill`,
      kind: "drill" as const,
      policy: severityPolicyKey(it, true),
      name: `${pagerdutyServiceName(it)}-drill`,
      description: `Exercises of ${displayName(it)}. What opens here counts in no metric.`,
    })),
    {
      ...behaviour(severity, plan),
      key: catchAllKey,
      kind: "catch-all",
      policy: severity,
      name: pagerdutyServiceName(catchAllKey),
      description: `Events whose severity no rule could tell; watched as ${priorityName(severity)}.`,
    },
    ...(mail === undefined ? [] : [reportsService(plan)]),
  ];
}

const reportsService = (plan: Plan): ServiceSpec => ({
  ...behaviour(plan.reports.severity, plan),
  key: reportsKey,
  kind: "reports",
  policy: reportsKey,
  name: pagerdutyServiceName(reportsKey),
  description: "What people report by mail. It phones one person at most at a time, and only what cannot wait.",
  urgency: "severity_based",
});

function behaviour(
  severity: SeverityKey,
  plan: Plan,
): Pick<ServiceSpec, "severity" | "urgency" | "acknowledgementTimeout" | "autoResolveTimeout"> {
  const { urgency, updateEveryMinutes } = plan.severities[severity];
  return {
    severity,
    urgency,
    // An acknowledged incident that nobody updates at the plan's cadence comes back; without a cadence it stays quiet.
    acknowledgementTimeout: updateEveryMinutes === undefined ? "null" : String(secondsIn(updateEveryMinutes)),
    autoResolveTimeout: "null",
  };
}
