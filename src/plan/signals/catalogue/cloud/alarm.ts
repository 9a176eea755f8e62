import { regionRoles, type RegionRole } from "../../../continuity";
import type { Minutes } from "../../../units";
import type { CloudMetricKey } from "../../cloudMetrics";
import type { AlarmDetector, Signal } from "../../signal";

interface Condition {
  readonly in?: readonly RegionRole[];
  readonly everyMinutes?: Minutes;
  /** For so many of these in a row. */
  readonly times?: number;
  readonly above?: number;
  readonly below?: number;
  readonly silence?: AlarmDetector["silence"];
}

/** An alarm in both regions, each minute, unless it is said otherwise. */
export function alarm(
  metric: CloudMetricKey,
  { in: regions = regionRoles, everyMinutes = 1, times = 1, above, below, silence = "fine" }: Condition,
): AlarmDetector {
  return {
    kind: "alarm",
    metric,
    in: regions,
    everyMinutes,
    times,
    comparator: above === undefined ? "<" : ">",
    threshold: above ?? below ?? 0,
    silence,
  };
}

/** What every signal of the platform's operation has in common. */
export const operation = {
  service: "platform",
  detects: [],
  runbook: "service-outage",
  owner: "technical-lead",
  resolves: "by-itself",
} as const satisfies Partial<Signal>;
