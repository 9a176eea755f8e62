import type { PageState } from "../effect";
import type { IncidentEvent } from "../event";
import type { View } from "../view";
import { effect, endsOf, everPublic, post, type Rule } from "./rule";

/** What the status page has to say, and because of what. */
export function statusesOf(view: View): readonly { readonly state: PageState; readonly cause: IncidentEvent }[] {
  return view.events.flatMap((cause) => {
    const state = stateAfter(cause);
    return state === undefined ? [] : [{ state, cause }];
  });
}

function stateAfter({ what }: IncidentEvent): PageState | undefined {
  if (what.kind === "triggered" || what.kind === "reopened") return "investigating";
  if (what.kind === "resolved") return "resolved";
  return what.kind === "press" && (what.press === "identified" || what.press === "monitoring") ? what.press : undefined;
}

/** 2.2: the status page follows the incident, each state after the one before. */
export const statusPage: Rule = (view, plan) => {
  if (!everPublic(view, plan)) return [];
  const key = (cause: IncidentEvent) => `status|${cause.key}`;
  const statuses = statusesOf(view);
  const waiting = statuses.findIndex(({ cause }) => view.result(key(cause)) === undefined);
  return statuses
    .slice(0, waiting < 0 ? statuses.length : waiting + 1)
    .map(({ state, cause }) => effect(key(cause), { does: "show-status", state, at: cause.at }));
};

/** 2.2, 5.2: e-mails to customers are drafted here and sent by people. */
export const customerEmail: Rule = (view, plan) => {
  if (!everPublic(view, plan)) return [];
  const drafts = [
    effect("email|customer", { does: "draft-email", template: "customer" }),
    ...(view.signal?.runbook === "circuit-vulnerability"
      ? [effect("email|security-advisory", { does: "draft-email", template: "security-advisory" })]
      : []),
    ...endsOf(view).map((end) => effect(`email|${end.key}`, { does: "draft-email", template: "resolved" })),
  ];
  const drafted = view.of("done").filter(({ what }) => what.effect.startsWith("email|"));
  const released = new Set<string>();
  const presses = view.pressed("release-email").map((press) => {
    const draft = drafted.findLast((it) => it.at <= press.at && !released.has(it.what.effect));
    if (draft === undefined) return post(press, "nothing-to-release");
    released.add(draft.what.effect);
    return effect(`release|${draft.what.effect}`, { does: "release-email", draft: draft.what.effect });
  });
  return [
    ...drafts,
    ...drafted.map((it) => post(it, "email-drafted", { url: it.what.result.url ?? "" })),
    ...presses,
    ...view
      .of("done")
      .filter(({ what }) => what.effect.startsWith("release|"))
      .map((it) => post(it, "email-released")),
  ];
};
