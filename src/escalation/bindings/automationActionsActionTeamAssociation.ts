import * as pulumi from "@pulumi/pulumi";

/** Arguments of an AutomationActionsActionTeamAssociation. */
export interface AutomationActionsActionTeamAssociationArgs {
  actionId: pulumi.Input<string>;
  teamId: pulumi.Input<string>;
}

/** Whose members may start an action. */
export class AutomationActionsActionTeamAssociation extends pulumi.CustomResource {
  constructor(name: string, args: AutomationActionsActionTeamAssociationArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "pagerduty:index/automationActionsActionTeamAssociation:AutomationActionsActionTeamAssociation",
      name,
      { ...args },
      opts,
    );
  }
}
