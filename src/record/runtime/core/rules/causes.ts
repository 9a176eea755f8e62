import { causeOf, outage, type Plan } from "../../../../plan";
import type { View } from "../view";
import { effect, type Rule } from "./rule";

/** What changes which incidents are open, and how bad they are. */
const changing: ReadonlySet<string> = new Set(["triggered", "severity-changed", "resolved", "reopened"]);

/** Whether other incidents can be of the same cause. */
function isShared({ signal }: View, { signals }: Plan): boolean {
  if (signal === undefined) return false;
  const { key, confirms = [] } = signal;
  return (
    causeOf(signal) === outage ||
    confirms.length > 0 ||
    Object.values(signals).some((it) => it.confirms?.includes(key) === true)
  );
}

/** One outage is one incident, and a suspicion that is confirmed goes on as what confirms it. */
export const causes: Rule = (view, plan) =>
  isShared(view, plan)
    ? view.events
        .filter(({ what }) => changing.has(what.kind))
        .map(({ key }) => effect(`unite|${key}`, { does: "unite" }))
    : [];
