import type { Plan } from "../plan";
import type { Rule } from "../rules";

/** A rule that needs nothing but the plan. */
export type PlanRule = Rule<{ readonly plan: Plan }>;
