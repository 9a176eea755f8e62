import type { IncidentEvent } from "./event";

/** All that is kept of an incident: what happened, and what was done because of it. Everything else is derived. */
export interface IncidentRecord {
  /** PagerDuty's id. */
  readonly id: string;
  /** INC-YYYYMMDD-NNN. */
  readonly reference: string;
  /** In the order in which it happened, whatever the order in which it was told. */
  readonly events: readonly IncidentEvent[];
  /** The keys of every effect that was asked for, sorted. */
  readonly asked: readonly string[];
}

/** A record of which nothing is known yet but its number. */
export const opened = (id: string, reference: string): IncidentRecord => ({ id, reference, events: [], asked: [] });

/** The events with one more, in their order; the same list if it is there already. */
export function withEvent(events: readonly IncidentEvent[], added: IncidentEvent): readonly IncidentEvent[] {
  if (events.some(({ key }) => key === added.key)) return events;
  return [...events, added].sort((a, b) => compare(a.at, b.at) || compare(a.key, b.key));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
