import type { Resource } from "../../../src/review";

const stack = "urn:pulumi:prod::incident-response::";

/** A resource as an exported state has it; its id is its name in capitals. */
export function resource(
  type: string,
  name: string,
  inputs: Record<string, unknown>,
  more: Partial<Resource> = {},
): Resource {
  return { urn: `${stack}${type}::${name}`, type, id: idOf(name), inputs, outputs: {}, ...more };
}

/** The id that a resource of this name has. */
export const idOf = (name: string): string => name.toUpperCase();

/** The types that the tests write out by hand, under short names. */
export const types = {
  user: "pagerduty:index/user:User",
  schedule: "pagerduty:index/schedule:Schedule",
  policy: "pagerduty:index/escalationPolicy:EscalationPolicy",
  service: "pagerduty:index/service:Service",
  integration: "pagerduty:index/serviceIntegration:ServiceIntegration",
  method: "pagerduty:index/userContactMethod:UserContactMethod",
  rule: "pagerduty:index/userNotificationRule:UserNotificationRule",
  serviceObject: "datadog:pagerduty/serviceObject:ServiceObject",
  monitor: "datadog:index/monitor:Monitor",
  healthCheck: "aws:route53/healthCheck:HealthCheck",
  record: "aws:route53/record:Record",
  team: "pagerduty:index/team:Team",
  membership: "pagerduty:index/teamMembership:TeamMembership",
  workflow: "pagerduty:index/incidentWorkflow:IncidentWorkflow",
  trigger: "pagerduty:index/incidentWorkflowTrigger:IncidentWorkflowTrigger",
  orchestration: "pagerduty:index/eventOrchestration:EventOrchestration",
  orchestrationKey: "pagerduty:index/eventOrchestrationIntegration:EventOrchestrationIntegration",
  router: "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter",
} as const;

/** A schedule of one layer. */
export function schedule(
  name: string,
  title: string,
  users: readonly string[],
  layer: Record<string, unknown> = {},
): Resource {
  return resource(types.schedule, name, {
    name: title,
    timeZone: "America/New_York",
    layers: [
      {
        start: "2025-12-01T09:00:00Z",
        rotationVirtualStart: "2025-12-01T09:00:00Z",
        rotationTurnLengthSeconds: 604_800,
        users: users.map(idOf),
        ...layer,
      },
    ],
  });
}

/** A rung of an escalation policy that names schedules. */
export const rung = (delay: number, ...schedules: readonly string[]) => ({
  escalationDelayInMinutes: delay,
  targets: schedules.map((it) => ({ type: "schedule_reference", id: idOf(it) })),
});

/** The smallest stack that pages somebody and fails over: one severity, two seats, one monitor, one host. */
export function paging(): Resource[] {
  const integration = resource(types.integration, "p0-datadog", { name: "Datadog", service: idOf("p0-service") });
  return [
    resource(types.user, "alice", { name: "Alice Smith", email: "alice@vey.example" }),
    resource(types.user, "bob", { name: "Bob Jones", email: "bob@vey.example" }),
    schedule("incident-commander-primary", "Incident Commander (primary) on call", ["alice"]),
    schedule("incident-commander-backup", "Incident Commander (backup) on call", ["bob"]),
    resource(types.policy, "p0", {
      name: "P0 - Critical",
      numLoops: 1,
      rules: [rung(5, "incident-commander-primary"), rung(5, "incident-commander-backup")],
    }),
    resource(types.service, "p0-service", {
      name: "zkp-p0",
      escalationPolicy: idOf("p0"),
      incidentUrgencyRule: { type: "constant", urgency: "high" },
      acknowledgementTimeout: "1800",
      autoResolveTimeout: "null",
    }),
    integration,
    resource(
      types.serviceObject,
      "p0-object",
      { serviceName: "zkp-p0" },
      { propertyDependencies: { serviceKey: [integration.urn] } },
    ),
    resource(types.monitor, "verification-p0", {
      name: "[P0] Verification fails",
      type: "query alert",
      query:
        "sum(last_3m):sum:v.errors{env:production}.as_count() / sum:v.requests{env:production}.as_count() * 100 > 99",
      message: "Runbook 4.\n@pagerduty-zkp-p0",
      monitorThresholds: { critical: "99" },
      evaluationDelay: 60,
      tags: ["severity:p0", "service:proof-verification"],
    }),
    resource(types.healthCheck, "primary-health", {
      type: "HTTPS",
      fqdn: "api.us-east-1.vey.example",
      requestInterval: 10,
      failureThreshold: 3,
    }),
    resource(types.healthCheck, "switch", {
      type: "HTTPS",
      fqdn: "switch.us-west-2.vey.example",
      requestInterval: 10,
      failureThreshold: 3,
      invertHealthcheck: true,
    }),
    resource(types.healthCheck, "primary-serves", {
      type: "CALCULATED",
      childHealthchecks: [idOf("primary-health"), idOf("switch")],
      childHealthThreshold: 2,
    }),
    record("primary", "PRIMARY", "us-east-1", { healthCheckId: idOf("primary-serves") }),
    record("standby", "SECONDARY", "us-west-2"),
  ];
}

function record(name: string, type: string, region: string, more: Record<string, unknown> = {}): Resource {
  return resource(types.record, name, {
    name: "api.vey.example",
    type: "CNAME",
    ttl: 60,
    records: [`api.${region}.vey.example`],
    failoverRoutingPolicies: [{ type }],
    ...more,
  });
}

/** The same resources, with some inputs of one of them changed. */
export const changed = (resources: readonly Resource[], name: string, inputs: Record<string, unknown>): Resource[] =>
  resources.map((it) => (it.urn.endsWith(`::${name}`) ? { ...it, inputs: { ...it.inputs, ...inputs } } : it));

/** The same resources without those of these names. */
export const without = (resources: readonly Resource[], ...names: readonly string[]): Resource[] =>
  resources.filter(({ urn }) => !names.some((name) => urn.endsWith(`::${name}`)));
