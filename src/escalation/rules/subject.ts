import type { Finding, Plan, Rule } from "../../plan";
import type { EscalationSpecs, PolicySpec, TargetSpec } from "../specs";

/** What escalation rules judge. */
export interface Subject {
  readonly plan: Plan;
  readonly escalation: EscalationSpecs;
}

/** A rule over escalation specs. */
export type EscalationRule = Rule<Subject>;
/** A place that breaks a rule. */
export type Found = Omit<Finding, "rule">;

/** The policies that page for real incidents. */
export const realPolicies = ({ escalation }: Subject): readonly PolicySpec[] =>
  escalation.policies.filter(({ drill }) => !drill);

/** Everybody whom a target can mean, at whatever hour. */
export function peopleOf({ escalation }: Subject, target: TargetSpec): readonly string[] {
  if (target.kind === "user") return [target.person];
  const schedule = escalation.schedules.find(({ key }) => key === target.schedule);
  return [...new Set(schedule?.layers.flatMap(({ people }) => people))];
}
