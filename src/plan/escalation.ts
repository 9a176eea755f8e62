import { roleKeys, type SeatKey } from "./team";
import type { SeverityKey } from "./severities";
import type { Sourced } from "./source";
import type { Minutes } from "./units";

const primaries = roleKeys.map((role) => `${role}-primary` as const);
const backups = roleKeys.map((role) => `${role}-backup` as const);

/** One severity's line of the escalation matrix: who is notified, rung after rung, until somebody acknowledges. */
export interface EscalationLine extends Sourced {
  readonly rungs: readonly (readonly SeatKey[])[];
  /** How often the whole ladder is climbed again when nobody acknowledges. */
  readonly repeats: number;
  /** Seats that people inform by hand, never a rung. */
  readonly informedByHand: readonly SeatKey[];
}

/** The escalation matrix. */
export const escalationMatrix = {
  p0: {
    rungs: [[...primaries, "c-level"], backups, ["vp-engineering", "security-officer", "team-leads"]],
    repeats: 9,
    informedByHand: ["board"],
    source: "Escalation Decision / Escalation Matrix; Incident Classification / P0; 4.2 Deployment (all hands)",
    decision:
      "The plan pages IC, TL, CL, Security and C-level and names backups, then wants all hands: an account may limit a rung to 5 targets, so the third rung is everybody whom the first two have not paged, and repeating the ladder pages all again, as often as PagerDuty lets it (9 times), since nobody may be lost to sleep.",
  },
  p1: {
    rungs: [primaries, backups, ["vp-engineering", "security-officer"]],
    repeats: 2,
    informedByHand: [],
    source: "Escalation Decision / Escalation Matrix; Incident Classification / P1",
    decision:
      "The matrix pages the four roles, the classification also notifies VP Engineering and Security Officer: they are the last rung, still inside the hour, and two repeats give the primaries two more hours to wake.",
  },
  p2: {
    rungs: [["team-leads"]],
    repeats: 0,
    informedByHand: [],
    source: "Escalation Decision / Escalation Matrix; Incident Classification / P2",
    decision: "One rung without repeats: the plan escalates to team leads and no further, and nobody is woken.",
  },
  p3: {
    rungs: [["triage-owner"]],
    repeats: 0,
    informedByHand: [],
    source: "Escalation Decision / Escalation Matrix; Incident Classification / P3",
    decision:
      "The plan requires no escalation and assigns a ticket: the queue's owner is the only rung, and it never repeats.",
  },
} as const satisfies Record<SeverityKey, EscalationLine>;

/** When the rungs of a ladder are reached, in minutes after the incident opens. */
export interface RungSchedule {
  /** Minutes between one rung and the next, and between the last rung and the next climb. */
  readonly delayMinutes: Minutes;
  /** The minute at which each rung is first notified. */
  readonly reachedAtMinutes: readonly Minutes[];
}

/**
 * Spreads a ladder evenly over its acknowledgement deadline: with n rungs, each has deadline / n minutes, rounded down,
 * to answer before the next is notified. So the last rung, too, can still answer in time.
 *
 * @returns a delay of 0 when the deadline is too short for the ladder; `escalation/deadline-too-short` then says so.
 */
export function rungSchedule(rungs: number, acknowledgeWithinMinutes: Minutes): RungSchedule {
  const delayMinutes = Math.floor(acknowledgeWithinMinutes / rungs);
  return { delayMinutes, reachedAtMinutes: Array.from({ length: rungs }, (_, rung) => rung * delayMinutes) };
}
