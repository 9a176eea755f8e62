import { joined } from "../../render/tables";
import { list, record, text } from "../../resources";
import type { Change } from "../changes";
import type { Context } from "../context";
import { climbsOf, ladderNotices, type Notice } from "../effects/ladders";
import { units } from "../units";
import { first, informs, label, less, member, other, row } from "../rows";
import { keyed, sequence, type Row, type TypeWords } from "../words";

/** What the ladders of a policy or service notify otherwise than before, as far as this change concerns it. */
export const notices = (concerns: (notice: Notice, change: Change, context: Context) => boolean = () => true): Row =>
  row((change, context) => {
    const { urn } = change.pair;
    const all = context
      .once(ladderNotices)
      .filter((it) => (it.service === urn || it.policies.includes(urn)) && concerns(it, change, context));
    // Who is reached later is also reached again later: said once.
    const firsts = all.filter(({ again }) => !again);
    return (firsts.length > 0 ? firsts : all).map(({ saying }) => saying);
  });

const rungOf = ({ elements }: Change) => Number(elements[0]?.key ?? 0);
const targetId = (value: unknown) => text(record(value).id) ?? "";
const showTarget = (value: unknown, { show }: Context) => show(targetId(value));
const showTargets = (rung: unknown, context: Context) =>
  joined(list(record(rung).targets).map((it) => showTarget(it, context)));

/** The last rung of a ladder delays nobody who comes after it. */
const untilTheEnd = row((change, context) => {
  const again = Number(change.pair.after?.inputs.numLoops ?? 0) > 0;
  const says = again ? "{waits|wait} before the ladder begins again for" : "{waits|wait} until PagerDuty gives up for";
  return less(says, units.minutes, { as: 30, say: "30 min" }).say(change, context);
});

/** Escalation policies: who is notified after how many minutes. */
export const ladderWords: Readonly<Record<string, TypeWords>> = {
  "pagerduty:index/escalationPolicy:EscalationPolicy": {
    noun: "escalation policy",
    presence: first(notices(), informs()),
    lists: { rules: sequence("rung"), "rules[].targets": keyed("target", "type+id") },
    inputs: {
      teams: label("{belongs|belong} to"),
      numLoops: first(
        row(({ pair, before, after }, context) => climbsOf(pair.urn, Number(before ?? 0), Number(after ?? 0), context)),
        label("{is|are} climbed again so many times:"),
      ),
      "rules[]": first(
        notices(({ rungs, again }, change) => !again && rungs.some((it) => it >= rungOf(change))),
        member(
          "more",
          "there is a {element} now, which notifies {}",
          "there is no {element} any more, which notified {}",
          showTargets,
        ),
      ),
      "rules[].escalationDelayInMinutes": first(
        notices(({ rungs, again }, change) => again || rungs.some((it) => it > rungOf(change))),
        untilTheEnd,
      ),
      "rules[].targets[]": first(
        notices(({ target }, { before, after }, context) => target === context.find(targetId(after ?? before))?.urn),
        member("more", "{notifies|notify} {} once more", "{notifies|notify} {} once less", showTarget),
      ),
      "rules[].targets[].**": other("{notifies|notify}"),
      "rules[].escalationRuleAssignmentStrategy.**": other("whom a rung notifies of those it names:"),
    },
  },
};
