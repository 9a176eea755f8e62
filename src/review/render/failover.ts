import type { FailoverBound, RecoveryPoint } from "../bounds";
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

/** What the columns of `recoveryPointRows` are. */
export const recoveryPointColumns = ["store", "at worst", "by"] as const;
