import type { Environment } from "../../environment";
import type { Plan, RegionRole } from "../../plan";

/** How Route 53 watches the primary's endpoint of one host. */
export interface HealthCheckSpec {
  readonly region: string;
  readonly fqdn: string;
  readonly path: string;
  readonly contains: string;
}

/**
 * One public host: a PRIMARY and a SECONDARY record, and the check that decides between them. The standby's endpoint has
 * none: it is answered in any case when the primary's is not, and a probe in the primary tells whether it works.
 */
export interface HostSpec {
  readonly key: string;
  readonly hostName: string;
  readonly endpoints: Readonly<Record<RegionRole, string>>;
  readonly healthCheck: HealthCheckSpec;
}

/** The public names and how fast a dead region is left. */
export interface DnsSpec {
  readonly zoneName: string;
  readonly acceleratedRecovery: boolean;
  readonly ttlSeconds: number;
  readonly requestIntervalSeconds: 10 | 30;
  readonly failureThreshold: number;
  /** From where Route 53 asks: so many that those of one region alone cannot keep a dead endpoint healthy. */
  readonly checkers: readonly string[];
  readonly hosts: readonly HostSpec[];
}

/** Draws up the DNS failover of every public host. */
export function dnsSpec(_plan: Plan, { aws, dns, failover }: Environment): DnsSpec {
  const hosts = Object.entries(dns.hosts).map(([key, { hostName, endpoints, health }]) => ({
    key,
    hostName,
    endpoints,
    healthCheck: { region: aws.regions.primary, fqdn: endpoints.primary, ...health },
  }));
  return {
    zoneName: dns.zoneName,
    acceleratedRecovery: failover.acceleratedRecovery,
    // Ten seconds is Route 53's fast interval; three misses in a row keep one lost packet from moving traffic. With both,
    // the recovery objective leaves no room for a longer TTL than a minute.
    requestIntervalSeconds: 10,
    failureThreshold: 3,
    ttlSeconds: 60,
    // All that there are.
    checkers: [
      "ap-northeast-1",
      "ap-southeast-1",
      "ap-southeast-2",
      "eu-west-1",
      "sa-east-1",
      "us-east-1",
      "us-west-1",
      "us-west-2",
    ],
    hosts,
  };
}
