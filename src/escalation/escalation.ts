import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import { severityKeys, type SeatKey, type SeverityKey } from "../plan";
import { respondersTeam, type EscalationSpecs, type PolicySpec, type ScheduleSpec, type ServiceSpec } from "./specs";

/** What other folders need of a severity's service. */
export interface SeverityService {
  readonly name: string;
  readonly id: pulumi.Output<string>;
  /** Integration key of the service's Datadog integration; a secret. */
  readonly datadogKey: pulumi.Output<string>;
}

/** Schedules need a fixed start in the past: PagerDuty re-bases a rotation whose start moves. */
const rotationStart = "2025-12-01T09:00:00Z";

/** PagerDuty: people, teams, schedules, and per severity an escalation policy, a service and its Datadog integration. */
export class Escalation extends pulumi.ComponentResource {
  readonly services: Readonly<Record<SeverityKey, SeverityService>>;

  constructor(name: string, { specs }: { specs: EscalationSpecs }, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:escalation:Escalation", name, { specs }, opts);
    const parent = { parent: this };

    const users = Object.fromEntries(
      specs.users.map(({ key, ...args }) => [key, new pagerduty.User(`${name}-${key}`, args, parent)]),
    );
    const userId = (person: string) => required(users[person], person).id;
    const teams = Object.fromEntries(
      specs.teams.map(({ key, name: title, description }) => [
        key,
        new pagerduty.Team(`${name}-${key}`, { name: title, description }, parent),
      ]),
    );
    const teamId = (team: string) => required(teams[team], team).id;
    const memberships = specs.teams.flatMap(({ key, members }) =>
      members.map(
        (person) =>
          new pagerduty.TeamMembership(
            `${name}-${key}-${person}`,
            { teamId: teamId(key), userId: userId(person), role: "manager" },
            parent,
          ),
      ),
    );
    const schedules = Object.fromEntries(
      specs.schedules.map((spec) => [spec.seat, this.#createSchedule(`${name}-${spec.seat}`, spec, userId)]),
    );
    const target = {
      schedule: (seat: SeatKey) => required(schedules[seat], seat).id,
      user: userId,
    };
    const policies = Object.fromEntries(
      specs.policies.map((spec) => [
        spec.severity,
        // PagerDuty refuses to remove a member whom a policy of the team still targets, so memberships outlive policies.
        this.#createPolicy(`${name}-${spec.severity}`, spec, target, teamId(respondersTeam), memberships),
      ]),
    );
    const vendor = pagerduty.getVendorOutput({ name: "Datadog" }, parent).id;
    const services = Object.fromEntries(
      specs.services.map((spec) => {
        const policy = required(policies[spec.severity], spec.severity);
        return [spec.severity, this.#createService(`${name}-${spec.severity}`, spec, policy.id, vendor)];
      }),
    );
    this.services = services as Record<SeverityKey, SeverityService>;
    this.registerOutputs({ services: Object.fromEntries(severityKeys.map((it) => [it, this.services[it].id])) });
  }

  #createSchedule(name: string, spec: ScheduleSpec, userId: (person: string) => pulumi.Output<string>) {
    return new pagerduty.Schedule(
      name,
      {
        name: spec.name,
        description: spec.description,
        timeZone: spec.timeZone,
        // One layer only: PagerDuty can end a layer but never delete one, and returns several in no fixed order.
        layers: [
          {
            name: spec.seat,
            start: rotationStart,
            rotationVirtualStart: rotationStart,
            rotationTurnLengthSeconds: spec.turnSeconds,
            users: spec.people.map(userId),
          },
        ],
      },
      { parent: this },
    );
  }

  #createPolicy(
    name: string,
    spec: PolicySpec,
    target: { schedule: (seat: SeatKey) => pulumi.Output<string>; user: (person: string) => pulumi.Output<string> },
    team: pulumi.Output<string>,
    memberships: readonly pulumi.Resource[],
  ) {
    return new pagerduty.EscalationPolicy(
      name,
      {
        name: spec.name,
        description: spec.description,
        numLoops: spec.numLoops,
        teams: team,
        rules: spec.rungs.map(({ delayMinutes, targets }) => ({
          escalationDelayInMinutes: delayMinutes,
          targets: targets.map((it) =>
            it.kind === "schedule"
              ? { type: "schedule_reference", id: target.schedule(it.seat) }
              : { type: "user_reference", id: target.user(it.person) },
          ),
        })),
      },
      { parent: this, dependsOn: [...memberships] },
    );
  }

  #createService(name: string, spec: ServiceSpec, policy: pulumi.Output<string>, vendor: pulumi.Output<string>) {
    const service = new pagerduty.Service(
      `${name}-service`,
      {
        name: spec.name,
        description: spec.description,
        escalationPolicy: policy,
        acknowledgementTimeout: spec.acknowledgementTimeout,
        autoResolveTimeout: spec.autoResolveTimeout,
        incidentUrgencyRule: { type: "constant", urgency: spec.urgency },
      },
      { parent: this, protect: true },
    );
    const integration = new pagerduty.ServiceIntegration(
      `${name}-datadog`,
      { name: "Datadog", service: service.id, vendor },
      // The provider does not mark the key as secret, although whoever has it can open and resolve incidents.
      { parent: this, additionalSecretOutputs: ["integrationKey"] },
    );
    return { name: spec.name, id: service.id, datadogKey: pulumi.secret(integration.integrationKey) };
  }
}

function required<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw new Error(`no resource was declared for ${key}`);
  return value;
}
