import { rungSchedule } from "../ladderTimes";
import { severityKeys } from "../severities";
import { seatKeys, type SeatKey } from "../team";
import { laddersOf } from "./ladders";
import type { PlanRule } from "./planRule";

/** PagerDuty's API accepts no shorter escalation delay than a minute. */
const shortestDelayMinutes = 1;

const deadlineTooShort: PlanRule = {
  tag: "escalation/deadline-too-short",
  source: "PagerDuty REST API, escalation policies: escalation_delay_in_minutes is at least 1",
  check: ({ plan }) =>
    laddersOf(plan)
      .filter(
        ({ rungs, withinMinutes }) => rungSchedule(rungs.length, withinMinutes).delayMinutes < shortestDelayMinutes,
      )
      .filter(({ deadline }, index, short) => short.findIndex((it) => it.deadline === deadline) === index)
      .map(({ path, rungs, withinMinutes, deadline }) => ({
        path: deadline,
        problem: `${withinMinutes} minutes are too few for the ${rungs.length} rungs of ${path}, of at least ${shortestDelayMinutes} minute each`,
        remedy: "allow more minutes, or give the ladder fewer rungs",
      })),
};

/** PagerDuty's API: an escalation policy repeats this often at most (num_loops). */
const mostRepeats = 9;

const repeatsOutOfRange: PlanRule = {
  tag: "escalation/repeats-out-of-range",
  source: "PagerDuty REST API, escalation policies: num_loops is 0 to 9",
  check: ({ plan }) =>
    laddersOf(plan)
      .filter(({ path }) => path.endsWith(".rungs"))
      .filter(({ repeats }) => !Number.isInteger(repeats) || repeats < 0 || repeats > mostRepeats)
      .map(({ path, repeats }) => ({
        path: path.replace(/rungs$/, "repeats"),
        problem: `a ladder cannot be climbed ${repeats} times again`,
        remedy: `give a whole number from 0 to ${mostRepeats}`,
      })),
};

const emptyRung: PlanRule = {
  tag: "escalation/empty-rung",
  source: "Escalation Decision / Escalation Matrix (every severity has an audience)",
  check: ({ plan }) =>
    laddersOf(plan).flatMap(({ path, rungs }) => {
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
  check: ({ plan }) => {
    const mentioned: (readonly [string, readonly SeatKey[]])[] = [
      ...laddersOf(plan).flatMap(({ path, rungs }) => rungs.map((it, index) => [`${path}.${index + 1}`, it] as const)),
      ...severityKeys.map(
        (it) => [`escalationMatrix.${it}.informedByHand`, plan.escalationMatrix[it].informedByHand] as const,
      ),
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
  },
};

const seatTwiceInRung: PlanRule = {
  tag: "escalation/seat-twice-in-rung",
  source: "PagerDuty: a rung's targets are told apart by their id alone, so a target given twice is lost or drifts",
  check: ({ plan }) =>
    laddersOf(plan).flatMap(({ path, rungs }) =>
      rungs.flatMap((rung, index) =>
        [...new Set(rung.filter((seat, position) => rung.indexOf(seat) !== position))].map((seat) => ({
          path: `${path}.${index + 1}`,
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
      const { informedByHand } = plan.escalationMatrix[severity];
      return laddersOf(plan)
        .filter(({ path }) => path.startsWith(`escalationMatrix.${severity}.`))
        .flatMap(({ path, rungs }) =>
          rungs.flatMap((rung, index) =>
            rung
              .filter((seat) => informedByHand.includes(seat))
              .map((seat) => ({
                path: `${path}.${index + 1}`,
                problem: `${seat} is paged, although people decide whether to inform it`,
                remedy: "remove the seat from the rung, or from informedByHand",
              })),
          ),
        );
    }),
};

/** What every ladder must meet before any person is known. */
export const escalationMatrixRules: readonly PlanRule[] = [
  deadlineTooShort,
  repeatsOutOfRange,
  emptyRung,
  unknownSeat,
  seatTwiceInRung,
  pagedByHandOnly,
];
