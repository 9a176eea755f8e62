import { rungsOf, type EscalationLine, type RoleLadder } from "./escalation";
import type { SeverityKey } from "./severities";
import type { RoleKey } from "./team";
import type { Minutes } from "./units";

/** When the rungs of a ladder are reached, in minutes after it is begun. */
export interface RungSchedule {
  /** Minutes between one rung and the next, and between the last rung and the next climb. */
  readonly delayMinutes: Minutes;
  /** The minute at which each rung is first notified. */
  readonly reachedAtMinutes: readonly Minutes[];
}

/**
 * Spreads a ladder evenly over its deadline: with n rungs, each has deadline / n minutes, rounded down, to answer before
 * the next is notified. So the last rung, too, can still answer in time.
 *
 * @returns a delay of 0 when the deadline is too short for the ladder; `escalation/deadline-too-short` then says so.
 */
export function rungSchedule(rungs: number, withinMinutes: Minutes): RungSchedule {
  return scheduleOf(rungs, Math.floor(withinMinutes / rungs));
}

const scheduleOf = (rungs: number, delayMinutes: Minutes): RungSchedule => ({
  delayMinutes,
  reachedAtMinutes: Array.from({ length: rungs }, (_, rung) => rung * delayMinutes),
});

/** What the times of ladders are derived from. */
export interface LadderSource {
  readonly escalationMatrix: Readonly<Record<SeverityKey, EscalationLine>>;
  readonly roleLadders: Readonly<Record<RoleKey, RoleLadder>>;
  readonly severities: Readonly<Record<SeverityKey, { readonly acknowledgeWithinMinutes: Minutes }>>;
  readonly triage: { readonly assemble: { readonly minutes: Minutes } };
}

/** A role's ladder, spread over the time in which the team is assembled. */
export const roleSchedule = ({ roleLadders, triage }: LadderSource, role: RoleKey): RungSchedule =>
  rungSchedule(roleLadders[role].rungs.length, triage.assemble.minutes);

/**
 * A severity's own ladder, spread over its acknowledgement deadline. Where roles are asked beside it, the longest delay
 * with which nobody is asked by two ladders in the same minute before the deadline.
 */
export function severitySchedule(plan: LadderSource, severity: SeverityKey, workflows: boolean): RungSchedule {
  const line = plan.escalationMatrix[severity];
  const rungs = rungsOf(line, workflows);
  const { acknowledgeWithinMinutes: deadline } = plan.severities[severity];
  const fits = rungSchedule(rungs.length, deadline);
  if (!workflows || line.roles.length === 0) return fits;
  const requested = line.roles.map((role) =>
    askedWithin(deadline, plan.roleLadders[role].rungs, roleSchedule(plan, role).delayMinutes),
  );
  for (let delay = fits.delayMinutes; delay > 0; delay -= 1) {
    const asked = askedWithin(deadline, rungs, delay);
    if (!requested.some((it) => it.some((ask) => asked.includes(ask)))) return scheduleOf(rungs.length, delay);
  }
  return fits;
}

/** "minute seat" for everybody whom a ladder asks before a deadline, climb after climb. */
export function askedWithin(deadline: Minutes, rungs: EscalationLine["rungs"], delayMinutes: Minutes): string[] {
  if (delayMinutes < 1 || rungs.length === 0) return [];
  const reached = Array.from({ length: Math.ceil(deadline / delayMinutes) }, (_, index) => index);
  return reached.flatMap((index) =>
    (rungs[index % rungs.length] ?? []).map((seat) => `minute ${index * delayMinutes}: ${seat}`),
  );
}
