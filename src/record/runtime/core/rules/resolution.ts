import { effect, endsOf, everPaged, everPublic, post, type Rule } from "./rule";

/** 5.1, 5.2: the all-clear, and what is tidied up and told afterwards. */
export const resolution: Rule = (view, plan) => {
  const ends = endsOf(view);
  const channel = view.result("channel")?.channel;
  return [
    ...view
      .of("resolved")
      .flatMap((it) => (it.what.mergedInto === undefined ? [] : [post(it, "merged", { into: it.what.mergedInto })])),
    ...(view.result("ticket") === undefined
      ? []
      : view
          .of("resolved")
          .map((it) => effect(`move|${it.key}`, { does: "move-ticket", ticket: "ticket", to: "closed" }))),
    ...(ends.length === 0 || !everPaged(view, plan)
      ? []
      : [
          ...ends.map((it) => post(it, "all-clear")),
          effect("checklist|clean-up", { does: "open-checklist", checklist: "clean-up" }),
          ...(everPublic(view, plan)
            ? [effect("checklist|users", { does: "open-checklist", checklist: "users" })]
            : []),
        ]),
    ...(channel === undefined || ends.length === 0
      ? []
      : view.pressed("clean-up-done").map((it) => effect(`archive|${it.key}`, { does: "archive-channel" }))),
  ];
};
