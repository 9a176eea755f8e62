import * as pulumi from "@pulumi/pulumi";

/** Arguments of an EventOrchestrationIntegration. */
export interface EventOrchestrationIntegrationArgs {
  eventOrchestration: pulumi.Input<string>;
  label: pulumi.Input<string>;
}

/** The key with which one tool sends its events to an orchestration. */
export class EventOrchestrationIntegration extends pulumi.CustomResource {
  /** One entry, with the key; nothing before the vendor has made it. */
  declare readonly parameters: pulumi.Output<readonly { readonly routingKey: string }[] | undefined>;

  constructor(name: string, args: EventOrchestrationIntegrationArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "pagerduty:index/eventOrchestrationIntegration:EventOrchestrationIntegration",
      name,
      { ...args, parameters: undefined },
      // The provider does not mark the routing key as secret, although whoever has it can open incidents.
      pulumi.mergeOptions(opts, { additionalSecretOutputs: ["parameters"] }),
    );
  }
}
