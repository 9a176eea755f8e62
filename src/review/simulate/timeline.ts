import type { Event } from "./event";
import type { Simulation } from "./simulate";

/** A simulation as a time line for people: minutes after the start, the local time, and what happens. */
export function timeline(simulation: Simulation): string {
  const { title, startsAt, timeZone } = simulation;
  const lines = moments(simulation).map((it) => `${it.offset}  ${it.clock}  ${it.text}`);
  return [title, `${startsAt.replace("T", " ")} (${timeZone})`, "", ...lines, ""].join("\n");
}

/** A line of a time line: how long after the start, at which local time, and what happens. */
export interface Moment {
  readonly offset: string;
  readonly clock: string;
  readonly kind: Event["kind"];
  readonly text: string;
}

/** The lines of a time line. */
export function moments({ startsAt, events }: Simulation): readonly Moment[] {
  const start = Date.parse(`${startsAt}Z`);
  return merged(events.slice(1)).map(({ atSeconds, kind, text }) => ({
    offset: offset(atSeconds),
    clock: clock(start, atSeconds),
    kind,
    text,
  }));
}

/** What happens to several incidents or people at the same second makes one line. */
function merged(events: readonly Event[]): Event[] {
  const groups = new Map<string, Event[]>();
  for (const it of events) {
    const key =
      it.kind === "notified"
        ? `${it.atSeconds} notified ${it.text.replace(/: .* by/, ": by")}`
        : `${it.atSeconds} ${it.text}`;
    groups.set(key, [...(groups.get(key) ?? []), it]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    if (first.kind !== "notified")
      return [group.length === 1 ? first : { ...first, text: `${first.text} (${group.length} times)` }];
    const [, label = "", how = ""] = /^(.*?): .* (by .*)$/.exec(first.text) ?? [];
    const names = [...new Set(group.map(({ text }) => /: (.*) by/.exec(text)?.[1] ?? ""))].join(", ");
    return [{ ...first, text: `${label}: notified ${how}: ${names}` }];
  });
}

const two = (value: number) => String(value).padStart(2, "0");
const offset = (seconds: number) => {
  const whole = Math.round(seconds);
  return `+${two(Math.floor(whole / 3600))}:${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
};
const clock = (start: number, seconds: number) => {
  const shown = new Date(start + Math.round(seconds) * 1000).toISOString();
  return shown.slice(11, 19);
};
