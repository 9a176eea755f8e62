import * as pulumi from "@pulumi/pulumi";
import type { OrchestrationCatchAll, OrchestrationSet } from "./eventOrchestrationGlobal";

/** Arguments of an EventOrchestrationService. */
export interface EventOrchestrationServiceArgs {
  service: pulumi.Input<string>;
  enableEventOrchestrationForService?: pulumi.Input<boolean>;
  sets: pulumi.Input<pulumi.Input<OrchestrationSet>[]>;
  catchAll: pulumi.Input<OrchestrationCatchAll>;
}

/** What is done to every event of one service, whichever way it came. */
export class EventOrchestrationService extends pulumi.CustomResource {
  constructor(name: string, args: EventOrchestrationServiceArgs, opts?: pulumi.CustomResourceOptions) {
    super("pagerduty:index/eventOrchestrationService:EventOrchestrationService", name, { ...args }, opts);
  }
}
