import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { FailoverSpecs, HealthCheckSpec, HostSpec } from "./specs";
import type { Switch } from "./switch";

/** What DNS is made from, and the name that its children's names begin with. */
export interface DnsArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "dns">;
  readonly mayServe: Switch["mayServe"];
}

/** The public names: each answered from the primary, or from the standby when the primary is dead or taken out. */
export class Dns extends pulumi.ComponentResource {
  constructor(component: string, args: DnsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Dns", component, {}, opts);
    const { name, specs } = args;
    const { zoneName, acceleratedRecovery, hosts } = specs.dns;
    const zone = new aws.route53.Zone(
      `${name}-zone`,
      {
        name: zoneName,
        comment: "Public names of the protocol; failover between regions.",
        enableAcceleratedRecovery: acceleratedRecovery,
      },
      { parent: this, protect: true },
    );
    for (const host of hosts) {
      const alive = this.#deepCheck(`${name}-${host.key}-primary-health`, host.healthCheck, specs.dns).id;
      this.#createRecords(`${name}-${host.key}`, host, zone.zoneId, alive, args);
    }
    this.registerOutputs({ zoneId: zone.zoneId });
  }

  /** Asks for a known-good verification, which only a service that works from end to end can give. */
  #deepCheck(name: string, { fqdn, path, contains, region }: HealthCheckSpec, dns: FailoverSpecs["dns"]) {
    return new aws.route53.HealthCheck(
      name,
      {
        type: "HTTPS_STR_MATCH",
        fqdn,
        port: 443,
        resourcePath: path,
        searchString: contains,
        requestInterval: dns.requestIntervalSeconds,
        failureThreshold: dns.failureThreshold,
        regions: [...dns.checkers],
        enableSni: true,
        tags: { Name: `${fqdn} in ${region}` },
      },
      { parent: this, protect: true },
    );
  }

  #createRecords(
    name: string,
    { hostName, endpoints }: HostSpec,
    zoneId: pulumi.Output<string>,
    alive: pulumi.Output<string>,
    { specs, mayServe }: DnsArgs,
  ): void {
    const serves = new aws.route53.HealthCheck(
      `${name}-primary-serves`,
      {
        type: "CALCULATED",
        childHealthchecks: [alive, mayServe.primary],
        childHealthThreshold: 2,
        tags: { Name: `${hostName} is answered from the primary` },
      },
      { parent: this, protect: true },
    );
    const shared = { zoneId, name: hostName, type: "CNAME" as const, ttl: specs.dns.ttlSeconds };
    const kept = { parent: this, protect: true };
    new aws.route53.Record(
      `${name}-primary`,
      {
        ...shared,
        setIdentifier: "primary",
        records: [endpoints.primary],
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: serves.id,
      },
      kept,
    );
    new aws.route53.Record(
      `${name}-standby`,
      {
        ...shared,
        // Without a check of its own the standby is answered in any case when the primary is not.
        setIdentifier: "standby",
        records: [endpoints.standby],
        failoverRoutingPolicies: [{ type: "SECONDARY" }],
        ...(mayServe.standby !== undefined && { healthCheckId: mayServe.standby }),
      },
      kept,
    );
  }
}
