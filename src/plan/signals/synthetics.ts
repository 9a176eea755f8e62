import type { Sourced } from "../source";
import type { Seconds } from "../units";

/** What is asked from outside. */
export const syntheticKeys = ["public-api", "status-page"] as const;
/** A synthetic test's key. */
export type SyntheticKey = (typeof syntheticKeys)[number];

/** A request that is made from several places in the world again and again; the answer must be 200. */
export interface Synthetic extends Sourced {
  /** Whom it asks; which hosts these are, is an environment's fact. Each is asked by a test of its own. */
  readonly target: "each-public-host" | "status-page";
  readonly path: string;
  readonly everySeconds: Seconds;
  /** From how many places the answer must be wrong before anybody is told. */
  readonly failingLocations: number;
  /** How often a wrong answer is asked for again first. */
  readonly retries: number;
}

/** The tests of the plan from outside. */
export const synthetics = {
  "public-api": {
    target: "each-public-host",
    path: "/health",
    everySeconds: 60,
    failingLocations: 2,
    retries: 1,
    source: "Incident Classification / P0 (complete outage)",
    decision: "Requests that never arrive are in no error rate, so every public name is asked from outside.",
  },
  "status-page": {
    target: "status-page",
    path: "/",
    everySeconds: 300,
    failingLocations: 2,
    retries: 1,
    source: "Quick Reference (status page)",
  },
} as const satisfies Record<SyntheticKey, Synthetic>;
