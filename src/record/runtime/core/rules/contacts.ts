import { outsideKeys, type ContactKey } from "../../../../plan";
import { breachAt } from "./breach";
import { effect, everPaged, post, type Rule } from "./rule";

/** Appendix B: outside organisations are told of what they are there for, or when somebody says so. */
export const contacts: Rule = (view, plan) => {
  const byThemselves = outsideKeys.filter((key) => {
    const { toldOf } = plan.contacts[key];
    if (toldOf === "breach") return breachAt(view, plan) !== undefined;
    return toldOf !== undefined && toldOf === view.signal?.runbook && everPaged(view, plan);
  });
  const presses = view.pressed("tell").map((press) => {
    const key = press.what.text.trim().toLowerCase();
    return isContact(key) ? key : post(press, "not-understood", { said: `/tell ${key}` });
  });
  const told = new Set([...byThemselves, ...presses.filter((it) => typeof it === "string")]);
  return [
    ...[...told].map((contact) => effect(`tell|${contact}`, { does: "tell-contact", contact })),
    ...presses.filter((it) => typeof it !== "string"),
  ];
};

const isContact = (key: string): key is ContactKey => (outsideKeys as readonly string[]).includes(key);
