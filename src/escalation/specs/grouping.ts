import type { Environment } from "../../environment";
import { displayName, secondsIn, severityKeys, type Plan, type SeverityKey } from "../../plan";

/** Alerts of one service that become one incident. */
export interface GroupingSpec {
  readonly service: SeverityKey;
  readonly name: string;
  readonly description: string;
  /** The events' field that alerts must share. */
  readonly field: string;
  readonly windowSeconds: number;
}

/**
 * Alerts of one cause within the plan's time are one incident. Each service has a setting of its own: one over several
 * would put a P0 alert into whichever incident of the cause is open, and a P2 incident of low urgency pages nobody.
 */
export function groupingSpecs(plan: Plan, { features }: Environment): GroupingSpec[] {
  if (!features.alertGrouping) return [];
  return severityKeys.map((service) => ({
    service,
    name: `${displayName(service)} alerts by cause`,
    description: "Alerts of one cause that arrive close together are one incident.",
    field: "class",
    windowSeconds: secondsIn(plan.grouping.withinMinutes),
  }));
}
