import type { Layer, Person, Restriction, Schedule } from "../graph";

const minutesInDay = 1440;
const minutesInWeek = 7 * minutesInDay;

/** Minutes since Monday midnight UTC, of the instant in milliseconds. 1970 began on a Thursday. */
export const minuteOfWeek = (instant: number): number =>
  modulo(Math.floor(instant / 60_000) + 3 * minutesInDay, minutesInWeek);

const modulo = (value: number, by: number) => ((value % by) + by) % by;

const offsets = new Map<string, number>();

/** How many minutes a time zone is ahead of UTC at an instant; an unknown zone counts as UTC. */
export function offsetMinutes(timeZone: string, instant: number): number {
  // Zones that are half an hour off, such as Adelaide's, change their clocks at half past an hour of UTC.
  const quarter = Math.floor(instant / 900_000);
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = computeOffset(timeZone, quarter * 900_000);
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

function computeOffset(timeZone: string, instant: number): number {
  if (!formats.has(timeZone)) formats.set(timeZone, format(timeZone));
  const shown = formats
    .get(timeZone)
    ?.formatToParts(instant)
    .find(({ type }) => type === "timeZoneName")?.value;
  const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(shown ?? "") ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function format(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  } catch {
    return undefined;
  }
}

const covers = (restrictions: readonly Restriction[], localMinute: number) =>
  restrictions.length === 0 ||
  restrictions.some(({ kind, startMinute, durationMinutes }) => {
    const period = kind === "daily" ? minutesInDay : minutesInWeek;
    return modulo(localMinute - startMinute, period) < durationMinutes;
  });

/** Who is on call in a schedule at an instant; nobody where no layer has anybody. */
export function onCall({ layers, timeZone }: Schedule, instant: number): readonly Person[] {
  const active = layers.findLast(
    (it) =>
      it.people.length > 0 &&
      it.start <= instant &&
      (it.end === undefined || instant < it.end) &&
      covers(it.restrictions, localMinute(timeZone, instant, it)),
  );
  if (active === undefined) return [];
  if (active.everyone) return active.people;
  // People hand over at the same hour of their clocks in summer and in winter.
  const turn = Math.floor(
    (wallClock(timeZone, instant) - wallClock(timeZone, active.rotationStart)) / (active.turnSeconds * 1000),
  );
  return active.people.slice(modulo(turn, active.people.length)).slice(0, 1);
}

/** What the clocks of a time zone show at an instant, as milliseconds since 1970 if they were UTC's. */
export const wallClock = (timeZone: string, instant: number): number =>
  instant + offsetMinutes(timeZone, instant) * 60_000;

const localMinute = (timeZone: string, instant: number, { restrictions }: Layer) =>
  restrictions.length === 0 ? 0 : minuteOfWeek(wallClock(timeZone, instant));

/**
 * Everybody who may be on call at a minute of the week (local to the schedule), whichever week it is. A layer that ends
 * some day covers nothing in the long run. Empty: there are weeks in which nobody is.
 */
export function possiblyOnCall({ layers }: Schedule, localMinuteOfWeek: number): readonly Person[] {
  const people = new Set<Person>();
  for (const layer of [...layers].reverse()) {
    if (layer.people.length === 0 || !covers(layer.restrictions, localMinuteOfWeek)) continue;
    for (const it of layer.people) people.add(it);
    if (layer.end === undefined) return [...people];
  }
  return [];
}

/** A span of the week in which nobody is on call, in minutes after Monday midnight in the schedule's own time zone. */
export interface Gap {
  readonly from: number;
  readonly until: number;
}

/** The gaps of a schedule's week. */
export function gaps(schedule: Schedule): readonly Gap[] {
  const points = breakpoints(schedule);
  return points.flatMap((from, index) => {
    const until = points[index + 1] ?? minutesInWeek;
    return possiblyOnCall(schedule, from).length === 0 && until > from ? [{ from, until }] : [];
  });
}

/** The local minutes of the week at which who is on call may change, beside turns. Sorted, from 0. */
export function breakpoints({ layers }: Schedule): readonly number[] {
  const points = layers.flatMap(({ restrictions }) =>
    restrictions.flatMap(({ kind, startMinute, durationMinutes }) =>
      [startMinute, startMinute + durationMinutes].flatMap((it) =>
        kind === "weekly"
          ? [modulo(it, minutesInWeek)]
          : Array.from({ length: 7 }, (_, day) => modulo(it + day * minutesInDay, minutesInWeek)),
      ),
    ),
  );
  return [...new Set([0, ...points])].sort((a, b) => a - b);
}

/** "Saturday 18:00" of a minute of the week. */
export function weekTime(minute: number): string {
  const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
  const day = days[Math.floor(minute / minutesInDay)] ?? "Sunday 24:00";
  const clock = [Math.floor((minute % minutesInDay) / 60), Math.floor(minute % 60)];
  return `${day} ${clock.map((it) => String(it).padStart(2, "0")).join(":")}`;
}
