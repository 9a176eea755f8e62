import type { Environment } from "../environment";
import type { Plan, RegionRole, Rule } from "../plan";

/** How Route 53 watches a region's endpoint. */
export interface HealthCheckSpec {
  readonly region: string;
  readonly fqdn: string;
  readonly path: string;
  readonly requestIntervalSeconds: 10 | 30;
  readonly failureThreshold: number;
}

/** One public host: a PRIMARY and a SECONDARY record, and the health check that decides between them. */
export interface HostSpec {
  readonly key: string;
  readonly hostName: string;
  readonly ttlSeconds: number;
  readonly endpoints: Readonly<Record<RegionRole, string>>;
  readonly healthCheck: HealthCheckSpec;
}

/** Everything that `src/failover` declares. */
export interface FailoverSpecs {
  readonly zoneName: string;
  readonly regions: Environment["aws"]["regions"];
  readonly hosts: readonly HostSpec[];
}

/** Ten seconds is Route 53's fast interval; three misses in a row keep one lost packet from moving traffic. */
const requestIntervalSeconds = 10;
const failureThreshold = 3;
/** With the above, the recovery objective of 3 minutes leaves no room for a longer TTL. */
const ttlSeconds = 60;

/** Draws up the DNS failover of every public host. */
export function failoverSpecs(_plan: Plan, { aws, dns }: Environment): FailoverSpecs {
  return {
    zoneName: dns.zoneName,
    regions: aws.regions,
    hosts: Object.entries(dns.hosts).map(([key, { hostName, endpoints }]) => ({
      key,
      hostName,
      ttlSeconds,
      endpoints,
      healthCheck: {
        region: aws.regions.primary,
        fqdn: endpoints.primary,
        path: "/health/deep",
        requestIntervalSeconds,
        failureThreshold,
      },
    })),
  };
}

/** The rules that failover specs must meet. */
export const failoverRules: readonly Rule<{ readonly failover: FailoverSpecs }>[] = [
  {
    tag: "failover/circular-health-check",
    source: "Route 53 developer guide: a health check must not test the failover name it decides about",
    check: ({ failover }) =>
      failover.hosts
        .filter(({ hostName, healthCheck }) => healthCheck.fqdn === hostName)
        .map(({ key, hostName }) => ({
          path: `failover.hosts.${key}.healthCheck`,
          problem: `the health check tests ${hostName}, the name it decides about`,
          remedy: "test the primary region's own endpoint",
        })),
  },
];
