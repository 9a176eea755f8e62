import type { Sourced } from "../source";
import { hours, type Minutes } from "../units";

/** The phases of the response, in the plan's order. */
export const responsePhaseKeys = [
  "triage",
  "containment",
  "investigation",
  "eradication",
  "recovery",
  "review",
] as const;
/** A phase's key. */
export type ResponsePhaseKey = (typeof responsePhaseKeys)[number];

/** A phase of the response, in minutes after detection; phases overlap. */
export interface ResponsePhase extends Sourced {
  readonly title: string;
  readonly fromMinute: Minutes;
  readonly untilMinute: Minutes;
}

/** The six phases of the incident response process. */
export const responsePhases = {
  triage: {
    title: "Detection and Triage",
    fromMinute: 0,
    untilMinute: 15,
    source: "Phase 1: Detection and Triage (0-15 minutes)",
  },
  containment: {
    title: "Containment",
    fromMinute: 15,
    untilMinute: 60,
    source: "Phase 2: Containment (15-60 minutes)",
  },
  investigation: {
    title: "Investigation",
    fromMinute: 15,
    untilMinute: hours(4),
    source: "Phase 3: Investigation (Parallel with Containment)",
    decision: "The plan gives no end; it feeds the fix, so it lasts as long as eradication may.",
  },
  eradication: {
    title: "Eradication",
    fromMinute: hours(1),
    untilMinute: hours(4),
    source: "Phase 4: Eradication (1-4 hours)",
  },
  recovery: { title: "Recovery", fromMinute: hours(2), untilMinute: hours(8), source: "Phase 5: Recovery (2-8 hours)" },
  review: {
    title: "Post-Incident Activities",
    fromMinute: hours(24),
    untilMinute: hours(72),
    source: "Phase 6: Post-Incident Activities (24-72 hours)",
  },
} as const satisfies Record<ResponsePhaseKey, ResponsePhase>;
