import type { Resource } from "../../../delivery/engine";

/** A resource as a state holds it. */
export function resource(type: string, name: string, inputs: Readonly<Record<string, unknown>>): Resource {
  return { urn: `urn:pulumi:prod::incident-response::${type}::${name}`, type, custom: true, id: name, inputs };
}

/** A monitor that pages P0. */
export const monitor = (changes: Readonly<Record<string, unknown>> = {}) =>
  resource("datadog:index/monitor:Monitor", "p0-errors", {
    name: "P0 error rate",
    query: "sum(last_3m):sum:zkp.errors{*} > 99",
    message: "Outage @pagerduty-zkp-p0",
    monitorThresholds: { critical: "99" },
    renotifyInterval: 10,
    draftStatus: "published",
    ...changes,
  });

/** The escalation policy of P0. */
export const policy = (changes: Readonly<Record<string, unknown>> = {}) =>
  resource("pagerduty:index/escalationPolicy:EscalationPolicy", "p0", {
    name: "P0 - Critical",
    numLoops: 9,
    rules: [
      {
        escalationDelayInMinutes: 5,
        targets: [
          { id: "A", type: "schedule_reference" },
          { id: "B", type: "schedule_reference" },
        ],
      },
    ],
    ...changes,
  });

/** The service of P0. */
export const service = (changes: Readonly<Record<string, unknown>> = {}) =>
  resource("pagerduty:index/service:Service", "p0", {
    name: "zkp-p0",
    escalationPolicy: "EP0",
    acknowledgementTimeout: "1800",
    autoResolveTimeout: "null",
    incidentUrgencyRule: { type: "constant", urgency: "high" },
    ...changes,
  });

/** The health check that decides about the failover. */
export const healthCheck = (changes: Readonly<Record<string, unknown>> = {}) =>
  resource("aws:route53/healthCheck:HealthCheck", "api", {
    fqdn: "api.example",
    failureThreshold: 3,
    requestInterval: 10,
    disabled: false,
    ...changes,
  });
