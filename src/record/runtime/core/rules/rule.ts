import type { MessageKey, Plan } from "../../../../plan";
import type { Deed, Effect } from "../effect";
import type { IncidentEvent } from "../event";
import type { View } from "../view";

/** What is to be done for an incident as it is. A rule only ever adds as more becomes known: what was asked stays so. */
export type Rule = (view: View, plan: Plan) => readonly Effect[];

/** Whether a timer that is due still has something to say, by what had happened until then. */
export type Owed = (view: View, due: { readonly timer: string; readonly at: string }, plan: Plan) => boolean;

/** An effect with its key. */
export const effect = (key: string, deed: Deed): Effect => ({ key, deed });

/** A timer: its name is its key, and its first word says whose it is. */
export const timer = (name: string, at: string): Effect =>
  effect(`timer|${name}`, { does: "set-timer", timer: name, at });

/** Says something because of an event, once for each. */
export const post = (
  cause: IncidentEvent | string,
  message: MessageKey,
  values: Readonly<Record<string, string>> = {},
): Effect =>
  effect(`post|${message}|${typeof cause === "string" ? cause : cause.key}`, { does: "post", message, values });

/** Whether the severities of this incident ever had what a severity of the plan may have. */
export const ever = (view: View, plan: Plan, has: (severity: Plan["severities"]["p0"]) => boolean): boolean =>
  view.severities.some((it) => has(plan.severities[it]));

/** Whether it was ever one that wakes people. */
export const everPaged = (view: View, plan: Plan): boolean => ever(view, plan, ({ channel }) => channel === "page");

/** Whether customers are told. */
export const everPublic = (view: View, plan: Plan): boolean =>
  ever(view, plan, ({ externalCommunication }) => externalCommunication);

/** Its ends, but not those that only moved it into another incident. */
export const endsOf = (view: View) => view.of("resolved").filter(({ what }) => what.mergedInto === undefined);

/** The timers that went off and had something to say, by the first word of their name. */
export const dueOf = (view: View, first: string) =>
  view.of("due").filter(({ what }) => what.timer.split("|")[0] === first);
