import * as pulumi from "@pulumi/pulumi";

/** Who may start a workflow by hand. */
export interface WorkflowTriggerPermissions {
  restricted?: pulumi.Input<boolean>;
  teamId?: pulumi.Input<string>;
}

/** Arguments of an IncidentWorkflowTrigger. */
export interface IncidentWorkflowTriggerArgs {
  /** manual or conditional. */
  type: pulumi.Input<string>;
  workflow: pulumi.Input<string>;
  subscribedToAllServices: pulumi.Input<boolean>;
  services?: pulumi.Input<pulumi.Input<string>[]>;
  /** Conditional only; empty means when an incident is created. */
  condition?: pulumi.Input<string>;
  permissions?: pulumi.Input<WorkflowTriggerPermissions>;
}

/** What starts a workflow. */
export class IncidentWorkflowTrigger extends pulumi.CustomResource {
  constructor(name: string, args: IncidentWorkflowTriggerArgs, opts?: pulumi.CustomResourceOptions) {
    super("pagerduty:index/incidentWorkflowTrigger:IncidentWorkflowTrigger", name, { ...args }, opts);
  }
}
