import * as pulumi from "@pulumi/pulumi";

/** Arguments of an EventOrchestrationServiceCacheVariable. */
export interface EventOrchestrationServiceCacheVariableArgs {
  service: pulumi.Input<string>;
  name: pulumi.Input<string>;
  /** external_data: what is put there by the REST API, for so many seconds. */
  configuration: pulumi.Input<{
    type: pulumi.Input<string>;
    dataType: pulumi.Input<string>;
    ttlSeconds: pulumi.Input<number>;
  }>;
}

/** Something that the rules of a service can read as `cache_var.<name>`. */
export class EventOrchestrationServiceCacheVariable extends pulumi.CustomResource {
  constructor(name: string, args: EventOrchestrationServiceCacheVariableArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "pagerduty:index/eventOrchestrationServiceCacheVariable:EventOrchestrationServiceCacheVariable",
      name,
      { ...args },
      opts,
    );
  }
}
