import { weekdays } from "../environment";
import type { LayerSpec, ScheduleSpec } from "./specs";

/** Hours of a week. */
export const weekHours = 7 * 24;
/** Turns without shifts change on this hour of Monday, when people are awake (a choice: the plan is silent). */
export const handoverHour = 9;
/** The Monday that every rotation counts from. Fixed and past: PagerDuty re-bases a rotation whose start moves. */
export const firstMonday = "2025-12-01";

/** "mon 09:00": an hour of the week, counted from Monday's midnight. */
export function weekHour(hour: number): string {
  const of = ((hour % weekHours) + weekHours) % weekHours;
  return `${weekdays[Math.floor(of / 24)] ?? ""} ${String(of % 24).padStart(2, "0")}:00`;
}

/** Whether a layer covers an hour, counted from the first Monday's midnight. */
function covers({ shift }: LayerSpec, hour: number): boolean {
  if (shift === undefined) return true;
  const ofWeek = hour % weekHours;
  return shift.days.some((day) => {
    const from = weekdays.indexOf(day) * 24 + shift.fromHour;
    return (ofWeek - from + weekHours) % weekHours < shift.hours;
  });
}

/**
 * The hour, after the first Monday's midnight, at which a layer's first turn begins: the handover, or the week's first
 * shift, since nobody hands over in the middle of one.
 */
export function firstTurn({ shift }: Pick<LayerSpec, "shift">): number {
  if (shift === undefined) return handoverHour;
  return Math.min(...shift.days.map((day) => weekdays.indexOf(day) * 24 + shift.fromHour));
}

function turn(layer: LayerSpec, hour: number): string | undefined {
  const { people, turnDays } = layer;
  const turns = Math.floor((hour - firstTurn(layer)) / (turnDays * 24));
  return people[((turns % people.length) + people.length) % people.length];
}

/** Who is on call at an hour after the first Monday's midnight; the last layer that covers it wins, as in PagerDuty. */
export function onCallAt({ layers }: Pick<ScheduleSpec, "layers">, hour: number): string | undefined {
  const layer = layers.findLast((it) => covers(it, hour));
  return layer && turn(layer, hour);
}

/** A part of the week, in hours from Monday's midnight. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** The hours of the week at which nobody is on call, joined. */
export function gaps({ layers }: Pick<ScheduleSpec, "layers">): Span[] {
  const open: Span[] = [];
  for (let hour = 0; hour < weekHours; hour += 1) {
    if (layers.some((it) => it.people.length > 0 && covers(it, hour))) continue;
    const last = open.at(-1);
    if (last?.until === hour) open[open.length - 1] = { from: last.from, until: hour + 1 };
    else open.push({ from: hour, until: hour + 1 });
  }
  return open;
}

/** Rotations are compared over two years at most; longer ones repeat nothing that people still plan for. */
const horizonDays = 2 * 364;

/** The first hour at which one person is on call in both, with the person. */
export function together(
  a: Pick<ScheduleSpec, "layers">,
  b: Pick<ScheduleSpec, "layers">,
): { readonly person: string; readonly hour: number } | undefined {
  const inBoth = a.layers.flatMap((it) => it.people).filter((it) => b.layers.some(({ people }) => people.includes(it)));
  if (inBoth.length === 0) return undefined;
  const cycles = [...a.layers, ...b.layers].map(({ people, turnDays }) => people.length * turnDays);
  const days = Math.min(horizonDays, [7, ...cycles].reduce(leastCommonMultiple));
  // The first hours belong to turns that began before the first Monday, so counting starts a week later.
  for (let hour = weekHours; hour < weekHours + days * 24; hour += 1) {
    const person = onCallAt(a, hour);
    if (person !== undefined && person === onCallAt(b, hour)) return { person, hour };
  }
  return undefined;
}

function leastCommonMultiple(a: number, b: number): number {
  const divisor = (x: number, y: number): number => (y === 0 ? x : divisor(y, x % y));
  return (a * b) / divisor(a, b);
}

/**
 * The instant of an hour of the first Monday's week, as PagerDuty's API wants it.
 *
 * @param hour hours after Monday's midnight, on the wall clocks of `timeZone`.
 */
export function instantOf(hour: number, timeZone: string): string {
  const wallClock = Date.parse(`${firstMonday}T00:00:00Z`) + hour * 3_600_000;
  const shown = Object.fromEntries(
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    })
      .formatToParts(wallClock)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const there = Date.UTC(shown.year ?? 0, (shown.month ?? 1) - 1, shown.day, shown.hour, shown.minute);
  return new Date(wallClock - (there - wallClock)).toISOString().replace(".000Z", "Z");
}
