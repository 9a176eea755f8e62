import type { Environment } from "../../environment";
import { severityKeys, type Plan, type SeverityKey, type Workflow, type WorkflowKey } from "../../plan";
import { action, actions, type ActionStepSpec } from "./actions";
import { catchAllKey, rolePolicyKey } from "./ladders";
import { actionSteps } from "./steps";

/** What starts a workflow by itself; services by their keys. */
export interface ConditionalTriggerSpec {
  readonly type: "conditional";
  readonly services: readonly string[];
  /** PagerDuty's condition language; empty: whenever an incident opens on one of the services. */
  readonly condition: string;
}

/** A workflow and what starts it. */
export interface WorkflowSpec {
  readonly key: WorkflowKey | "mobilise-drill";
  readonly name: string;
  readonly description: string;
  readonly steps: readonly ActionStepSpec[];
  readonly trigger: { readonly type: "manual" } | ConditionalTriggerSpec;
}

/** Draws up every workflow; steps that need a feature that the account lacks are left out. */
export function workflowSpecs(plan: Plan, environment: Environment): WorkflowSpec[] {
  if (!environment.features.workflows) return [];
  const own = Object.entries(plan.workflows).flatMap(([key, workflow]): WorkflowSpec[] => {
    const severity = severityOf(workflow);
    const started = trigger(workflow, plan, environment);
    const steps = workflow.steps.flatMap((step) => actionSteps(step, severity, plan, environment));
    if (started === undefined || steps.length === 0) return [];
    return [
      { key: key as WorkflowKey, name: workflow.title, description: workflow.description, steps, trigger: started },
    ];
  });
  return [...own, drill(plan)];
}

/** The severity that a workflow's texts and roles are of; the worst where several start it, or a person. */
const severityOf = ({ startedBy }: Workflow): SeverityKey =>
  (startedBy === "by-hand" ? undefined : "openedBare" in startedBy ? startedBy.openedBare : startedBy[0]) ??
  severityKeys[0];

/** What starts a workflow; nothing where it would only repeat what the service itself starts. */
function trigger(
  { startedBy }: Workflow,
  plan: Plan,
  { features, pagerduty }: Environment,
): WorkflowSpec["trigger"] | undefined {
  if (startedBy === "by-hand") return { type: "manual" };
  const opened = "openedBare" in startedBy ? [startedBy.openedBare] : startedBy;
  const own = [...opened, ...(opened.includes(plan.unrouted.severity) ? [catchAllKey] : [])];
  if (!features.priorities)
    return "openedBare" in startedBy ? undefined : { type: "conditional", services: own, condition: "" };
  if ("openedBare" in startedBy)
    return { type: "conditional", services: own, condition: "incident.priority does not exist" };
  return {
    type: "conditional",
    // A severity can change, but an incident stays on the service that it was opened on.
    services: [...severityKeys, catchAllKey],
    condition: startedBy.map((it) => `incident.priority matches '${pagerduty.priorities[it]}'`).join(" or "),
  };
}

/** An exercise asks the roles as an incident does, each by the schedules of exercises. It tells nobody else. */
function drill(plan: Plan): WorkflowSpec {
  const drilled = severityKeys.filter((it) => plan.escalationMatrix[it].roles.length > 0);
  const roles = [...new Set(drilled.flatMap((it) => plan.escalationMatrix[it].roles))];
  return {
    key: "mobilise-drill",
    name: "Mobilise the team (drill)",
    description: "Asks the roles in an exercise.",
    steps: roles.map((role) =>
      action(`Ask the ${plan.roles[role].title}`, actions.responders, {
        Responders: { policy: rolePolicyKey(role, true) },
        Message: "This is an exercise: {{incident.title}} - {{incident.url}}",
      }),
    ),
    trigger: { type: "conditional", services: drilled.map((it) => `${it}-drill`), condition: "" },
  };
}
