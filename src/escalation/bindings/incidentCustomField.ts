import * as pulumi from "@pulumi/pulumi";

/** Arguments of an IncidentCustomField. */
export interface IncidentCustomFieldArgs {
  /** a-z, 0-9 and _ only. */
  name: pulumi.Input<string>;
  displayName: pulumi.Input<string>;
  description: pulumi.Input<string>;
  /** string, integer, float, boolean, url or datetime. */
  dataType: pulumi.Input<string>;
  /** single_value, single_value_fixed, multi_value or multi_value_fixed. */
  fieldType: pulumi.Input<string>;
}

/** A field of every incident. */
export class IncidentCustomField extends pulumi.CustomResource {
  constructor(name: string, args: IncidentCustomFieldArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "pagerduty:index/incidentCustomField:IncidentCustomField",
      name,
      { ...args },
      // The API cannot change these, and the provider does not know: it would try, and fail.
      pulumi.mergeOptions(opts, { replaceOnChanges: ["dataType", "fieldType", "name"], deleteBeforeReplace: true }),
    );
  }
}
