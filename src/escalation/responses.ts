import * as pulumi from "@pulumi/pulumi";
import { AutomationActionsAction } from "./bindings/automationActionsAction";
import { AutomationActionsActionServiceAssociation } from "./bindings/automationActionsActionServiceAssociation";
import { AutomationActionsActionTeamAssociation } from "./bindings/automationActionsActionTeamAssociation";
import { IncidentWorkflow, type WorkflowStepArgs } from "./bindings/incidentWorkflow";
import { IncidentWorkflowTrigger } from "./bindings/incidentWorkflowTrigger";
import type { IdOf } from "./ids";
import { respondersTeam, type ActionStepSpec, type EscalationSpecs, type InputValue, type WorkflowSpec } from "./specs";

/** What responses need, and the name that their names begin with. */
export interface ResponsesArgs {
  readonly name: string;
  readonly specs: Pick<EscalationSpecs, "actions" | "workflows">;
  readonly teamId: IdOf;
  readonly serviceId: IdOf;
  readonly policyId: IdOf;
}

/** What is done on an incident: by itself, by one press of a responder, or by a button that starts a runbook. */
export class Responses extends pulumi.ComponentResource {
  constructor(component: string, { name, specs, ...ids }: ResponsesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:escalation:Responses", component, {}, opts);
    for (const spec of specs.workflows) this.#createWorkflow(`${name}-${spec.key}`, spec, ids);
    for (const { key, name: title, description, script, runner, classification, services } of specs.actions) {
      const { id } = new AutomationActionsAction(
        `${name}-${key}-runbook`,
        {
          name: title,
          description,
          actionType: "script",
          actionDataReference: { script, invocationCommand: "/usr/bin/env python3" },
          ...(runner !== undefined && { runnerId: runner }),
          actionClassification: classification,
          // Only a person starts it, and PagerDuty asks that person to confirm; no event ever does.
          allowInvocationManually: "true",
          allowInvocationFromEventOrchestration: "false",
          onlyInvocableOnUnresolvedIncidents: true,
        },
        { parent: this },
      );
      new AutomationActionsActionTeamAssociation(
        `${name}-${key}-responders`,
        { actionId: id, teamId: ids.teamId(respondersTeam) },
        { parent: this },
      );
      for (const service of services)
        new AutomationActionsActionServiceAssociation(
          `${name}-${key}-on-${service}`,
          { actionId: id, serviceId: ids.serviceId(service) },
          { parent: this },
        );
    }
    this.registerOutputs({});
  }

  #createWorkflow(name: string, spec: WorkflowSpec, ids: Omit<ResponsesArgs, "name" | "specs">): void {
    const team = ids.teamId(respondersTeam);
    const { id } = new IncidentWorkflow(
      `${name}-workflow`,
      {
        name: spec.name,
        description: spec.description,
        team,
        isEnabled: "true",
        steps: spec.steps.map((step) => stepArgs(step, ids)),
      },
      { parent: this },
    );
    new IncidentWorkflowTrigger(
      `${name}-trigger`,
      spec.trigger.type === "manual"
        ? {
            type: "manual",
            workflow: id,
            subscribedToAllServices: true,
            permissions: { restricted: true, teamId: team },
          }
        : {
            type: "conditional",
            workflow: id,
            subscribedToAllServices: false,
            services: spec.trigger.services.map(ids.serviceId),
            condition: spec.trigger.condition,
          },
      { parent: this },
    );
  }
}

type Named = Pick<ResponsesArgs, "policyId" | "teamId">;

function stepArgs({ name, action, inputs }: ActionStepSpec, ids: Named): WorkflowStepArgs {
  return {
    name,
    action,
    inputs: inputs.map((it) => ({ name: it.name, value: inputValue(it.value, ids) })),
  };
}

/** Responders and stakeholders are given as a JSON list of references. */
function inputValue(value: InputValue, { policyId, teamId }: Named): pulumi.Input<string> {
  if (typeof value === "string") return value;
  const references =
    "policy" in value
      ? [{ id: policyId(value.policy), type: "escalation_policy" }]
      : value.teams.map((team) => ({ id: teamId(team), type: "team" }));
  return pulumi.jsonStringify(references);
}
