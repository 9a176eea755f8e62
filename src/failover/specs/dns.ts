import type { Environment } from "../../environment";
import { regionRoles, type Plan, type RegionRole } from "../../plan";

/** How Route 53 watches a region's endpoint of one host. */
export interface HealthCheckSpec {
  readonly region: string;
  readonly fqdn: string;
  readonly path: string;
  readonly contains: string;
}

/** One public host: a PRIMARY and a SECONDARY record, and the checks that decide between them. */
export interface HostSpec {
  readonly key: string;
  readonly hostName: string;
  readonly endpoints: Readonly<Record<RegionRole, string>>;
  readonly healthChecks: Readonly<Record<RegionRole, HealthCheckSpec>>;
}

/** The public names and how fast a dead region is left. */
export interface DnsSpec {
  readonly zoneName: string;
  readonly acceleratedRecovery: boolean;
  readonly ttlSeconds: number;
  readonly requestIntervalSeconds: 10 | 30;
  readonly failureThreshold: number;
  /** From where Route 53 asks: three at least, none of them in the region that is asked alone. */
  readonly checkers: readonly string[];
  readonly hosts: readonly HostSpec[];
  /** How many hosts of a region must answer for it to count as healthy as a whole. */
  readonly healthyHosts: number;
}

/** Draws up the DNS failover of every public host. */
export function dnsSpec(_plan: Plan, { aws, dns, failover }: Environment): DnsSpec {
  const hosts = Object.entries(dns.hosts).map(([key, { hostName, endpoints, health }]) => ({
    key,
    hostName,
    endpoints,
    healthChecks: Object.fromEntries(
      regionRoles.map((role) => [role, { region: aws.regions[role], fqdn: endpoints[role], ...health }]),
    ) as Record<RegionRole, HealthCheckSpec>,
  }));
  return {
    zoneName: dns.zoneName,
    acceleratedRecovery: failover.acceleratedRecovery,
    // Ten seconds is Route 53's fast interval; three misses in a row keep one lost packet from moving traffic. With both,
    // the recovery objective leaves no room for a longer TTL than a minute.
    requestIntervalSeconds: 10,
    failureThreshold: 3,
    ttlSeconds: 60,
    checkers: ["eu-west-1", "us-east-1", "us-west-1", "us-west-2"],
    hosts,
    healthyHosts: Math.floor(hosts.length / 2) + 1,
  };
}
