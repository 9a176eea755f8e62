import * as pulumi from "@pulumi/pulumi";
import type { EventSourceKey, IncidentFieldKey, SeverityKey } from "../plan";
import { AlertGroupingSetting } from "./bindings/alertGroupingSetting";
import { EventOrchestration } from "./bindings/eventOrchestration";
import { EventOrchestrationGlobal, type OrchestrationRule } from "./bindings/eventOrchestrationGlobal";
import { EventOrchestrationIntegration } from "./bindings/eventOrchestrationIntegration";
import { EventOrchestrationRouter } from "./bindings/eventOrchestrationRouter";
import { EventOrchestrationService } from "./bindings/eventOrchestrationService";
import { EventOrchestrationServiceCacheVariable } from "./bindings/eventOrchestrationServiceCacheVariable";
import type { IdOf } from "./ids";
import { catchAllKey, respondersTeam, type EscalationSpecs, type OrchestrationRuleSpec } from "./specs";

/** What routing needs, and the name that its children's names begin with. */
export interface RoutingArgs {
  readonly name: string;
  readonly specs: Pick<EscalationSpecs, "orchestration" | "grouping">;
  readonly teamId: IdOf;
  readonly serviceId: IdOf;
  readonly fieldId: IdOf;
  readonly priorityId: (severity: SeverityKey) => pulumi.Output<string>;
}

/** An orchestration's rules belong to it: moved to another one, they would be left behind in the first. */
const ownedBy = (parent: pulumi.Resource, owner: string): pulumi.CustomResourceOptions => ({
  parent,
  replaceOnChanges: [owner],
  deleteBeforeReplace: true,
});

/** The one way in for the events of every tool, and the rules that bring each to its severity's service. */
export class Routing extends pulumi.ComponentResource {
  /** The key that each tool sends its events with, by the source's key; secrets. */
  readonly routingKeys: Readonly<Record<EventSourceKey, pulumi.Output<string>>>;

  constructor(component: string, { name, specs, ...ids }: RoutingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:escalation:Routing", component, {}, opts);
    const { orchestration: spec, grouping } = specs;
    const orchestration = new EventOrchestration(
      `${name}-orchestration`,
      { name: spec.name, description: spec.description, team: ids.teamId(respondersTeam) },
      { parent: this },
    ).id;
    this.routingKeys = Object.fromEntries(
      spec.integrations.map(({ key, label }) => {
        const integration = new EventOrchestrationIntegration(
          `${name}-${key}-events`,
          { eventOrchestration: orchestration, label },
          { parent: this },
        );
        return [key, pulumi.secret(integration.parameters.apply((all) => all?.[0]?.routingKey ?? ""))];
      }),
    ) as Record<EventSourceKey, pulumi.Output<string>>;
    const rule = (it: OrchestrationRuleSpec) => this.#rule(it, ids);
    new EventOrchestrationGlobal(
      `${name}-enrichment`,
      {
        eventOrchestration: orchestration,
        sets: spec.sets.map(({ id, rules }) => ({ id, rules: rules.map(rule) })),
        catchAll: { actions: spec.otherwise },
      },
      ownedBy(this, "eventOrchestration"),
    );
    new EventOrchestrationRouter(
      `${name}-router`,
      {
        eventOrchestration: orchestration,
        set: {
          id: "start",
          rules: spec.routes.map(({ label, conditions, service }) => ({
            label,
            conditions: conditions.map((expression) => ({ expression })),
            actions: { routeTo: ids.serviceId(service) },
          })),
        },
        catchAll: { actions: { routeTo: ids.serviceId(catchAllKey) } },
      },
      ownedBy(this, "eventOrchestration"),
    );
    for (const { service, sets, told } of spec.services) {
      const dependsOn =
        told === undefined
          ? []
          : [
              new EventOrchestrationServiceCacheVariable(
                `${name}-${service}-${told.variable.replaceAll("_", "-")}`,
                {
                  service: ids.serviceId(service),
                  name: told.variable,
                  configuration: { type: "external_data", dataType: "string", ttlSeconds: told.ttlSeconds },
                },
                { parent: this },
              ),
            ];
      new EventOrchestrationService(
        `${name}-${service}-rules`,
        {
          service: ids.serviceId(service),
          enableEventOrchestrationForService: true,
          sets: sets.map(({ id, rules }) => ({ id, rules: rules.map(rule) })),
          catchAll: { actions: {} },
        },
        { ...ownedBy(this, "service"), dependsOn },
      );
    }
    for (const { service, name: title, description, field, windowSeconds } of grouping)
      new AlertGroupingSetting(
        `${name}-${service}-grouping`,
        {
          name: title,
          description,
          type: "content_based",
          services: [ids.serviceId(service)],
          config: { aggregate: "all", fields: [field], timeWindow: windowSeconds },
        },
        { parent: this },
      );
    this.registerOutputs({});
  }

  #rule(
    spec: OrchestrationRuleSpec,
    { priorityId, fieldId }: Pick<RoutingArgs, "priorityId" | "fieldId">,
  ): OrchestrationRule {
    const fields = Object.entries(spec.fields ?? {}) as [IncidentFieldKey, string][];
    return {
      label: spec.label,
      conditions: spec.conditions.map((expression) => ({ expression })),
      actions: {
        ...(spec.severity !== undefined && { severity: spec.severity }),
        ...(spec.priority !== undefined && { priority: priorityId(spec.priority) }),
        ...(spec.annotate !== undefined && { annotate: spec.annotate }),
        ...(spec.eventAction !== undefined && { eventAction: spec.eventAction }),
        ...(spec.suppress === true && { suppress: true }),
        ...(spec.variables !== undefined && {
          variables: spec.variables.map(({ name, path, regex }) => ({ name, path, type: "regex", value: regex })),
        }),
        ...(spec.sets !== undefined && { extractions: spec.sets.map((it) => ({ ...it })) }),
        ...(fields.length > 0 && {
          incidentCustomFieldUpdates: fields.map(([field, value]) => ({ id: fieldId(field), value })),
        }),
        ...(spec.then !== undefined && { routeTo: spec.then }),
      },
    };
  }
}
