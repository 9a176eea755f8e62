import * as pulumi from "@pulumi/pulumi";

/** Arguments of a Team. */
export interface TeamArgs {
  name: pulumi.Input<string>;
  description: pulumi.Input<string>;
  /** What a member may do who is given no role: manager or none. The SDK's own class drops it in silence. */
  defaultRole: pulumi.Input<string>;
  parent?: pulumi.Input<string>;
}

/** People who answer incidents together. */
export class Team extends pulumi.CustomResource {
  constructor(name: string, args: TeamArgs, opts?: pulumi.CustomResourceOptions) {
    super("pagerduty:index/team:Team", name, { ...args }, opts);
  }
}
