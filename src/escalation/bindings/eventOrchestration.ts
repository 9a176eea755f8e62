import * as pulumi from "@pulumi/pulumi";

/** Arguments of an EventOrchestration. */
export interface EventOrchestrationArgs {
  name: pulumi.Input<string>;
  description: pulumi.Input<string>;
  /** Id of the team that may edit it; without one only admins can. */
  team?: pulumi.Input<string>;
}

/** One way in for the events of many tools. */
export class EventOrchestration extends pulumi.CustomResource {
  constructor(name: string, args: EventOrchestrationArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "pagerduty:index/eventOrchestration:EventOrchestration",
      name,
      { ...args },
      // Every orchestration has an integration of its own, whose routing key the provider does not mark as secret.
      pulumi.mergeOptions(opts, { additionalSecretOutputs: ["integrations"] }),
    );
  }
}
