import { effect, post, type Rule } from "./rule";

/** SOC 2: everything that happened is written once, where nobody can change it. */
export const keep: Rule = (view) => view.events.map(({ key }) => effect(`keep|${key}`, { does: "keep", event: key }));

/** What people tell the record and it does not know, and what a vendor refuses for good, is told back to them. */
export const answers: Rule = (view) => [
  ...view
    .of("note")
    .filter(({ what }) => what.text.startsWith("/"))
    .map((it) => post(it, "not-understood", { said: it.what.text.slice(0, 80) })),
  ...view
    .of("refused")
    // That something could not be said is said nowhere else, or it would go on for ever.
    .filter(({ what }) => !what.effect.startsWith("post|"))
    .map((it) => post(it, "refused", { effect: it.what.effect, reason: it.what.reason })),
];
