import type { Minutes } from "../../plan";
import type { Contact, Person, Policy, Target } from "../graph";
import { breakpoints, possiblyOnCall } from "./coverage";

/** One rung in one climb of the ladder, and the minute after the incident opens at which it is reached. */
export interface Step {
  readonly minute: Minutes;
  readonly climb: number;
  readonly rung: number;
  readonly targets: readonly Target[];
}

/** Every step of a ladder, in order. */
export function steps({ rungs, loops }: Policy): readonly Step[] {
  let minute = 0;
  const all: Step[] = [];
  for (let climb = 0; climb <= loops; climb += 1)
    for (const [rung, { delayMinutes, targets }] of rungs.entries()) {
      all.push({ minute, climb, rung, targets });
      minute += delayMinutes;
    }
  return all;
}

/** What tells a target apart, the same in every climb. */
export const targetKey = (target: Target): string =>
  target.kind === "schedule" ? `schedule ${target.schedule.key}` : `person ${target.person.key}`;

/** How people call a target. */
export const targetName = (target: Target): string =>
  target.kind === "schedule" ? target.schedule.name : target.person.name;

/** With nothing declared, PagerDuty sends an e-mail at once (user's default notification rule). */
const undeclared: readonly Contact[] = [
  { channel: "email", delayMinutes: 0, urgency: "high" },
  { channel: "email", delayMinutes: 0, urgency: "low" },
];

/** How a person hears of an incident of this urgency, soonest first, without the channels that are down. */
export function contactsFor(person: Person, urgency: "high" | "low", down: readonly string[] = []): readonly Contact[] {
  const contacts = person.contacts.length > 0 ? person.contacts : undeclared;
  return contacts.filter((it) => it.urgency === urgency && !down.includes(it.channel));
}

/** Minutes after being notified until a person first hears of it; Infinity for one whom nothing reaches. */
export const contactDelay = (person: Person, urgency: "high" | "low", down?: readonly string[]): Minutes =>
  contactsFor(person, urgency, down)[0]?.delayMinutes ?? Infinity;

/** When one audience is first notified, in minutes after the incident opens. */
export interface Reach {
  readonly target: Target;
  /** The step at which it is named first. */
  readonly step: Step;
  /** On a usual hour. */
  readonly expectedMinute: Minutes;
  /** At the worst hour of the worst week; Infinity if there are hours at which nobody is reached. */
  readonly worstMinute: Minutes;
}

/** When each audience of a ladder is first notified, if nobody answers. In the order in which they are reached. */
export function reaches(policy: Policy, urgency: "high" | "low", down?: readonly string[]): readonly Reach[] {
  // Two climbs: who is not reached in two is not counted on.
  const climbs = steps(policy).filter(({ climb }) => climb < 2);
  const byTarget = new Map<string, { target: Target; named: Step[] }>();
  for (const step of climbs)
    for (const target of step.targets) {
      const known = byTarget.get(targetKey(target));
      if (known === undefined) byTarget.set(targetKey(target), { target, named: [step] });
      else known.named.push(step);
    }
  return [...byTarget.values()].flatMap(({ target, named }) => {
    const [step] = named;
    return step === undefined ? [] : [reach(target, step, named, urgency, down)];
  });
}

/** The worst minute at which whoever a target means is reached that is named at one minute only. */
export function reachAt(target: Target, minute: Minutes, urgency: "high" | "low", down?: readonly string[]): Minutes {
  const step: Step = { minute, climb: 0, rung: 0, targets: [target] };
  return reach(target, step, [step], urgency, down).worstMinute;
}

function reach(
  target: Target,
  step: Step,
  named: readonly Step[],
  urgency: "high" | "low",
  down: readonly string[] | undefined,
): Reach {
  const delayOf = (person: Person) => contactDelay(person, urgency, down);
  if (target.kind === "person") {
    const minute = step.minute + delayOf(target.person);
    return { target, step, expectedMinute: minute, worstMinute: minute };
  }
  const { schedule } = target;
  const delayAt = (localMinute: number, of: (...delays: number[]) => number) => {
    const people = possiblyOnCall(schedule, localMinute);
    return people.length === 0 ? Infinity : of(...people.map(delayOf));
  };
  const points = breakpoints(schedule);
  // A change of who is on call can fall between any two steps, so each step is tried right at it and right before it.
  // All of it is in the schedule's own time, so its time zone plays no part; a clock change moves an hour, not a bound.
  const starts =
    points.length === 1
      ? [0]
      : points.flatMap((point) => named.flatMap(({ minute }) => [point - minute, point - minute - 1]));
  const worst = Math.max(
    ...starts.map((start) => Math.min(...named.map(({ minute }) => minute + delayAt(start + minute, Math.max)))),
  );
  return { target, step, expectedMinute: step.minute + delayAt(points[0] ?? 0, Math.min), worstMinute: worst };
}

/** Reaches of several ladders together: who stands on more than one, by the one that asks first. */
export function soonest(all: readonly Reach[]): readonly Reach[] {
  const byTarget = new Map<string, Reach>();
  for (const it of all) {
    const known = byTarget.get(targetKey(it.target));
    if (known === undefined || it.step.minute < known.step.minute) byTarget.set(targetKey(it.target), it);
  }
  return [...byTarget.values()];
}
