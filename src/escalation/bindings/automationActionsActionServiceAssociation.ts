import * as pulumi from "@pulumi/pulumi";

/** Arguments of an AutomationActionsActionServiceAssociation. */
export interface AutomationActionsActionServiceAssociationArgs {
  actionId: pulumi.Input<string>;
  serviceId: pulumi.Input<string>;
}

/** On whose incidents an action can be started. */
export class AutomationActionsActionServiceAssociation extends pulumi.CustomResource {
  constructor(name: string, args: AutomationActionsActionServiceAssociationArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "pagerduty:index/automationActionsActionServiceAssociation:AutomationActionsActionServiceAssociation",
      name,
      { ...args },
      opts,
    );
  }
}
