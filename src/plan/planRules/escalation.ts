import { rungSchedule } from "../escalation";
import { severityKeys } from "../severities";
import { roleKeys, seatKeys, type SeatKey } from "../team";
import type { PlanRule } from "./planRule";

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

/** PagerDuty's API: an escalation policy repeats this often at most (num_loops). */
const mostRepeats = 9;

const repeatsOutOfRange: PlanRule = {
  tag: "escalation/repeats-out-of-range",
  source: "PagerDuty REST API, escalation policies: num_loops is 0 to 9",
  check: ({ plan }) =>
    severityKeys
      .filter((severity) => {
        const { repeats } = plan.escalationMatrix[severity];
        return !Number.isInteger(repeats) || repeats < 0 || repeats > mostRepeats;
      })
      .map((severity) => ({
        path: `escalationMatrix.${severity}.repeats`,
        problem: `a ladder cannot be climbed ${plan.escalationMatrix[severity].repeats} times again`,
        remedy: `give a whole number from 0 to ${mostRepeats}`,
      })),
};

const emptyRung: PlanRule = {
  tag: "escalation/empty-rung",
  source: "Escalation Decision / Escalation Matrix (every severity has an audience)",
  check: ({ plan }) =>
    severityKeys.flatMap((severity) => {
      const { rungs } = plan.escalationMatrix[severity];
      const path = `escalationMatrix.${severity}.rungs`;
      if (rungs.length === 0) return [{ path, problem: "nobody is notified", remedy: "give the ladder a rung" }];
      return rungs.flatMap((rung, index) =>
        rung.length > 0
          ? []
          : [
              {
                path: `${path}.${index + 1}`,
                problem: "the rung notifies nobody",
                remedy: "name a seat, or remove it",
              },
            ],
      );
    }),
};

const unknownSeat: PlanRule = {
  tag: "escalation/unknown-seat",
  source: "Incident Response Team",
  check: ({ plan }) =>
    severityKeys.flatMap((severity) => {
      const { rungs, informedByHand } = plan.escalationMatrix[severity];
      const path = `escalationMatrix.${severity}`;
      const mentioned: (readonly [string, readonly SeatKey[]])[] = [
        ...rungs.map((rung, index) => [`${path}.rungs.${index + 1}`, rung] as const),
        [`${path}.informedByHand`, informedByHand],
      ];
      return mentioned.flatMap(([where, seats]) =>
        seats
          .filter((seat) => !(seatKeys as readonly string[]).includes(seat))
          .map((seat) => ({
            path: where,
            problem: `the plan has no seat ${seat}`,
            remedy: `use one of ${seatKeys.join(", ")}`,
          })),
      );
    }),
};

const seatTwiceInRung: PlanRule = {
  tag: "escalation/seat-twice-in-rung",
  source: "PagerDuty: a rung's targets are told apart by their id alone, so a target given twice is lost or drifts",
  check: ({ plan }) =>
    severityKeys.flatMap((severity) =>
      plan.escalationMatrix[severity].rungs.flatMap((rung, index) =>
        [...new Set(rung.filter((seat, position) => rung.indexOf(seat) !== position))].map((seat) => ({
          path: `escalationMatrix.${severity}.rungs.${index + 1}`,
          problem: `${seat} stands in the rung twice`,
          remedy: "name a seat once in a rung; it may stand in a later rung again",
        })),
      ),
    ),
};

const pagedByHandOnly: PlanRule = {
  tag: "escalation/paged-though-by-hand",
  source: "Incident Classification / P0 (the board is informed if necessary)",
  check: ({ plan }) =>
    severityKeys.flatMap((severity) => {
      const { rungs, informedByHand } = plan.escalationMatrix[severity];
      return rungs.flatMap((rung, index) =>
        rung
          .filter((seat) => informedByHand.includes(seat))
          .map((seat) => ({
            path: `escalationMatrix.${severity}.rungs.${index + 1}`,
            problem: `${seat} is paged, although people decide whether to inform it`,
            remedy: "remove the seat from the rung, or from informedByHand",
          })),
      );
    }),
};

const roleNotPaged: PlanRule = {
  tag: "escalation/role-not-paged",
  source: "Escalation Decision / Escalation Matrix: P0 and P1 page IC, TL, CL and Security, who all have backups",
  check: ({ plan }) =>
    severityKeys
      .filter((severity) => plan.severities[severity].channel === "page")
      .flatMap((severity) => {
        const [first = [], ...later] = plan.escalationMatrix[severity].rungs;
        const path = `escalationMatrix.${severity}.rungs`;
        const primaries = roleKeys.map((role) => `${role}-primary` as const).filter((seat) => !first.includes(seat));
        const backups = roleKeys
          .map((role) => `${role}-backup` as const)
          .filter((seat) => !later.flat().includes(seat));
        return [
          ...primaries.map((seat) => ({
            path: `${path}.1`,
            problem: `${seat} is not paged at once`,
            remedy: "name the primaries of all four roles in the first rung",
          })),
          ...backups.map((seat) => ({
            path,
            problem: `${seat} is never paged after the first rung`,
            remedy: "name the backups of all four roles in a later rung",
          })),
        ];
      }),
};

/** What the escalation matrix must meet before any person is known. */
export const escalationMatrixRules: readonly PlanRule[] = [
  deadlineTooShort,
  repeatsOutOfRange,
  emptyRung,
  unknownSeat,
  seatTwiceInRung,
  pagedByHandOnly,
  roleNotPaged,
];
