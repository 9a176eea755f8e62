import * as pulumi from "@pulumi/pulumi";

/** A value that an action takes. */
export interface WorkflowInput {
  name: pulumi.Input<string>;
  value: pulumi.Input<string>;
}

/** A step inside a step; it can hold no further ones. */
export interface WorkflowInlineStep {
  name: pulumi.Input<string>;
  action: pulumi.Input<string>;
  inputs?: pulumi.Input<pulumi.Input<WorkflowInput>[]>;
}

/** The steps that an action repeats or chooses from. */
export interface WorkflowInlineSteps {
  name: pulumi.Input<string>;
  steps?: pulumi.Input<pulumi.Input<WorkflowInlineStep>[]>;
}

/** A step. */
export interface WorkflowStepArgs {
  name: pulumi.Input<string>;
  /** Versioned, such as pagerduty.com:incident-workflows:send-status-update:1. */
  action: pulumi.Input<string>;
  inputs?: pulumi.Input<pulumi.Input<WorkflowInput>[]>;
  inlineStepsInputs?: pulumi.Input<pulumi.Input<WorkflowInlineSteps>[]>;
}

/** Arguments of an IncidentWorkflow. */
export interface IncidentWorkflowArgs {
  name: pulumi.Input<string>;
  description: pulumi.Input<string>;
  /** Id of the team that may edit it. */
  team?: pulumi.Input<string>;
  /** "true" or "false". */
  isEnabled?: pulumi.Input<string>;
  steps?: pulumi.Input<pulumi.Input<WorkflowStepArgs>[]>;
}

/** What happens on an incident without anybody's hands. */
export class IncidentWorkflow extends pulumi.CustomResource {
  constructor(name: string, args: IncidentWorkflowArgs, opts?: pulumi.CustomResourceOptions) {
    super("pagerduty:index/incidentWorkflow:IncidentWorkflow", name, { ...args }, opts);
  }
}
