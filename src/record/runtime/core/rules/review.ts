import { later, minutesBetween } from "../event";
import { dueOf, effect, endsOf, everPaged, post, timer, type Owed, type Rule } from "./rule";

/** 6.1, 6.3: the post-mortem, within the plan's time, with its draft and its participants; and what is written anew. */
export const postMortem: Rule = (view, plan) => {
  const [first, ...more] = endsOf(view);
  if (first === undefined || !everPaged(view, plan)) return [];
  return [
    effect("post-mortem", { does: "draft-post-mortem" }),
    effect("invitation", { does: "invite", from: meetingAfter(first.at, plan.postMortem.meetAtHourUtc) }),
    effect("checklist|documentation", { does: "open-checklist", checklist: "documentation" }),
    timer(`post-mortem|${first.at}`, later(first.at, plan.postMortem.withinMinutes)),
    ...more.map((it) => post(it, "resolved-again")),
    ...dueOf(view, "post-mortem").flatMap((due) => [
      post(due, "post-mortem-overdue"),
      effect(`page|${due.key}`, {
        does: "page",
        seats: ["incident-commander-primary"],
        message: "post-mortem-overdue",
        values: {},
      }),
    ]),
  ];
};

/** Overdue unless somebody said that it was held. */
export const postMortemOwed: Owed = (view, { at }) => view.pressed("post-mortem-held").every((it) => it.at > at);

/** A day after the resolution at the earliest, at the hour at which everybody is awake; so always within 48 hours. */
export function meetingAfter(resolved: string, hourUtc: number): string {
  const earliest = later(resolved, 24 * 60);
  const sameDay = `${earliest.slice(0, 10)}T${String(hourUtc).padStart(2, "0")}:00:00Z`;
  return minutesBetween(earliest, sameDay) >= 0 ? sameDay : later(sameDay, 24 * 60);
}
