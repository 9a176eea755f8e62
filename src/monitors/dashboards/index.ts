import type { Environment } from "../../environment";
import type { Plan } from "../../plan";
import { kpiDashboard } from "./kpis";
import { respondersDashboard } from "./responders";
import { serialize } from "./widgets";

/** A dashboard, as the JSON text that Datadog takes. */
export interface DashboardJsonSpec {
  readonly key: string;
  readonly dashboard: string;
}

/** The responders' dashboard and the KPIs'. */
export function dashboardSpecs(plan: Plan, environment: Environment): DashboardJsonSpec[] {
  return [
    { key: "kpis", dashboard: serialize(kpiDashboard(plan, environment)) },
    { key: "responders", dashboard: serialize(respondersDashboard(plan, environment)) },
  ];
}
