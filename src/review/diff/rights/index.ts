import { joined } from "../../render/tables";
import type { Context } from "../context";
import type { Row, Saying, Verdict } from "../words";
import { itself, rightsIn, type Right } from "./statements";
import { rightChanges, type RightChange } from "./compare";

/** What a policy is attached to: a role that it gives rights, a role that others act as, or a thing that others reach. */
export type PolicyOf = "identity" | "trust" | "resource";

/** More names than this hide what they say. */
const most = 6;

/**
 * A policy, told by what it allows: who may newly do what to which, who no longer, what a lost denial permits, under
 * which condition.
 */
export const rights = (of: PolicyOf): Row => ({
  whole: true,
  say: ({ before, after, pattern }, context) => {
    const [old, young] = [before, after].map((it) =>
      it === undefined ? [] : rightsIn(pattern === "" ? policyIn(it) : it),
    );
    if (old === undefined || young === undefined) return [];
    const changes = rightChanges(old, young);
    const told = changes.filter(({ kind }) => kind !== "no-difference");
    if (told.length > 0) return groups(told).map((group) => sentence(group, of, context));
    return [{ verdict: "neutral", text: "says in other words who may do what" }];
  },
});

const policyIn = (inputs: unknown) => (inputs as Readonly<Record<string, unknown>>).policy;

/** What may or may not be done, by whom, to which: everything that is said in one sentence. */
interface Group extends Pick<RightChange, "kind"> {
  readonly right: Right;
  readonly actions: readonly string[];
  readonly things: readonly string[];
}

/** Changes that differ only in what may be done, or to which, make one sentence. */
function groups(changes: readonly RightChange[]): readonly Group[] {
  const gather = (all: readonly Group[], by: (group: Group) => unknown): readonly Group[] => {
    const found = new Map<string, Group>();
    for (const it of all) {
      const key = JSON.stringify([it.kind, it.right.who, it.right.when, by(it)]);
      const { actions = [], things = [] } = found.get(key) ?? {};
      const both = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort();
      found.set(key, { ...it, actions: both(actions, it.actions), things: both(things, it.things) });
    }
    return [...found.values()];
  };
  const single = changes.map(({ kind, right }) => ({ kind, right, actions: [right.action], things: [right.on] }));
  return gather(
    gather(single, ({ things }) => things),
    ({ actions }) => actions,
  );
}

const verdicts: Readonly<Record<Exclude<RightChange["kind"], "no-difference">, Verdict>> = {
  "may-now": "weaker",
  "no-longer-denied": "weaker",
  // Whoever needs the right for their work fails without it.
  "may-no-longer": "unknown",
  "denied-now": "stronger",
};

function sentence({ right, kind, actions, things }: Group, of: PolicyOf, context: Context): Saying {
  const does = enumerated(actions.map(what));
  const everything = things.includes("*") && of !== "identity";
  const on = everything ? "" : ` on ${enumerated(things.map((it) => thing(it, context)))}`;
  const doing = of === "trust" ? "act as it" : `do ${does}${on}`;
  const when = right.when.length === 0 ? "" : ` when ${joined(right.when)}`;
  const who = whom(right.who, context);
  const text = {
    "may-now": `${who} may now ${doing}${when}`,
    "may-no-longer": `${who} may no longer ${doing}${when}`,
    "no-longer-denied": `${who} may now ${doing}${when} wherever something else allows it: nothing denies it any more`,
    "denied-now": `${who} may not ${doing}${when} any more, whatever else allows it`,
    "no-difference": "",
  }[kind];
  const verdict = kind === "no-difference" ? "neutral" : verdicts[kind];
  // Of itself a role says what it may; of anything else its policy says who may.
  return { verdict, text: who === "" ? text.trim().replace(/^may/, "{may|may}") : text };
}

const enumerated = (all: readonly string[]) =>
  all.length > most ? `${all.slice(0, most).join(", ")} and ${all.length - most} more` : joined(all);

function whom(who: string, context: Context): string {
  if (who === "*") return "anyone";
  if (who === itself) return "";
  if (who.startsWith("!"))
    return `anyone but ${who
      .slice(1)
      .split("|")
      .map((it) => whom(it, context))
      .join(", ")}`;
  const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(who)?.[1];
  if (account !== undefined) return `whoever the account ${account} lets`;
  const role = /^arn:aws:iam::\d+:role\/(.+)$/.exec(who)?.[1];
  return role === undefined ? context.show(who) : `role ${role}`;
}

const what = (action: string) =>
  action === "*"
    ? "everything"
    : action.startsWith("!")
      ? `everything but ${action.slice(1).replaceAll("|", ", ")}`
      : action;

const thing = (on: string, context: Context) =>
  on === "*"
    ? "everything"
    : on.startsWith("!")
      ? `everything but ${on.slice(1).replaceAll("|", ", ")}`
      : context.show(on);
