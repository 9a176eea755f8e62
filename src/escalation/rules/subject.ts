import { priorityName, type Finding, type Minutes, type Plan, type Rule, type SeverityKey } from "../../plan";
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

/** The policies that ask somebody when an incident of a severity opens: its own, and those of its roles. */
export const policiesOf = (subject: Subject, severity: SeverityKey): readonly PolicySpec[] =>
  realPolicies(subject).filter(({ of }) => {
    if ("severity" in of) return of.severity === severity;
    return "role" in of && subject.plan.escalationMatrix[severity].roles.includes(of.role);
  });

/** What a policy is held to: by when everybody whom it names must be able to answer, and how they are told. */
export interface Promised {
  readonly name: string;
  readonly withinMinutes: Minutes;
  readonly urgency: "high" | "low";
}

/** What a policy is held to. A responder request is always of high urgency. */
export function promised({ plan }: Subject, { of }: PolicySpec): Promised {
  if ("role" in of)
    return { name: plan.roles[of.role].title, withinMinutes: plan.triage.assemble.minutes, urgency: "high" };
  if ("reports" in of) {
    const { acknowledgeWithinMinutes: withinMinutes } = plan.severities[plan.reports.severity];
    return { name: "a report", withinMinutes, urgency: "high" };
  }
  const { acknowledgeWithinMinutes, urgency } = plan.severities[of.severity];
  return { name: priorityName(of.severity), withinMinutes: acknowledgeWithinMinutes, urgency };
}

/** Everybody whom a target can mean, at whatever hour. */
export function peopleOf({ escalation }: Subject, target: TargetSpec): readonly string[] {
  if (target.kind === "user") return [target.person];
  const schedule = escalation.schedules.find(({ key }) => key === target.schedule);
  return [...new Set(schedule?.layers.flatMap(({ people }) => people))];
}
