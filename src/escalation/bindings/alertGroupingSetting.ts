import * as pulumi from "@pulumi/pulumi";

/** What alerts must have in common, and for how long. */
export interface AlertGroupingConfig {
  /** any or all of the fields. */
  aggregate?: pulumi.Input<string>;
  fields?: pulumi.Input<pulumi.Input<string>[]>;
  /** 300 to 3,600 seconds, or 86,400. */
  timeWindow?: pulumi.Input<number>;
}

/** Arguments of an AlertGroupingSetting. */
export interface AlertGroupingSettingArgs {
  name: pulumi.Input<string>;
  description: pulumi.Input<string>;
  /** content_based, content_based_intelligent, intelligent or time. */
  type: pulumi.Input<string>;
  /** A service may be in one setting only. */
  services: pulumi.Input<pulumi.Input<string>[]>;
  config?: pulumi.Input<AlertGroupingConfig>;
}

/** When alerts become one incident; replaces the deprecated alertGrouping properties of a service. */
export class AlertGroupingSetting extends pulumi.CustomResource {
  constructor(name: string, args: AlertGroupingSettingArgs, opts?: pulumi.CustomResourceOptions) {
    super("pagerduty:index/alertGroupingSetting:AlertGroupingSetting", name, { ...args }, opts);
  }
}
