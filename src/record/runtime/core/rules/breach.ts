import { inHours } from "../../../../plan";
import { later } from "../event";
import type { View } from "../view";
import type { Plan } from "../../../../plan";
import { dueOf, effect, post, timer, type Owed, type Rule } from "./rule";

/** When the breach was discovered: the earliest that a signal, a field or a person says. */
export function breachAt(view: View, plan: Plan): string | undefined {
  const signalled = plan.gdpr.startedBy.some((it) => it === view.signal?.key) ? [view.openedAt] : [];
  const pressed = view.pressed("breach").map(({ at, what }) => timeIn(what.text) ?? at);
  const field = timeIn(view.fields.gdpr_clock_started_at ?? "");
  return [...signalled, ...pressed, ...(field === undefined ? [] : [field])].sort()[0];
}

/** A time that people write; undefined if it is none. */
export function timeIn(text: string): string | undefined {
  const at = Date.parse(text.trim());
  return Number.isNaN(at) ? undefined : later(new Date(at).toISOString(), 0);
}

/** Runbook 3 and Appendix C: the authority's deadline runs, and its reminders with it, until it was told. */
export const breach: Rule = (view, plan) => {
  const start = breachAt(view, plan);
  if (start === undefined) return [];
  const { remindAtMinutes, notifyWithinMinutes } = plan.gdpr;
  return [
    post(start, "breach-started", { start, deadline: later(start, notifyWithinMinutes) }),
    effect("breach-mail|0", { does: "mail-breach", hour: 0 }),
    ...remindAtMinutes.map((it) => timer(`breach|${start}|${inHours(it)}`, later(start, it))),
    ...dueOf(view, "breach").flatMap((due) => {
      const hour = Number(due.what.timer.split("|")[2]);
      const values = { hour: String(hour), left: String(inHours(notifyWithinMinutes) - hour) };
      return [
        effect(`breach-mail|${hour}`, { does: "mail-breach", hour }),
        post(due, "breach-reminder", values),
        ...(hour < inHours(remindAtMinutes.at(-1) ?? 0)
          ? []
          : [
              effect(`page|${due.key}`, {
                does: "page",
                seats: ["security-officer"],
                message: "breach-reminder",
                values,
              }),
            ]),
      ];
    }),
    ...view.pressed("authority-told").map((it) => post(it, "authority-told", { authority: it.what.text })),
  ];
};

/** Owed while the clock runs from that start. */
export const breachOwed: Owed = (view, { timer: name, at }, plan) =>
  breachAt(view, plan) === name.split("|")[1] && view.pressed("authority-told").every((it) => it.at > at);
