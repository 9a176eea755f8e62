import type { Seating, Shift } from "./people";

const two = (hour: number) => `${String(hour % 24).padStart(2, "0")}:00`;
const hoursOf = ({ days, fromHour, hours }: Shift) => `${days.join(", ")} ${two(fromHour)} to ${two(fromHour + hours)}`;

/** Which hours of a seat nobody would cover if a person were gone, as the end of a sentence. */
export function uncoveredWithout(seating: Seating, person: string): string {
  switch (seating.kind) {
    case "single":
      return "nobody covers the seat at any hour of the week (mon 00:00 to sun 24:00)";
    case "everyone":
      return seating.people.length === 1 ? "nobody is notified at any hour" : "the others are still notified";
    case "rotation":
      return `nobody covers the seat in ${person}'s turns, every ${seating.people.length}. turn of ${seating.turnDays} days (mon 00:00 to sun 24:00)`;
    case "shifts":
      return seating.shifts
        .filter((it) => it.people.includes(person))
        .map((it) =>
          it.people.length === 1
            ? `nobody covers ${hoursOf(it)}`
            : `nobody covers ${hoursOf(it)} in ${person}'s turns, every ${it.people.length}. turn of ${it.turnDays} days`,
        )
        .join("; ");
  }
}
