import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { FailoverSpecs, HostSpec } from "./specs";

/** AWS: DNS failover of the public hosts from the primary to the standby region. */
export class Failover extends pulumi.ComponentResource {
  constructor(name: string, { specs }: { specs: FailoverSpecs }, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Failover", name, { specs }, opts);
    const zone = new aws.route53.Zone(
      `${name}-zone`,
      { name: specs.zoneName, comment: "Public names of the protocol; failover between regions." },
      { parent: this, protect: true },
    );
    for (const host of specs.hosts) this.#createHost(`${name}-${host.key}`, host, zone);
    this.registerOutputs({ zoneId: zone.zoneId });
  }

  #createHost(name: string, host: HostSpec, zone: aws.route53.Zone): void {
    const { healthCheck, hostName, ttlSeconds } = host;
    const check = new aws.route53.HealthCheck(
      `${name}-primary-health`,
      {
        type: "HTTPS",
        fqdn: healthCheck.fqdn,
        port: 443,
        resourcePath: healthCheck.path,
        requestInterval: healthCheck.requestIntervalSeconds,
        failureThreshold: healthCheck.failureThreshold,
        enableSni: true,
        tags: { Name: `${host.key} in ${healthCheck.region}` },
      },
      { parent: this, protect: true },
    );
    const shared = { zoneId: zone.zoneId, name: hostName, type: "CNAME" as const, ttl: ttlSeconds };
    new aws.route53.Record(
      `${name}-primary`,
      {
        ...shared,
        setIdentifier: "primary",
        records: [host.endpoints.primary],
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: check.id,
      },
      { parent: this, protect: true },
    );
    new aws.route53.Record(
      `${name}-standby`,
      {
        ...shared,
        // No health check: when the primary is unhealthy the standby is answered in any case.
        setIdentifier: "standby",
        records: [host.endpoints.standby],
        failoverRoutingPolicies: [{ type: "SECONDARY" }],
      },
      { parent: this, protect: true },
    );
  }
}
