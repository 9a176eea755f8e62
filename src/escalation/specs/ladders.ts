import type { Environment, Seating } from "../../environment";
import {
  displayName,
  priorityName,
  rungSchedule,
  secondsIn,
  severityKeys,
  type Minutes,
  type Plan,
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

/** One severity's escalation policy, or the one that exercises it. */
export interface PolicySpec {
  readonly key: string;
  readonly severity: SeverityKey;
  readonly drill: boolean;
  readonly name: string;
  readonly description: string;
  readonly numLoops: number;
  readonly rungs: readonly RungSpec[];
}

/** A service: where incidents are opened. */
export interface ServiceSpec {
  readonly key: string;
  readonly kind: "severity" | "drill" | "catch-all";
  /** Of the catch-all: as which severity it is watched. */
  readonly severity: SeverityKey;
  readonly policy: string;
  readonly name: string;
  readonly description: string;
  readonly urgency: "high" | "low";
  /** Seconds as text, or "null": never. */
  readonly acknowledgementTimeout: string;
  readonly autoResolveTimeout: string;
}

/**
 * The name of a severity's PagerDuty service. It is also the name of Datadog's service object, and so the end of the
 * handle `@pagerduty-<name>`, which is why it has no spaces.
 */
export const pagerdutyServiceName = (severity: SeverityKey): string => `zkp-${severity}`;

/** The service that events go to when no rule can tell their severity. */
export const catchAllKey = "unrouted";

/** An escalation policy for each severity, and one of the same shape for its exercises. */
export function policySpecs(plan: Plan, { seats }: Environment): PolicySpec[] {
  return [false, true].flatMap((drill) => severityKeys.map((severity) => policy(severity, drill, plan, seats)));
}

function policy(severity: SeverityKey, drill: boolean, plan: Plan, seats: Environment["seats"]): PolicySpec {
  const { rungs, repeats } = plan.escalationMatrix[severity];
  const { acknowledgeWithinMinutes, escalation } = plan.severities[severity];
  const { delayMinutes } = rungSchedule(rungs.length, acknowledgeWithinMinutes);
  return {
    key: drill ? `${severity}-drill` : severity,
    severity,
    drill,
    name: drill ? `${displayName(severity)} (drill)` : displayName(severity),
    description: `${drill ? "For exercises. " : ""}${escalation}. Acknowledgement within ${acknowledgeWithinMinutes} minutes.`,
    numLoops: repeats,
    rungs: rungs.map((rung) => ({ delayMinutes, targets: rung.flatMap((seat) => targets(seat, drill, seats[seat])) })),
  };
}

function targets(seat: SeatKey, drill: boolean, seating: Seating): TargetSpec[] {
  if (seating.kind !== "everyone") return [{ kind: "schedule", seat, schedule: scheduleKey(seat, drill) }];
  return seating.people.map((person) => ({ kind: "user", seat, person }));
}

/** A service for each severity, one for its exercises, and the catch-all. */
export function serviceSpecs(plan: Plan): ServiceSpec[] {
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
      policy: `${it}-drill`,
      name: `${pagerdutyServiceName(it)}-drill`,
      description: `Exercises of ${displayName(it)}. What opens here counts in no metric.`,
    })),
    {
      ...behaviour(severity, plan),
      key: catchAllKey,
      kind: "catch-all",
      policy: severity,
      name: `zkp-${catchAllKey}`,
      description: `Events whose severity no rule could tell; watched as ${priorityName(severity)}.`,
    },
  ];
}

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
