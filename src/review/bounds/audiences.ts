import type { Plan } from "../../plan";
import type { Target } from "../graph";

/** The seats of the plan that a target fills: by the schedule's name in the program, or by the person's description. */
export function seatsNamed(target: Target, { seats }: Plan): readonly string[] {
  return Object.entries(seats)
    .filter(([key, { title }]) =>
      target.kind === "schedule"
        ? target.schedule.key.endsWith(`-${key}`) || target.schedule.key === key
        : target.person.description.toLowerCase().includes(title.toLowerCase()) || target.person.key === key,
    )
    .map(([key]) => key);
}
