import { severityKeys, type SeverityKey } from "../../plan";
import { gaps, together, weekHour, weekHours } from "../rota";
import { seatsOf, type ScheduleSpec } from "../specs";
import type { EscalationRule, Found, Subject } from "./subject";

const onCall = ({ escalation }: Subject) => escalation.schedules.filter(({ drill }) => !drill);

const uncovered: EscalationRule = {
  tag: "escalation/seat-uncovered",
  source: "Incident Response Team; Escalation Decision / Escalation Matrix (immediate page, at any hour)",
  check: (subject) =>
    onCall(subject).flatMap((schedule) => {
      const hours = gaps(schedule).map(({ from, until }) =>
        until - from === weekHours ? "at any hour of the week" : `from ${weekHour(from)} to ${weekHour(until)}`,
      );
      if (hours.length === 0) return [];
      return [
        {
          path: `config.seats.${schedule.seat}`,
          problem: `nobody is on call ${hours.join(", ")} (${schedule.timeZone})`,
          remedy: "add a shift for these hours, or lengthen its neighbours",
        },
      ];
    }),
};

const oneSeatAtATime: EscalationRule = {
  tag: "escalation/person-in-two-seats",
  source: "Incident Response Team: every role has a primary and a backup, who must be two people",
  check: (subject) => {
    const pairs = new Map<string, Found>();
    for (const severity of severityKeys) {
      const seated = schedulesOf(subject, severity);
      for (const [index, a] of seated.entries())
        for (const b of seated.slice(index + 1)) {
          const both = together(a, b);
          if (both === undefined) continue;
          const backup = a.seat.replace(/-primary$/, "-backup") === b.seat;
          pairs.set(`${a.seat} ${b.seat}`, {
            path: `config.seats.${b.seat}`,
            problem: `${both.person} is also on call in ${a.seat}, first at ${weekHour(both.hour)} of week ${Math.floor(both.hour / weekHours)} of the rotation${backup ? ", so the backup is the primary" : ""}`,
            remedy: "seat somebody else, or start one of the rotations with another person",
          });
        }
    }
    return [...pairs.values()];
  },
};

/** The schedules of the seats that one ladder names: at any hour they must be different people. */
function schedulesOf(subject: Subject, severity: SeverityKey): readonly ScheduleSpec[] {
  const seats = seatsOf(subject.plan, severity);
  return onCall(subject).filter(({ seat }) => seats.includes(seat));
}

/** Who is on call, at every hour of the week. */
export const coverageRules: readonly EscalationRule[] = [uncovered, oneSeatAtATime];
