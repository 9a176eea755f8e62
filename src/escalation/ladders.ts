import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import { severityKeys, type SeverityKey } from "../plan";
import { idsOf, type IdOf } from "./ids";
import type { Responders } from "./responders";
import { respondersTeam, type EscalationSpecs, type PolicySpec, type ServiceSpec } from "./specs";

/** What other folders need of a severity's service. */
export interface SeverityService {
  readonly name: string;
  readonly id: pulumi.Output<string>;
  /** Integration key of the service's Datadog integration; a secret. */
  readonly datadogKey: pulumi.Output<string>;
  /** Integration key of the service's CloudWatch integration; a secret. */
  readonly cloudwatchKey: pulumi.Output<string>;
}

/** What ladders need, and the name that their names begin with. */
export interface LaddersArgs {
  readonly name: string;
  readonly specs: Pick<EscalationSpecs, "policies" | "services">;
  readonly responders: Responders;
  readonly scheduleId: IdOf;
}

/** Escalation policies, the services that use them, and the keys with which tools open incidents. */
export class Ladders extends pulumi.ComponentResource {
  readonly policyId: IdOf;
  readonly serviceId: IdOf;
  readonly services: Readonly<Record<SeverityKey, SeverityService>>;

  constructor(component: string, { name, specs, ...people }: LaddersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:escalation:Ladders", component, {}, opts);
    this.policyId = idsOf(
      new Map(specs.policies.map((spec) => [spec.key, this.#createPolicy(`${name}-${spec.key}`, spec, people)])),
    );
    const services = new Map(specs.services.map((spec) => [spec.key, this.#createService(name, spec)]));
    this.serviceId = idsOf(services);
    for (const { key } of specs.services.filter(({ kind }) => kind === "drill"))
      this.#createKey(`${name}-${key}-events`, key, { name: "Drill", type: "events_api_v2_inbound_integration" });
    const datadog = pagerduty.getVendorOutput({ name: "Datadog" }, { parent: this }).id;
    this.services = Object.fromEntries(
      severityKeys.map((severity) => [
        severity,
        {
          name: specs.services.find(({ key }) => key === severity)?.name ?? severity,
          id: this.serviceId(severity),
          datadogKey: this.#createKey(`${name}-${severity}-datadog`, severity, { name: "Datadog", vendor: datadog }),
          cloudwatchKey: this.#createKey(`${name}-${severity}-cloudwatch`, severity, {
            name: "Amazon CloudWatch",
            type: "aws_cloudwatch_inbound_integration",
          }),
        },
      ]),
    ) as Record<SeverityKey, SeverityService>;
    this.registerOutputs({});
  }

  #createPolicy(
    name: string,
    spec: PolicySpec,
    { responders, scheduleId }: Pick<LaddersArgs, "responders" | "scheduleId">,
  ) {
    return new pagerduty.EscalationPolicy(
      name,
      {
        name: spec.name,
        description: spec.description,
        numLoops: spec.numLoops,
        teams: responders.teamId(respondersTeam),
        rules: spec.rungs.map(({ delayMinutes, targets }) => ({
          escalationDelayInMinutes: delayMinutes,
          targets: targets.map((it) =>
            it.kind === "schedule"
              ? { type: "schedule_reference", id: scheduleId(it.schedule) }
              : { type: "user_reference", id: responders.userId(it.person) },
          ),
        })),
      },
      { parent: this, dependsOn: [...responders.memberships] },
    );
  }

  #createService(name: string, spec: ServiceSpec) {
    return new pagerduty.Service(
      `${name}-${spec.key}-service`,
      {
        name: spec.name,
        description: spec.description,
        escalationPolicy: this.policyId(spec.policy),
        acknowledgementTimeout: spec.acknowledgementTimeout,
        autoResolveTimeout: spec.autoResolveTimeout,
        incidentUrgencyRule: { type: "constant", urgency: spec.urgency },
      },
      // Deleting a service deletes its incidents' history and every key that tools hold.
      { parent: this, protect: true },
    );
  }

  #createKey(name: string, service: string, args: Omit<pagerduty.ServiceIntegrationArgs, "service">) {
    const integration = new pagerduty.ServiceIntegration(
      name,
      { ...args, service: this.serviceId(service) },
      // The provider does not mark the key as secret, although whoever has it can open and resolve incidents.
      { parent: this, additionalSecretOutputs: ["integrationKey"] },
    );
    return pulumi.secret(integration.integrationKey);
  }
}
