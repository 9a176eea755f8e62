import type { Plan } from "../../../plan";
import type { Effect } from "./effect";
import type { IncidentEvent } from "./event";
import { withEvent, type IncidentRecord } from "./record";
import { isOwed, rules } from "./rules";
import { viewOf } from "./view";

/** What follows from an event. */
export interface Decision {
  readonly record: IncidentRecord;
  readonly effects: readonly Effect[];
}

/**
 * What an event changes, and what is to be done because of it. Pure and total: an event that is told twice changes
 * nothing, and the order in which events are told does not matter, because effects follow from all that happened, in the
 * order in which it happened, and each is asked for once.
 */
export function decide(record: IncidentRecord, event: IncidentEvent, plan: Plan): Decision {
  if (event.what.kind === "due" && !isOwed(record, event, plan)) return { record, effects: [] };
  const events = withEvent(record.events, event);
  return events === record.events ? { record, effects: [] } : asking({ ...record, events }, plan);
}

/** What a record asks for and nobody was asked yet. */
export function asking(record: IncidentRecord, plan: Plan): Decision {
  const view = viewOf(record, plan);
  if (view === undefined) return { record, effects: [] };
  const known = new Set(record.asked);
  const effects = rules.flatMap((rule) => rule(view, plan)).filter(({ key }) => !known.has(key));
  if (effects.length === 0) return { record, effects };
  return { record: { ...record, asked: [...record.asked, ...effects.map(({ key }) => key)].sort() }, effects };
}
