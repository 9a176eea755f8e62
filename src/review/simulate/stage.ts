import type { Plan } from "../../plan";
import type { Graph } from "../graph";

/** What of the declared resources a scenario is played on. */
export type Stage = Pick<Graph, "people" | "schedules" | "workflows" | "monitors" | "hosts">;

/** What of the plan it is held to. */
export type Promised = Pick<Plan, "escalationMatrix" | "gdpr" | "roles" | "severities" | "triage">;

/** A stage and its promises, and nothing else: what a page needs that plays scenarios itself. */
export const staged = (graph: Graph, plan: Plan): { readonly stage: Stage; readonly promised: Promised } => ({
  stage: {
    people: graph.people,
    schedules: graph.schedules,
    workflows: graph.workflows,
    monitors: graph.monitors,
    hosts: graph.hosts,
  },
  promised: {
    escalationMatrix: plan.escalationMatrix,
    gdpr: plan.gdpr,
    roles: plan.roles,
    severities: plan.severities,
    triage: plan.triage,
  },
});
