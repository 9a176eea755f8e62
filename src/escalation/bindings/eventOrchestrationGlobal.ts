import * as pulumi from "@pulumi/pulumi";

/** What a field of the event becomes. */
export interface OrchestrationExtraction {
  target: pulumi.Input<string>;
  template?: pulumi.Input<string>;
  regex?: pulumi.Input<string>;
  source?: pulumi.Input<string>;
}

/** What a field of the incident becomes. */
export interface OrchestrationFieldUpdate {
  id: pulumi.Input<string>;
  value: pulumi.Input<string>;
}

/** A part of a field, for templates. */
export interface OrchestrationVariable {
  name: pulumi.Input<string>;
  path: pulumi.Input<string>;
  /** regex is the only one. */
  type: pulumi.Input<string>;
  /** The regular expression; its first group, or all that it matches. */
  value: pulumi.Input<string>;
}

/** What a rule does to an event. */
export interface OrchestrationActions {
  /** Id of the set of rules that goes on. */
  routeTo?: pulumi.Input<string>;
  severity?: pulumi.Input<string>;
  /** Id of a priority. */
  priority?: pulumi.Input<string>;
  annotate?: pulumi.Input<string>;
  /** trigger or resolve, whatever the event says. */
  eventAction?: pulumi.Input<string>;
  /** The alert is kept and opens no incident. */
  suppress?: pulumi.Input<boolean>;
  variables?: pulumi.Input<pulumi.Input<OrchestrationVariable>[]>;
  extractions?: pulumi.Input<pulumi.Input<OrchestrationExtraction>[]>;
  incidentCustomFieldUpdates?: pulumi.Input<pulumi.Input<OrchestrationFieldUpdate>[]>;
}

/** An expression of PagerDuty's condition language. */
export interface OrchestrationCondition {
  expression: pulumi.Input<string>;
}

/** A rule: any condition is enough. */
export interface OrchestrationRule {
  label?: pulumi.Input<string>;
  conditions?: pulumi.Input<pulumi.Input<OrchestrationCondition>[]>;
  actions: pulumi.Input<OrchestrationActions>;
  disabled?: pulumi.Input<boolean>;
}

/** Rules of which the first that matches is taken. */
export interface OrchestrationSet {
  id: pulumi.Input<string>;
  rules?: pulumi.Input<pulumi.Input<OrchestrationRule>[]>;
}

/** What is done when no rule matches. */
export interface OrchestrationCatchAll {
  actions: pulumi.Input<OrchestrationActions>;
}

/** Arguments of an EventOrchestrationGlobal. */
export interface EventOrchestrationGlobalArgs {
  eventOrchestration: pulumi.Input<string>;
  /** Events enter at the set called start. */
  sets: pulumi.Input<pulumi.Input<OrchestrationSet>[]>;
  catchAll: pulumi.Input<OrchestrationCatchAll>;
}

/** What is done to every event before it is routed. One per orchestration: two overwrite each other. */
export class EventOrchestrationGlobal extends pulumi.CustomResource {
  constructor(name: string, args: EventOrchestrationGlobalArgs, opts?: pulumi.CustomResourceOptions) {
    super("pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal", name, { ...args }, opts);
  }
}
