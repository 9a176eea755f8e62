import { automationRules } from "./automation";
import {
  featureRules,
  isAbout,
  leftoverRules,
  linkRules,
  type Environment,
  type ParsedEnvironment,
} from "./environment";
import { escalationRules, escalationSpecs, type EscalationSpecs } from "./escalation";
import { failoverRules, failoverSpecs, type FailoverSpecs } from "./failover";
import { monitorRules, monitorSpecs, type MonitorSpecs } from "./monitors";
import { recordSpecs, type RecordSpecs } from "./record";
import { evaluate, PlanError, planRules, type Finding, type Plan, type Rule, type Waiver } from "./plan";
import { telemetryRules } from "./telemetry";

/** What each component is made from. */
export interface Specs {
  readonly escalation: EscalationSpecs;
  readonly monitors: MonitorSpecs;
  readonly failover: FailoverSpecs;
  readonly record: RecordSpecs;
}

/** Everything the program will declare, as plain data: the plan, the environment, and the specs drawn up from them. */
export interface Blueprint extends Specs {
  readonly plan: Plan;
  readonly environment: Environment;
}

/** Draws up the specs of every component, without asking any rule. */
export const drawSpecs = (plan: Plan, environment: Environment): Specs => ({
  escalation: escalationSpecs(plan, environment),
  monitors: monitorSpecs(plan, environment),
  failover: failoverSpecs(plan, environment),
  record: recordSpecs(plan, environment),
});

/** Every rule that a blueprint must meet before anything is registered. */
export const blueprintRules: readonly Rule<Blueprint>[] = [
  ...planRules,
  ...featureRules,
  ...leftoverRules,
  ...linkRules,
  ...automationRules,
  ...escalationRules,
  ...monitorRules,
  ...failoverRules,
  ...telemetryRules,
];

/** Accepted exceptions: each names the rule, the object and the reason. One that excuses nothing is itself an error. */
export const waivers: readonly Waiver[] = [];

/**
 * Draws up what the program declares for this plan in this environment.
 *
 * @throws PlanError listing every rule that is broken and every waiver that is not used.
 */
export function drawUp(plan: Plan, environment: Environment): Blueprint {
  const blueprint = { plan, environment, ...drawSpecs(plan, environment) };
  const findings = evaluate(blueprintRules, blueprint, waivers);
  if (findings.length > 0) throw new PlanError(findings);
  return blueprint;
}

/**
 * What the rules say of a plan and a config that has problems already: of the plan as a whole, and of what is right in the
 * config, so that a misspelled key hides no empty shift. What is said of an example that stands in for a mistake is left out.
 */
export function judgeTheRest(plan: Plan, { draft, repairs }: ParsedEnvironment): readonly Finding[] {
  if (draft === undefined) return [];
  const inPlan = planRules.map(({ tag }) => tag);
  return evaluate(blueprintRules, { plan, environment: draft, ...drawSpecs(plan, draft) }, waivers).filter(
    ({ rule, path }) => inPlan.includes(rule) || (path.startsWith("config.") && !isAbout(path, repairs)),
  );
}
