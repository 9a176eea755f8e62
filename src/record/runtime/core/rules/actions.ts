import { actionItemKeys, days, type ActionItemKey, type Plan } from "../../../../plan";
import { later } from "../event";
import type { Pressed, View } from "../view";
import { dueOf, effect, post, timer, type Owed, type Rule } from "./rule";

/** An action item of the post-mortem. */
export interface ActionItem {
  readonly number: number;
  readonly press: Pressed;
  readonly category: ActionItemKey;
  readonly owner: string;
  readonly text: string;
  readonly due: string;
  readonly closedAt: string | undefined;
}

const form = new RegExp(`^(${actionItemKeys.join("|")})\\s+@?([^:]{1,60}):\\s*(\\S.*)$`, "s");

/** The action items, numbered in the order in which they were given. */
export function actionItems(view: View, plan: Plan): readonly ActionItem[] {
  return view
    .pressed("action")
    .flatMap((press) => {
      const [, category, owner = "", text = ""] = form.exec(press.what.text.trim()) ?? [];
      return category === undefined ? [] : [{ press, category: category as ActionItemKey, owner: owner.trim(), text }];
    })
    .map(({ press, category, owner, text }, index) => ({
      number: index + 1,
      press,
      category,
      owner,
      text,
      due: later(press.at, plan.postMortem.actionItems[category].withinMinutes),
      closedAt: view.pressed("done").find((it) => Number(it.what.text) === index + 1)?.at,
    }));
}

/** 6.2: a ticket with owner and due date for each, a review every week, until all are closed. */
export const actions: Rule = (view, plan) => {
  const items = actionItems(view, plan);
  const understood = new Set(items.map(({ press }) => press.key));
  const [first] = items;
  return [
    ...items.flatMap(({ press, number, category, owner, text, due, closedAt }) => [
      effect(`action|${press.key}`, { does: "open-action", number, category, owner, text, due }),
      timer(`action|${press.key}`, due),
      ...(closedAt === undefined || view.result(`action|${press.key}`) === undefined
        ? []
        : [effect(`close|${press.key}`, { does: "move-ticket", ticket: `action|${press.key}`, to: "closed" })]),
    ]),
    ...view
      .pressed("action")
      .filter(({ key }) => !understood.has(key))
      .map((it) => post(it, "not-understood", { said: `/action ${it.what.text}` })),
    ...(first === undefined
      ? []
      : [first.press, ...dueOf(view, "actions")].map((it) => timer(`actions|${it.at}`, later(it.at, days(7))))),
    ...dueOf(view, "actions").map((due) => {
      const open = items.filter(({ closedAt }) => closedAt === undefined || closedAt > due.at);
      const values = {
        open: open.map(({ number, owner, text }) => `${number}. ${text} (${owner})`).join("; "),
        rate: String(Math.round((100 * (items.length - open.length)) / Math.max(1, items.length))),
      };
      return post(due, "weekly-review", values);
    }),
    ...dueOf(view, "action").flatMap((due) => {
      const late = items.find(({ press }) => due.what.timer === `action|${press.key}`);
      return late === undefined ? [] : [post(due, "action-overdue", { owner: late.owner, text: late.text })];
    }),
  ];
};

/** Owed while anything, or this one, is open. */
export const actionsOwed: Owed = (view, { timer: name, at }, plan) => {
  const open = actionItems(view, plan).filter(({ closedAt }) => closedAt === undefined || closedAt > at);
  return name.startsWith("actions|") ? open.length > 0 : open.some(({ press }) => name === `action|${press.key}`);
};
