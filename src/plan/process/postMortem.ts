import type { Sourced } from "../source";
import { days, hours, type Minutes } from "../units";

/** A class of action items, by how soon they must be closed. */
export interface ActionItemCategory {
  readonly withinMinutes: Minutes;
  readonly kind: string;
}

/** The post-mortem and what follows from it. */
export interface PostMortem extends Sourced {
  /** Counted from the incident's resolution. */
  readonly withinMinutes: Minutes;
  /** It is held at this hour, on the first day that is a day or more after the resolution. */
  readonly meetAtHourUtc: number;
  readonly participants: readonly string[];
  readonly agenda: readonly string[];
  readonly tracking: readonly string[];
  readonly actionItems: Readonly<Record<ActionItemKey, ActionItemCategory>>;
  readonly documentation: readonly string[];
}

/** The post-mortem and what follows from it; its template is with the other texts, in `templates`. */
export const postMortem = {
  withinMinutes: hours(72),
  meetAtHourUtc: 15,
  participants: ["Incident Commander", "Technical Lead", "All responders", "Stakeholders"],
  agenda: [
    "Timeline review",
    "What went well",
    "What went poorly",
    "Root cause analysis",
    "Action items (with owners and deadlines)",
  ],
  tracking: [
    "Create tickets for each action item",
    "Assign owners and deadlines",
    "Track in project management tool",
    "Weekly status reviews",
    "Close when complete",
  ],
  actionItems: {
    immediate: { withinMinutes: days(7), kind: "Critical fixes" },
    "short-term": { withinMinutes: days(30), kind: "Important improvements" },
    "long-term": { withinMinutes: days(90), kind: "Systemic changes" },
  },
  documentation: [
    "Runbooks (incident-specific procedures)",
    "Monitoring alerts (adjust thresholds)",
    "Architecture diagrams (if changed)",
    "Security documentation",
    "User documentation (if user-facing)",
  ],
  source: "Phase 6: Post-Incident Activities",
  decision:
    "A month is 30 days and three months are 90, so that a deadline is a number of minutes; 15:00 UTC is office hours on both sides of the Atlantic, and a day's rest leaves a day to move the meeting.",
} as const satisfies PostMortem;

/** The classes of action items, soonest first. */
export const actionItemKeys = ["immediate", "short-term", "long-term"] as const;
/** A class of action items. */
export type ActionItemKey = (typeof actionItemKeys)[number];
