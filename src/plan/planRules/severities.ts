import { severityKeys, type Severity } from "../severities";
import type { Minutes } from "../units";
import type { PlanRule } from "./planRule";

/** Deadlines that a worse severity must have shorter, or, for the cadence, no longer. */
const ordered = [
  { field: "acknowledgeWithinMinutes", tag: "severity/deadlines-out-of-order", strictly: true },
  { field: "updateEveryMinutes", tag: "severity/updates-out-of-order", strictly: false },
] as const satisfies readonly { field: keyof Severity; tag: string; strictly: boolean }[];

const inOrder = ordered.map(({ field, tag, strictly }): PlanRule => ({
  tag,
  source: "Severity Classification; Incident Classification",
  check: ({ plan }) =>
    severityKeys.slice(1).flatMap((severity, index) => {
      const worse = severityKeys[index];
      if (worse === undefined) return [];
      const [minutes, worseMinutes]: readonly (Minutes | undefined)[] = [severity, worse].map(
        (it) => plan.severities[it][field],
      );
      if (minutes === undefined || worseMinutes === undefined) return [];
      if (strictly ? minutes > worseMinutes : minutes >= worseMinutes) return [];
      return [
        {
          path: `severities.${severity}.${field}`,
          problem: `${minutes} minutes are ${strictly ? "not more" : "fewer"} than the ${worseMinutes} of ${worse}, which is worse`,
          remedy: "give the worse severity the shorter time",
        },
      ];
    }),
}));

const clocksOutOfOrder: PlanRule = {
  tag: "severity/clocks-out-of-order",
  source: "Incident Classification (Response SLA: acknowledgment first, then action, then resolution)",
  check: ({ plan }) =>
    severityKeys.flatMap((severity) => {
      const {
        acknowledgeWithinMinutes: acknowledge,
        actWithinMinutes: act,
        resolveWithinMinutes: resolve,
      } = plan.severities[severity];
      const path = `severities.${severity}`;
      const afterAcknowledgement = act === undefined || act >= acknowledge;
      const afterAction = resolve === undefined || resolve >= Math.max(act ?? 0, acknowledge);
      return [
        ...(afterAcknowledgement
          ? []
          : [
              {
                path: `${path}.actWithinMinutes`,
                problem: `action is due after ${act} minutes, before the acknowledgement after ${acknowledge}`,
                remedy: "let action be due no earlier than the acknowledgement",
              },
            ]),
        ...(afterAction
          ? []
          : [
              {
                path: `${path}.resolveWithinMinutes`,
                problem: `resolution is due after ${resolve} minutes, before acknowledgement or action`,
                remedy: "let resolution be due last",
              },
            ]),
      ];
    }),
};

const urgencyContradictsChannel: PlanRule = {
  tag: "severity/urgency-contradicts-channel",
  source: "Escalation Decision / Escalation Matrix: P0 and P1 are paged, P2 goes to Slack, P3 to a ticket",
  check: ({ plan }) =>
    severityKeys
      .filter((severity) => {
        const { urgency, channel } = plan.severities[severity];
        return (urgency === "high") !== (channel === "page");
      })
      .map((severity) => {
        const { urgency, channel } = plan.severities[severity];
        return {
          path: `severities.${severity}.urgency`,
          problem:
            urgency === "high"
              ? `people would be woken for what the plan sends by ${channel}`
              : "people who must be paged would not be woken",
          remedy: 'use "high" where the channel is "page", and "low" everywhere else',
        };
      }),
};

/** What the severities must meet among each other. */
export const severityRules: readonly PlanRule[] = [...inOrder, clocksOutOfOrder, urgencyContradictsChannel];
