import * as pulumi from "@pulumi/pulumi";
import { severityKeys, type EventSourceKey, type SeverityKey } from "../plan";
import { IncidentCustomField } from "./bindings/incidentCustomField";
import { Approvals } from "./approvals";
import { BusinessServices } from "./business";
import { Channels } from "./channels";
import { idsOf, type IdOf } from "./ids";
import { Ladders, type SeverityService } from "./ladders";
import { lookUpPriorities } from "./priorities";
import { Responders } from "./responders";
import { Responses } from "./responses";
import { Routing } from "./routing";
import { Schedules } from "./schedules";
import type { EscalationSpecs } from "./specs";

/** PagerDuty: people first, then whom a page reaches, then how events get there and what is told on the way. */
export class Escalation extends pulumi.ComponentResource {
  readonly services: Readonly<Record<SeverityKey, SeverityService>>;
  /** The key with which runbooks page whoever decides; a secret. */
  readonly approvalsKey: pulumi.Output<string>;
  /** The id of any service, by its spec's key. */
  readonly serviceId: IdOf;
  /** The keys with which tools send events to the orchestration, by the plan's event source; secrets. */
  readonly routingKeys: Readonly<Record<EventSourceKey, pulumi.Output<string>>>;

  constructor(name: string, { specs }: { specs: EscalationSpecs }, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:escalation:Escalation", name, {}, opts);
    const within = { parent: this };
    const responders = new Responders(`${name}-responders`, { name, specs }, within);
    const { teamId, userId } = responders;
    const { scheduleId } = new Schedules(`${name}-schedules`, { name, specs, userId }, within);
    const ladders = new Ladders(`${name}-ladders`, { name, specs, responders, scheduleId }, within);
    const { serviceId, policyId } = ladders;
    const fieldId = this.#createFields(name, specs);
    const priorityId = specs.priorities === undefined ? noPriority : lookUpPriorities(specs.priorities, this);
    const routing = new Routing(`${name}-routing`, { name, specs, teamId, serviceId, fieldId, priorityId }, within);
    new Channels(`${name}-channels`, { name, specs, serviceId, priorityId }, within);
    new BusinessServices(`${name}-business-services`, { name, specs, teamId }, within);
    new Responses(`${name}-responses`, { name, specs, teamId, serviceId, policyId }, within);
    this.approvalsKey = new Approvals(`${name}-approvals`, { name, specs, responders, scheduleId }, within).eventsKey;
    this.services = ladders.services;
    this.serviceId = serviceId;
    this.routingKeys = routing.routingKeys;
    this.registerOutputs({ services: Object.fromEntries(severityKeys.map((it) => [it, this.services[it].id])) });
  }

  #createFields(name: string, { fields }: EscalationSpecs): IdOf {
    return idsOf(
      new Map(
        fields.map((spec) => [
          spec.name,
          new IncidentCustomField(
            `${name}-${spec.name.replaceAll("_", "-")}-field`,
            { ...spec, fieldType: "single_value" },
            { parent: this },
          ),
        ]),
      ),
    );
  }
}

function noPriority(severity: SeverityKey): never {
  throw new Error(`a rule gives ${severity}'s priority although the account has none`);
}
