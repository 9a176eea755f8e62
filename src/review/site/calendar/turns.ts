import { onCall } from "../../bounds";
import type { Person, Schedule } from "../../graph";

/** A span in which the same people are on call. Times are milliseconds since 1970. */
export interface Turn {
  readonly from: number;
  readonly until: number;
  /** Empty: nobody is. */
  readonly people: readonly Person[];
}

const minute = 60_000;
/** Shifts begin on full hours, and clocks are shifted by quarters of an hour. */
const stride = 15 * minute;
/** A day, in milliseconds. */
export const day = 86_400_000;

/** Who is on call from one instant to another, turn after turn. The minute of a handover is exact. */
export function turns(schedule: Schedule, from: number, until: number): readonly Turn[] {
  const found: { from: number; people: readonly Person[] }[] = [{ from, people: onCall(schedule, from) }];
  const current = () => found.at(-1)?.people ?? [];
  for (let at = from + stride; at < until; at += stride)
    if (!same(onCall(schedule, at), current())) {
      const changed = handover(schedule, at - stride, at);
      found.push({ from: changed, people: onCall(schedule, changed) });
    }
  return found.map((it, index) => ({ ...it, until: found[index + 1]?.from ?? until }));
}

/** The first minute at which somebody else is on call, between an instant before the handover and one after it. */
function handover(schedule: Schedule, before: number, after: number): number {
  if (after - before <= minute) return after;
  const middle = before + Math.floor((after - before) / minute / 2) * minute;
  return same(onCall(schedule, middle), onCall(schedule, before))
    ? handover(schedule, middle, after)
    : handover(schedule, before, middle);
}

const same = (a: readonly Person[], b: readonly Person[]) =>
  a.length === b.length && a.every((it, index) => it.urn === b[index]?.urn);
