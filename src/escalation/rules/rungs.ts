import type { Minutes } from "../../plan";
import type { Found } from "./subject";

/** A rung as a spec or a declared resource has it. */
export interface Rung {
  /** How findings name it. */
  readonly path: string;
  readonly targets: number;
  readonly delayMinutes: Minutes;
}

/** What PagerDuty has answered for more; the API's own description says 10. */
export const targetsPerRung = 5;

/** Rungs that PagerDuty would refuse. The policy pack asks the same of declared policies. */
export const crowdedRungs = (rungs: readonly Rung[]): Found[] =>
  rungs
    .filter(({ targets }) => targets > targetsPerRung)
    .map(({ path, targets }) => ({
      path,
      problem: `${targets} targets; PagerDuty takes ${targetsPerRung} at most`,
      remedy: `keep a rung to ${targetsPerRung} seats or people, or add a rung to the escalation matrix`,
    }));

/** Rungs that notify nobody, or nobody long enough to answer. The policy pack asks the same of declared policies. */
export const idleRungs = (rungs: readonly Rung[]): Found[] =>
  rungs.flatMap(({ path, targets, delayMinutes }): Found[] => {
    if (targets === 0) return [{ path, problem: "it notifies nobody", remedy: "name a seat that somebody fills" }];
    return delayMinutes < 1
      ? [{ path, problem: "the ladder passes it at once", remedy: "give each rung a minute at least" }]
      : [];
  });
