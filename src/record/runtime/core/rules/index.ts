import type { Plan } from "../../../../plan";
import type { IncidentEvent } from "../event";
import type { IncidentRecord } from "../record";
import { viewOf } from "../view";
import { actions, actionsOwed } from "./actions";
import { breach, breachOwed } from "./breach";
import { causes } from "./causes";
import { contacts } from "./contacts";
import { customerEmail, statusPage } from "./customers";
import { impact } from "./impact";
import { answers, keep } from "./keep";
import { metrics } from "./metrics";
import { resolution } from "./resolution";
import { postMortem, postMortemOwed } from "./review";
import type { Owed, Rule } from "./rule";
import { severity } from "./severity";
import { triage, triageOwed } from "./triage";
import { updateOwed, updates } from "./updates";

/** Every rule, in the order of the plan's phases. */
export const rules: readonly Rule[] = [
  triage,
  severity,
  causes,
  impact,
  updates,
  statusPage,
  customerEmail,
  breach,
  contacts,
  resolution,
  postMortem,
  actions,
  metrics,
  answers,
  keep,
];

/** Whose a timer is, by the first word of its name. */
const owed: Readonly<Record<string, Owed | undefined>> = {
  triage: triageOwed,
  update: updateOwed,
  breach: breachOwed,
  "post-mortem": postMortemOwed,
  action: actionsOwed,
  actions: actionsOwed,
};

/** Whether a timer still has something to say. One that nobody knows has not. */
export function isOwed(record: IncidentRecord, { at, what }: IncidentEvent, plan: Plan): boolean {
  const view = viewOf(record, plan);
  if (view === undefined || what.kind !== "due") return false;
  return owed[what.timer.split("|")[0] ?? ""]?.(view, { timer: what.timer, at }, plan) ?? false;
}
