import { weekdays, type Environment, type Seating, type Weekday } from "../../environment";
import { seatKeys, severityKeys, type Plan, type SeatKey } from "../../plan";
import { seatsOf } from "./people";

/** People in turn, at all hours or in a part of the week. Hours are in the schedule's own time zone. */
export interface LayerSpec {
  readonly key: string;
  readonly people: readonly string[];
  readonly turnDays: number;
  /** Absent: all hours. A shift may last into the next day. */
  readonly shift?: { readonly days: readonly Weekday[]; readonly fromHour: number; readonly hours: number };
}

/** Who is on call in one seat, or is in an exercise of it. One spec for both generations of PagerDuty's schedules. */
export interface ScheduleSpec {
  readonly key: string;
  readonly seat: SeatKey;
  readonly drill: boolean;
  readonly name: string;
  readonly description: string;
  readonly timeZone: string;
  readonly layers: readonly LayerSpec[];
}

/** The key of a seat's schedule. */
export const scheduleKey = (seat: SeatKey, drill: boolean): string => (drill ? `${seat}-drill` : seat);

/** A schedule for each seat that a ladder names, and one beside it for exercises. A group is notified as a whole. */
export function scheduleSpecs(plan: Plan, { seats, timeZone }: Environment): ScheduleSpec[] {
  const paged = new Set([...severityKeys.flatMap((severity) => seatsOf(plan, severity)), ...plan.reports.rungs.flat()]);
  return seatKeys
    .filter((seat) => paged.has(seat) && seats[seat].kind !== "everyone")
    .flatMap((seat) =>
      [false, true].map((drill) => {
        const { title } = plan.seats[seat];
        return {
          key: scheduleKey(seat, drill),
          seat,
          drill,
          name: drill ? `${title} in drills` : `${title} on call`,
          description: drill
            ? `Who plays the seat "${title}" in an exercise; an override here touches no real page.`
            : `Who sits in the seat "${title}" at any hour of the week.`,
          timeZone,
          layers: layers(seat, seats[seat]),
        };
      }),
    );
}

function layers(seat: SeatKey, seating: Seating): LayerSpec[] {
  if (seating.kind !== "shifts") {
    return [{ key: seat, people: seating.people, turnDays: seating.kind === "rotation" ? seating.turnDays : 7 }];
  }
  return seating.shifts.map(({ people, days, fromHour, hours, turnDays }, index) => ({
    key: `${seat}-shift-${index + 1}`,
    people,
    turnDays,
    ...((hours < 24 || days.length < weekdays.length) && { shift: { days, fromHour, hours } }),
  }));
}
