import { parseEnvironment, type Environment } from "../../../src/environment";
import { monitorRules, monitorSpecs, type MonitorSpecs } from "../../../src/monitors";
import { allSignals, evaluate, formatFindings, plan, type Finding, type Plan } from "../../../src/plan";
import { productionConfig } from "../../support/production";

/** Everybody whose silence Datadog tells. */
export const heardByDatadog = Object.entries(plan.emitters)
  .filter(([, { watchedBy }]) =>
    allSignals(plan).some(([key, { detector }]) => key === watchedBy && detector.kind === "monitor"),
  )
  .map(([key]) => key);

/** Production's environment once everybody has been heard, with some of its config changed. */
export function environmentWith(changes: Readonly<Record<string, unknown>> = {}): Environment {
  const config = productionConfig();
  const datadog = { ...(config.datadog as object), heard: heardByDatadog };
  const { environment, findings } = parseEnvironment({ ...config, datadog, ...changes });
  if (environment === undefined) throw new Error(formatFindings(findings));
  return environment;
}

export const production = environmentWith();

/** The specs of production, for the plan as it stands or for a changed one. */
export const specsOf = (changed: Plan = plan, environment = production): MonitorSpecs =>
  monitorSpecs(changed, environment);

/** What the rules find, in a plan or in specs that were changed by hand. */
export function found(
  change: { readonly plan?: Plan; readonly environment?: Environment; readonly monitors?: MonitorSpecs } = {},
): readonly Finding[] {
  const { plan: changed = plan, environment = production } = change;
  const monitors = change.monitors ?? monitorSpecs(changed, environment);
  return evaluate(monitorRules, { plan: changed, environment, monitors });
}
