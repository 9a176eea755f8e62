import { triageStepKeys, type TriageStepKey } from "../../../../plan";
import { later } from "../event";
import { dueOf, effect, endsOf, everPaged, post, timer, type Owed, type Rule } from "./rule";

/** 1.2: the number, the channel, the ticket, and the clock of the first quarter of an hour. */
export const triage: Rule = (view, plan) => {
  const number = effect("reference", { does: "write-reference" });
  const counted = effect("measure|opened", {
    does: "measure",
    metric: "opened",
    value: 1,
    severity: view.of("triggered")[0]?.what.severity ?? view.severity,
    at: view.openedAt,
  });
  if (!everPaged(view, plan)) return [number, counted];
  let minutes = 0;
  const clock = triageStepKeys.map((step) => {
    minutes += plan.triage[step].minutes;
    return timer(`triage|${step}`, later(view.openedAt, minutes));
  });
  const channelKnown = view.of("done").some(({ what }) => what.effect === "channel");
  const channelRefused = view.of("refused").some(({ what }) => what.effect === "channel");
  return [
    number,
    counted,
    effect("channel", { does: "open-channel" }),
    effect("ticket", { does: "open-ticket" }),
    ...clock,
    // In the channel, once it is there; where there can be none, in a note.
    ...(channelKnown || channelRefused ? [post("once", "declared")] : []),
    ...dueOf(view, "triage").map((due) => {
      const step = plan.triage[due.what.timer.split("|")[1] as TriageStepKey];
      return post(due, "triage-step", { step: step.title, open: step.steps.join("; ") });
    }),
  ];
};

/** A step is over when somebody did it; what is resolved before needs none. */
export const triageOwed: Owed = (view, { timer: name, at }) => {
  const step = name.split("|")[1] as TriageStepKey;
  const over = { acknowledge: "acknowledged", assess: "assessed", assemble: "assembled" }[step];
  const done = view.events.some(
    (it) => it.at <= at && (it.what.kind === over || (it.what.kind === "press" && it.what.press === over)),
  );
  return !done && view.isOpen(at) && endsOf(view).every((it) => it.at > at);
};
