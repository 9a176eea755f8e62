import { drillEveryMonths, type drills } from "../drills";
import type { Sourced } from "../source";
import type { Minutes } from "../units";

/** When a drill runs, and which signals it sets off on purpose: these are muted meanwhile, and nothing else is. */
export interface DrillMute extends Sourced {
  /** A run, in UTC as downtimes and objective corrections both understand it; all others are at the plan's cadence from it. */
  readonly firstRun: string;
  readonly durationMinutes: Minutes;
  readonly signals: readonly string[];
}

/** The drills' mutes, spread over the half-year so that no two coincide. */
export const drillMutes = {
  "circuit-vulnerability": {
    firstRun: "2026-09-08T14:00:00Z",
    durationMinutes: 60,
    signals: [],
    source: "Training and Drills / Incident Response Drills",
    decision: "The drill's forgery is told, not made: what would detect a real one stays loud.",
  },
  "ddos-attack": {
    firstRun: "2026-10-13T14:00:00Z",
    durationMinutes: 60,
    signals: ["ddos-attack"],
    source: "Training and Drills / Incident Response Drills",
  },
  "privacy-breach": {
    firstRun: "2026-11-10T14:00:00Z",
    durationMinutes: 60,
    signals: ["limited-privacy-leak", "mass-linkage-breach", "metadata-leakage"],
    source: "Training and Drills / Incident Response Drills",
  },
  "multi-component-outage": {
    firstRun: "2026-12-08T14:00:00Z",
    durationMinutes: 60,
    signals: [
      ...["proof-generation", "proof-verification"].flatMap((component) =>
        ["p0", "p1", "p2"].map((severity) => `${component}-error-rate-${severity}`),
      ),
    ],
    source: "Training and Drills / Incident Response Drills",
    decision:
      "The test from outside, the alarms in AWS and the revocation service stay loud, so that a real outage during the drill still pages.",
  },
} as const satisfies Record<keyof typeof drills, DrillMute>;

/**
 * The first run of a drill on or after a day.
 *
 * @param from the day, YYYY-MM-DD; absent, the recorded run is the first. A recorded day, never today: whoever renders the
 *   plan must get the same dates as everybody else.
 */
export function firstRunFrom({ firstRun }: DrillMute, from = ""): string {
  const run = new Date(firstRun);
  while (run.toISOString().slice(0, 10) < from) run.setUTCMonth(run.getUTCMonth() + drillEveryMonths);
  return run.toISOString().replace(".000Z", "Z");
}
