import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import type { IdOf } from "./ids";
import type { Responders } from "./responders";
import { respondersTeam, type EscalationSpecs } from "./specs";

/** What the approvers' service needs, and the name that its children's names begin with. */
export interface ApprovalsArgs {
  readonly name: string;
  readonly specs: Pick<EscalationSpecs, "approvals">;
  readonly responders: Responders;
  readonly scheduleId: IdOf;
}

/** Where a runbook that waits for a decision pages whoever decides: at once, with high urgency, and nobody else. */
export class Approvals extends pulumi.ComponentResource {
  /** The key of the service's events; a secret. */
  readonly eventsKey: pulumi.Output<string>;

  constructor(component: string, args: ApprovalsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:escalation:Approvals", component, {}, opts);
    const { name, specs, responders, scheduleId } = args;
    const { schedules, climbAfterMinutes, repeats, serviceName, description } = specs.approvals;
    const policy = new pagerduty.EscalationPolicy(
      `${name}-approvals`,
      {
        name: "Approvals",
        description,
        numLoops: repeats,
        teams: responders.teamId(respondersTeam),
        rules: schedules.map((it) => ({
          escalationDelayInMinutes: climbAfterMinutes,
          targets: [{ type: "schedule_reference", id: scheduleId(it) }],
        })),
      },
      { parent: this, dependsOn: [...responders.memberships] },
    );
    const service = new pagerduty.Service(
      `${name}-approvals-service`,
      {
        name: serviceName,
        description,
        escalationPolicy: policy.id,
        acknowledgementTimeout: "null",
        autoResolveTimeout: "null",
        incidentUrgencyRule: { type: "constant", urgency: "high" },
      },
      { parent: this, protect: true },
    );
    const integration = new pagerduty.ServiceIntegration(
      `${name}-approvals-events`,
      { name: "Runbooks", type: "events_api_v2_inbound_integration", service: service.id },
      // The provider does not mark the key as secret, although whoever has it can page the approvers.
      { parent: this, additionalSecretOutputs: ["integrationKey"] },
    );
    this.eventsKey = pulumi.secret(integration.integrationKey);
    this.registerOutputs({});
  }
}
