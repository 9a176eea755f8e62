import type { Environment } from "../../environment";
import { allSignals, runbookKeys, seatKeys, type Plan, type RunbookKey, type SeatKey, type Signal } from "../../plan";
import { bounds, onCall, type Bounds } from "../bounds";
import type { Graph, Monitor, Person, Schedule } from "../graph";
import { day, turns, type Turn } from "./calendar/turns";

/** How many weeks the calendars show without scripts. */
export const calendarWeeks = 6;

/** What a handbook is rendered from. */
export interface Contents {
  readonly graph: Graph;
  readonly plan: Plan;
  readonly environment: Environment;
  /** The first day of its calendars, YYYY-MM-DD, from midnight UTC. */
  readonly from: string;
}

/** The contents, with what all pages look up in them. */
export interface Book extends Contents {
  readonly proven: Bounds;
  /** The instant at which `from` begins, in milliseconds since 1970. */
  readonly begins: number;
  readonly signals: ReadonlyMap<string, Signal>;
  /** Who sits in each seat that has a schedule, turn after turn, for `calendarWeeks`. */
  readonly turns: ReadonlyMap<SeatKey, readonly Turn[]>;
  /** Every monitor with a page of its own: it pages, or will once it hears. */
  readonly monitors: readonly Monitor[];
}

/** Joins what the pages need. */
export function open(contents: Contents): Book {
  const { graph, plan, from } = contents;
  const begins = Date.parse(`${from}T00:00:00Z`);
  const sat = seatKeys.flatMap((seat) => {
    const schedule = scheduleOf(contents, seat);
    return schedule === undefined ? [] : [[seat, turns(schedule, begins, begins + calendarWeeks * 7 * day)] as const];
  });
  return {
    ...contents,
    proven: bounds(graph, plan),
    begins,
    turns: new Map(sat),
    signals: new Map(allSignals(plan)),
    monitors: graph.monitors.filter(({ services, tags }) => services.length > 0 || tags.includes("role:deaf")),
  };
}

const tagged = ({ tags }: Monitor, name: string): string | undefined =>
  tags.find((it) => it.startsWith(`${name}:`))?.slice(name.length + 1);

/** The plan's signal that a monitor detects; none for objectives and the record's own alarms. */
export const signalOf = ({ signals }: Book, monitor: Monitor): Signal | undefined =>
  signals.get(tagged(monitor, "signal") ?? "");

/** The runbook that a monitor leads to. */
export function runbookOf(book: Book, monitor: Monitor): RunbookKey | undefined {
  const named = tagged(monitor, "runbook") ?? signalOf(book, monitor)?.runbook;
  return runbookKeys.find((it) => it === named);
}

/** What a monitor is about: a component of the plan, or "platform". */
export const subjectOf = (monitor: Monitor): string | undefined => tagged(monitor, "service");

/** A monitor's name without its severity, which stands beside it. */
export const titleOf = ({ name }: Monitor): string => name.replace(/^\[(P\d|deaf|leaf)\] /, "");

/** The schedule of a seat; none for a group, and for a seat that no ladder names. */
export const scheduleOf = ({ graph, plan }: Contents, seat: SeatKey): Schedule | undefined =>
  graph.schedules.find(({ name }) => name === plan.seats[seat].title);

/** Who may sit in a seat. */
export function peopleOf(book: Book, seat: SeatKey): readonly Person[] {
  const { graph, environment } = book;
  const schedule = scheduleOf(book, seat);
  if (schedule !== undefined) return [...new Set(schedule.layers.flatMap(({ people }) => people))];
  const names = environment.seats[seat].people.map((it) => environment.people[it]?.name);
  return graph.people.filter(({ name }) => names.includes(name));
}

/** Who sits in a seat at an instant. */
export function sitting(book: Book, seat: SeatKey, instant: number): readonly Person[] {
  const schedule = scheduleOf(book, seat);
  return schedule === undefined ? peopleOf(book, seat) : onCall(schedule, instant);
}
