import { documentName, runbooks } from "../../plan";
import type { FailoverBound, RecoveryPoint, RunbookBound } from "../bounds";
import { duration } from "./tables";

/** The failover of each name, part by part, in seconds: by itself, and after people throw the switch. */
export const failoverRows = (failovers: readonly FailoverBound[]): string[][] =>
  failovers.flatMap(({ host, detection, byHand, propagationSeconds, ttlSeconds, total }) =>
    (
      [
        ["by itself", detection, total],
        ["by hand, after the decision", byHand.detection, byHand.total],
      ] as const
    ).map(([how, noticed, all], index) => [
      index === 0 ? host.name : "",
      how,
      duration(noticed.worstSeconds),
      duration(propagationSeconds),
      duration(ttlSeconds),
      duration(all.expectedSeconds),
      duration(all.worstSeconds),
    ]),
  );

/** What the columns of `failoverRows` are. */
export const failoverColumns = ["name", "how", "noticed", "spreads", "cached", "nominal", "worst"] as const;

/** What the loss of the primary can take from each store. */
export const recoveryPointRows = (points: readonly RecoveryPoint[]): string[][] =>
  points.map(({ store, minutes, by }) => [store, minutes === 0 ? "nothing" : duration(minutes * 60), by]);

/** The first phase of each runbook in each region, and the window that the plan gives it. */
export const runbookRows = (times: readonly RunbookBound[]): string[][] =>
  times.map(({ runbook, region, seconds }) => [
    documentName(runbook),
    region,
    duration(seconds),
    duration(runbooks[runbook].phases[0].untilMinute * 60),
  ]);

/** What the columns of `runbookRows` are. */
export const runbookColumns = ["document", "region", "at worst", "the plan's window"] as const;

/** What the columns of `recoveryPointRows` are. */
export const recoveryPointColumns = ["store", "at worst", "by"] as const;
