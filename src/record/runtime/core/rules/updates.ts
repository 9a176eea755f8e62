import type { Plan, SeverityKey } from "../../../../plan";
import { later, minutesBetween, type IncidentEvent } from "../event";
import type { View } from "../view";
import { dueOf, effect, post, timer, type Owed, type Rule } from "./rule";

/** From so many updates on that nobody gave, somebody else is asked. */
export const missedUntilEscalated = 2;

/** Incident Classification: whoever owes updates is reminded at the severity's cadence. */
export const updates: Rule = (view, plan) => [
  ...anchors(view).flatMap((anchor) =>
    view.severities.flatMap((it) => {
      const every = plan.severities[it].updateEveryMinutes;
      return every === undefined ? [] : [timer(`update|${anchor.at}|${it}`, later(anchor.at, every))];
    }),
  ),
  ...dueOf(view, "update").flatMap((due) => {
    const missed = missedUntil(view, due.at) + 1;
    const { communication, updateEveryMinutes = 0 } = plan.severities[view.severityAt(due.at)];
    const values = { communication, minutes: String(updateEveryMinutes), missed: String(missed) };
    if (missed < missedUntilEscalated) return [post(due, "update-due", values)];
    return [
      post(due, "updates-missed", values),
      effect(`page|${due.key}`, {
        does: "page",
        seats: ["communications-lead-backup", "incident-commander-primary"],
        message: "updates-missed",
        values,
      }),
    ];
  }),
];

/** From what an update counts: the beginning, an update, a reminder, a change of the cadence, a new beginning. */
const anchorKinds: readonly IncidentEvent["what"]["kind"][] = ["triggered", "update", "severity-changed", "reopened"];
const anchors = (view: View): readonly IncidentEvent[] => [
  ...view.events.filter(({ what }) => anchorKinds.includes(what.kind)),
  ...dueOf(view, "update"),
];

/** How many reminders nobody answered, before a moment. */
function missedUntil(view: View, at: string): number {
  const answered = anchors(view).findLast((it) => it.at < at && it.what.kind === "update")?.at ?? view.openedAt;
  return dueOf(view, "update").filter((it) => it.at > answered && it.at < at).length;
}

/** Owed by the cadence that holds at that moment, if nothing has been said for so long. */
export const updateOwed: Owed = (view, { timer: name, at }, plan) => {
  const severity = name.split("|")[2] as SeverityKey;
  return view.isOpen(at) && view.severityAt(at) === severity && silentFor(view, at) >= cadence(plan, severity);
};

const cadence = (plan: Plan, severity: SeverityKey) => plan.severities[severity].updateEveryMinutes ?? Infinity;

function silentFor(view: View, at: string): number {
  const last = anchors(view)
    .map((it) => it.at)
    .filter((it) => it < at)
    .sort()
    .at(-1);
  return last === undefined ? 0 : minutesBetween(last, at);
}
