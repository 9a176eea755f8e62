import * as pulumi from "@pulumi/pulumi";

/** What an action runs. */
export interface ActionDataReference {
  script?: pulumi.Input<string>;
  invocationCommand?: pulumi.Input<string>;
  processAutomationJobId?: pulumi.Input<string>;
}

/** Arguments of an AutomationActionsAction. */
export interface AutomationActionsActionArgs {
  name: pulumi.Input<string>;
  description: pulumi.Input<string>;
  /** script or process_automation. */
  actionType: pulumi.Input<string>;
  actionDataReference: pulumi.Input<ActionDataReference>;
  runnerId?: pulumi.Input<string>;
  actionClassification?: pulumi.Input<string>;
  /** "true" or "false". */
  allowInvocationManually?: pulumi.Input<string>;
  /** "true" or "false". */
  allowInvocationFromEventOrchestration?: pulumi.Input<string>;
  onlyInvocableOnUnresolvedIncidents?: pulumi.Input<boolean>;
}

/** A script that responders start from an incident. */
export class AutomationActionsAction extends pulumi.CustomResource {
  constructor(name: string, args: AutomationActionsActionArgs, opts?: pulumi.CustomResourceOptions) {
    super("pagerduty:index/automationActionsAction:AutomationActionsAction", name, { ...args }, opts);
  }
}
