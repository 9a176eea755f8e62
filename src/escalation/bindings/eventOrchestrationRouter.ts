import * as pulumi from "@pulumi/pulumi";

/** Where a rule sends an event: a service's id, or for the catch-all also "unrouted". */
export interface RouterActions {
  routeTo: pulumi.Input<string>;
}

/** An expression of PagerDuty's condition language. */
export interface RouterCondition {
  expression: pulumi.Input<string>;
}

/** A rule: any condition is enough. */
export interface RouterRule {
  label?: pulumi.Input<string>;
  conditions?: pulumi.Input<pulumi.Input<RouterCondition>[]>;
  actions: pulumi.Input<RouterActions>;
  disabled?: pulumi.Input<boolean>;
}

/** The router's only set; its id is start. */
export interface RouterSet {
  id: pulumi.Input<string>;
  rules?: pulumi.Input<pulumi.Input<RouterRule>[]>;
}

/** Where events go that no rule takes. */
export interface RouterCatchAll {
  actions: pulumi.Input<RouterActions>;
}

/** Arguments of an EventOrchestrationRouter. */
export interface EventOrchestrationRouterArgs {
  eventOrchestration: pulumi.Input<string>;
  set: pulumi.Input<RouterSet>;
  catchAll: pulumi.Input<RouterCatchAll>;
}

/** Which service an event goes to. One per orchestration: two overwrite each other. */
export class EventOrchestrationRouter extends pulumi.CustomResource {
  constructor(name: string, args: EventOrchestrationRouterArgs, opts?: pulumi.CustomResourceOptions) {
    super("pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter", name, { ...args }, opts);
  }
}
