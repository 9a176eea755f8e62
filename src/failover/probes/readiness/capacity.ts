import type { Cloud } from "../runtime/aws";

/** The load balancers of a region, by their ARNs. */
export interface Servers {
  readonly region: string;
  readonly loadBalancers: readonly string[];
}

/** Elastic Load Balancing counts its healthy targets every minute; a count of the last ten is taken. */
const windowSeconds = 600;

/**
 * How much of what the other region serves with stands ready here, in percent: healthy targets behind the load balancers,
 * as AWS itself counts them. Undefined when the other region's count is not known, for then nobody can compare.
 */
export async function capacityPercent(
  cloud: Cloud,
  own: Servers,
  other: Servers,
  now: number,
): Promise<number | undefined> {
  const [here, there] = await Promise.all([healthyTargets(cloud, own, now), healthyTargets(cloud, other, now)]);
  if (there === undefined || there === 0) return undefined;
  return Math.round(((here ?? 0) / there) * 100);
}

async function healthyTargets(cloud: Cloud, { region, loadBalancers }: Servers, now: number) {
  const MetricDataQueries = loadBalancers.map((arn, index) => ({
    Id: `m${index}`,
    Expression: `SEARCH('{AWS/ApplicationELB,LoadBalancer,TargetGroup} MetricName="HealthyHostCount" LoadBalancer="${nameIn(arn)}"', 'Minimum', 60)`,
  }));
  const EndTime = Math.floor(now / 1000);
  const target = "GraniteServiceVersion20100801.GetMetricData";
  const request = { MetricDataQueries, StartTime: EndTime - windowSeconds, EndTime, ScanBy: "TimestampDescending" };
  const answer = await cloud.call("monitoring", region, target, request).catch(() => undefined);
  const results = (answer as { MetricDataResults?: readonly { Values?: readonly number[] }[] } | undefined)
    ?.MetricDataResults;
  return results?.reduce((sum, { Values: [latest = 0] = [] }) => sum + latest, 0);
}

/** A load balancer's name among CloudWatch's dimensions: the end of its ARN. */
const nameIn = (arn: string) => arn.split(":loadbalancer/")[1] ?? arn;
