import type { Sourced } from "./source";
import type { Minutes } from "./units";

/** The ways in which PagerDuty can tell a person. */
export type ContactChannel = "push" | "phone" | "sms" | "email";

/** How people are told of incidents of one urgency: each channel, and how long after they were notified. */
export interface NotificationLine extends Sourced {
  readonly steps: readonly { readonly channel: ContactChannel; readonly afterMinutes: Minutes }[];
}

/** How people are told, by an incident's urgency. PagerDuty sends an e-mail at once by itself, so none is listed at 0. */
export const notifications = {
  high: {
    steps: [
      { channel: "push", afterMinutes: 0 },
      { channel: "phone", afterMinutes: 0 },
      { channel: "sms", afterMinutes: 1 },
    ],
    source: "Incident Classification / P0 (15 minutes to acknowledgment)",
    decision:
      "The plan says 'page': a push and a call in the first minute, because one of them gets through a silenced phone, and a text message for places without data.",
  },
  low: {
    steps: [{ channel: "email", afterMinutes: 1 }],
    source: "Escalation Decision / Escalation Matrix, P2 and P3",
    decision: "P2 goes to Slack and P3 to a ticket: PagerDuty adds an e-mail, which wakes nobody.",
  },
} as const satisfies Record<"high" | "low", NotificationLine>;

/** Channels that wake a person up. */
export const wakingChannels: readonly ContactChannel[] = ["push", "phone", "sms"];
