import type { Environment } from "../../environment";
import { drillEveryMonths, firstRunFrom, type DrillMute, type Plan } from "../../plan";
import type { SloSpec } from "./inputs";
import type { DrillSpec } from "./routingInputs";

const minute = 60;
/** Of the plan's dates. Datadog shows a downtime in the zone in which it recurs, and refuses another. */
const timeZone = "UTC";
const rrule = `FREQ=MONTHLY;INTERVAL=${drillEveryMonths}`;

/** A mute for each drill: its monitors by tag, leaves and composites alike, and corrections for the objectives it spoils. */
export function drillSpecs(plan: Plan, environment: Environment, slos: readonly SloSpec[]): DrillSpec[] {
  return Object.entries(plan.drillMutes)
    .filter(([, { signals }]) => signals.length > 0)
    .map(([key, mute]) => drillSpec(key, mute, firstRunFrom(mute, environment.failover.drillsFrom), slos));
}

function drillSpec(key: string, mute: DrillMute, start: string, slos: readonly SloSpec[]): DrillSpec {
  return {
    key,
    signals: mute.signals,
    downtime: {
      message: `Drill ${key}: its detectors are muted while it runs, and no others.`,
      scope: "*",
      displayTimezone: timeZone,
      monitorIdentifier: { monitorTags: [`drill:${key}`] },
      muteFirstRecoveryNotification: true,
      recurringSchedule: {
        timezone: timeZone,
        recurrences: [{ start: start.replace(/Z$/, ""), duration: `${mute.durationMinutes}m`, rrule }],
      },
      // A detector that still alerts when the drill ends must be heard then.
      notifyEndStates: ["alert", "no data", "warn"],
      notifyEndTypes: ["canceled", "expired"],
    },
    corrections: slos
      .filter((slo) =>
        mute.signals.some((it) => it.startsWith(slo.key.replace(/-(availability|latency)$/, "-error-rate"))),
      )
      .map((slo) => ({ slo: slo.key, inputs: correction(key, start, mute) })),
  };
}

function correction(
  key: string,
  start: string,
  { durationMinutes }: DrillMute,
): DrillSpec["corrections"][number]["inputs"] {
  return {
    category: "Other",
    description: `Drill ${key}`,
    start: Date.parse(start) / 1000,
    duration: durationMinutes * minute,
    rrule,
    timezone: timeZone,
  };
}
