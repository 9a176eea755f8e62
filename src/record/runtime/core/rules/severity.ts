import { isWorse, priorityName } from "../../../../plan";
import { effect, post, type Rule } from "./rule";

/**
 * Raised or lowered: everybody hears of it, the ticket follows, a worse severity's own audience is paged, and whom a lesser
 * one does not need is asked no longer.
 */
export const severity: Rule = (view) => {
  const [trigger] = view.of("triggered");
  if (trigger === undefined) return [];
  const worse = view.severities.filter((it) => isWorse(it, trigger.what.severity));
  let before = trigger.what.severity;
  const told = view.of("severity-changed").flatMap((change) => {
    const { severity: now } = change.what;
    const values = { before: priorityName(before), now: priorityName(now) };
    before = now;
    return [
      post(change, "severity-changed", values),
      effect(`settle|${change.key}`, { does: "settle" }),
      ...(view.result("ticket") === undefined
        ? []
        : [effect(`move|${change.key}`, { does: "move-ticket", ticket: "ticket", to: "severity" })]),
    ];
  });
  return [...worse.map((it) => effect(`ladder|${it}`, { does: "page-ladder", severity: it })), ...told];
};
