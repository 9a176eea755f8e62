import type { Cloud } from "./aws";

/** Where a probe runs, who watches it, and under which names it is heard. */
export interface Place {
  readonly probe: string;
  readonly region: string;
  /** The region in which its heartbeat is watched. */
  readonly watchedIn: string;
  readonly namespace: string;
  readonly heartbeat: string;
}

/** What a probe measured, by the metric's name. What it could not measure is left out. */
export type Measured = Readonly<Record<string, number | undefined>>;

/**
 * Says what a probe measured, where it runs; then that it ran, in the other region. A probe that cannot say what it
 * measured does not say that it ran either.
 */
export async function report(cloud: Cloud, place: Place, measured: Measured): Promise<void> {
  const points = Object.entries(measured).flatMap(([MetricName, Value]) =>
    Value === undefined ? [] : [{ MetricName, Value }],
  );
  if (points.length > 0) await put(cloud, place.region, place, points);
  const Dimensions = [{ Name: "Probe", Value: place.probe }];
  await put(cloud, place.watchedIn, place, [{ MetricName: place.heartbeat, Value: 1, Dimensions }]);
}

interface Point {
  readonly MetricName: string;
  readonly Value: number;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
}

const put = (cloud: Cloud, region: string, { namespace }: Place, MetricData: readonly Point[]) =>
  cloud.call("monitoring", region, "GraniteServiceVersion20100801.PutMetricData", { Namespace: namespace, MetricData });
