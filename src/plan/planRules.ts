import { rungSchedule } from "./escalation";
import type { Plan } from "./plan";
import type { Rule } from "./rules";
import { severityKeys } from "./severities";
import { bandedSeverities } from "./signals";
import { seatKeys } from "./team";

type PlanRule = Rule<{ readonly plan: Plan }>;

/** PagerDuty's API accepts no shorter escalation delay than a minute. */
const shortestDelayMinutes = 1;

const deadlineTooShort: PlanRule = {
  tag: "escalation/deadline-too-short",
  source: "PagerDuty REST API, escalation policies: escalation_delay_in_minutes is at least 1",
  check: ({ plan }) =>
    severityKeys
      .filter((severity) => {
        const { delayMinutes } = rungSchedule(
          plan.escalationMatrix[severity].rungs.length,
          plan.severities[severity].acknowledgeWithinMinutes,
        );
        return delayMinutes < shortestDelayMinutes;
      })
      .map((severity) => ({
        path: `severities.${severity}.acknowledgeWithinMinutes`,
        problem: `${plan.severities[severity].acknowledgeWithinMinutes} minutes are too few for ${plan.escalationMatrix[severity].rungs.length} rungs of at least ${shortestDelayMinutes} minute each`,
        remedy: "allow more minutes, or give the escalation matrix fewer rungs",
      })),
};

const deadlinesOutOfOrder: PlanRule = {
  tag: "severity/deadlines-out-of-order",
  source: "Severity Classification",
  check: ({ plan }) =>
    severityKeys.slice(1).flatMap((severity, index) => {
      const worse = severityKeys[index];
      if (worse === undefined) return [];
      const [deadline, worseDeadline] = [severity, worse].map((it) => plan.severities[it].acknowledgeWithinMinutes);
      if (deadline === undefined || worseDeadline === undefined || deadline > worseDeadline) return [];
      return [
        {
          path: `severities.${severity}.acknowledgeWithinMinutes`,
          problem: `${deadline} minutes are not more than the ${worseDeadline} of ${worse}, which is worse`,
          remedy: "give the worse severity the shorter deadline",
        },
      ];
    }),
};

const unknownSeat: PlanRule = {
  tag: "escalation/unknown-seat",
  source: "Incident Response Team",
  check: ({ plan }) =>
    severityKeys.flatMap((severity) =>
      plan.escalationMatrix[severity].rungs.flatMap((rung, index) =>
        rung
          .filter((seat) => !(seatKeys as readonly string[]).includes(seat))
          .map((seat) => ({
            path: `escalationMatrix.${severity}.rungs.${index + 1}`,
            problem: `the plan has no seat ${seat}`,
            remedy: `use one of ${seatKeys.join(", ")}`,
          })),
      ),
    ),
};

const thresholdOutOfRange: PlanRule = {
  tag: "monitor/threshold-out-of-range",
  source: "Incident Classification (error rates are shares of all requests)",
  check: ({ plan }) =>
    bandedSeverities.flatMap((severity) => {
      const { from, recoverBelowPercent } = plan.errorRateBands[severity];
      const path = `errorRateBands.${severity}`;
      return [
        ...(from.percent > 0 && from.percent < 100
          ? []
          : [
              {
                path: `${path}.from`,
                problem: `a threshold of ${from.percent} % can never be crossed or is always crossed`,
                remedy: "give a share above 0 and below 100 percent",
              },
            ]),
        ...(recoverBelowPercent < from.percent
          ? []
          : [
              {
                path: `${path}.recoverBelowPercent`,
                problem: `recovery at ${recoverBelowPercent} % is not below the threshold of ${from.percent} %`,
                remedy: "let the band recover below the rate that enters it",
              },
            ]),
      ];
    }),
};

const bandsOutOfOrder: PlanRule = {
  tag: "monitor/bands-out-of-order",
  source: "Incident Classification",
  check: ({ plan }) =>
    bandedSeverities.slice(1).flatMap((severity, index) => {
      const milder = bandedSeverities[index];
      if (milder === undefined) return [];
      const [from, milderFrom] = [severity, milder].map((it) => plan.errorRateBands[it].from.percent);
      if (from === undefined || milderFrom === undefined || from > milderFrom) return [];
      return [
        {
          path: `errorRateBands.${severity}.from`,
          problem: `${from} % is not above the ${milderFrom} % of ${milder}, which is milder`,
          remedy: "let worse bands begin at higher rates",
        },
      ];
    }),
};

/** The rules that the plan itself must meet, whatever the environment. */
export const planRules: readonly PlanRule[] = [
  deadlineTooShort,
  deadlinesOutOfOrder,
  unknownSeat,
  thresholdOutOfRange,
  bandsOutOfOrder,
];
