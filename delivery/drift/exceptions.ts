/** A difference between the program and a vendor that is known and accepted: listed in every report, and never acted on. */
export interface DriftException {
  /** The type of the objects that may differ. */
  readonly type: string;
  /** The property that may differ. */
  readonly property: string;
  readonly reason: string;
  /** When it was accepted, YYYY-MM-DD; reports say how long ago that is. */
  readonly since: string;
}

/** Every accepted difference. Each has an `ignoreChanges` beside its resource in `src`, for the same reason. */
export const driftExceptions: readonly DriftException[] = [
  {
    type: "pagerduty:index/schedule:Schedule",
    property: "layers",
    reason: "people hand over shifts in PagerDuty; overrides are theirs and never part of the program",
    since: "2026-11-23",
  },
];

/** Whole days between a date and today. */
export function ageInDays({ since }: DriftException, today: Date): number {
  return Math.floor((today.getTime() - Date.parse(since)) / 86_400_000);
}
