import { bandedSeverities } from "../signals";
import type { PlanRule } from "./planRule";

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

/** What the error-rate bands must meet: each can be entered and left, and a rate is in one at most. */
export const bandRules: readonly PlanRule[] = [thresholdOutOfRange, bandsOutOfOrder];
