import { covers, itself, type Right } from "./statements";

/** Whether a policy lets somebody do something, on a condition that holds. */
export type Answer = "allowed" | "denied" | "not allowed";

/** What a policy answers for a right: who asks is known, and of conditions only those that are named hold. */
export function answer(policy: readonly Right[], asked: Omit<Right, "effect">): Answer {
  const about = policy.filter(
    (it) =>
      covers(it.who, asked.who) &&
      covers(it.action, asked.action) &&
      covers(it.on, asked.on) &&
      it.when.every((each) => asked.when.includes(each)),
  );
  if (about.some(({ effect }) => effect === "deny")) return "denied";
  return about.some(({ effect }) => effect === "allow") ? "allowed" : "not allowed";
}

/** How a right differs between two policies. */
export interface RightChange {
  readonly right: Right;
  readonly kind: "may-now" | "may-no-longer" | "no-longer-denied" | "denied-now" | "no-difference";
}

const same = (a: Right, b: Right) =>
  a.effect === b.effect && a.who === b.who && a.action === b.action && a.on === b.on && a.when.join() === b.when.join();

/**
 * Every right that one policy names and another does not, judged by what the whole of each policy answers for it. What
 * is denied to somebody in a policy of a thing is denied also to those whom their own policies allow it: a denial that
 * is gone is told even where nothing else in the policy allows what it denied.
 */
export function rightChanges(was: readonly Right[], is: readonly Right[]): readonly RightChange[] {
  const gone = was.filter((it) => !is.some((other) => same(it, other)));
  const come = is.filter((it) => !was.some((other) => same(it, other)));
  const judged = (right: Right): RightChange => {
    const [before, after] = [answer(was, right), answer(is, right)];
    if (before === after) return { right, kind: "no-difference" };
    if (after === "allowed")
      return { right, kind: before === "denied" && right.effect === "deny" ? "no-longer-denied" : "may-now" };
    if (before === "allowed")
      return { right, kind: after === "denied" && right.effect === "deny" ? "denied-now" : "may-no-longer" };
    return { right, kind: after === "denied" ? "denied-now" : "no-longer-denied" };
  };
  return [...gone, ...come].map(judged);
}

/** Whether a right is about whoever has the policy. */
export const isOwn = ({ who }: Right): boolean => who === itself;
