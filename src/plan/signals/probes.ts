import type { RegionRole } from "../continuity";
import type { Sourced } from "../source";
import type { Seconds } from "../units";
import type { MeteredComponent } from "./metrics";

/** What is probed from outside. */
export const probeKeys = [
  "public-api",
  "primary-region",
  "standby-region",
  "forged-proof-canary",
  "status-page",
  "certificate",
] as const;
/** A probe's key. */
export type ProbeKey = (typeof probeKeys)[number];

/** Whom a probe asks; which host that is, is an environment's fact. */
export type ProbeTarget =
  /** Each public name that customers call, by a probe of its own. */
  | { readonly at: "each-public-host" }
  /** The public name of a component, or the endpoint of a region that serves it. */
  | { readonly at: "public-host" | RegionRole; readonly of: MeteredComponent }
  | { readonly at: "status-page" };

/** A request that is made from several places again and again, and what its answer must be. */
export interface Probe extends Sourced {
  readonly target: ProbeTarget;
  readonly request:
    | { readonly kind: "get"; readonly path: string }
    | { readonly kind: "post"; readonly path: string; readonly body: Readonly<Record<string, unknown>> }
    | { readonly kind: "tls"; readonly validForDays: number };
  /** The answer must not contain this text; without it the answer must be 200. */
  readonly mustNotContain?: string;
  readonly everySeconds: Seconds;
  /** From how many places the answer must be wrong before anybody is told. */
  readonly failingLocations: number;
  /** How often a wrong answer is asked for again first. */
  readonly retries: number;
}

/** The probes of the plan. */
export const probes = {
  "public-api": {
    target: { at: "each-public-host" },
    request: { kind: "get", path: "/health" },
    everySeconds: 60,
    failingLocations: 2,
    retries: 1,
    source: "Incident Classification / P0 (complete outage)",
    decision: "Requests that never arrive are in no error rate, so every public name is asked from outside.",
  },
  "primary-region": {
    target: { at: "primary", of: "proof-verification" },
    request: { kind: "get", path: "/health" },
    everySeconds: 60,
    failingLocations: 2,
    retries: 1,
    source: "Runbook 4: Service Outage",
  },
  "standby-region": {
    target: { at: "standby", of: "proof-verification" },
    request: { kind: "get", path: "/health" },
    everySeconds: 60,
    failingLocations: 2,
    retries: 1,
    source: "Runbook 4: Service Outage",
  },
  "forged-proof-canary": {
    target: { at: "public-host", of: "proof-verification" },
    request: {
      kind: "post",
      path: "/v1/proofs/verify",
      body: { circuit: "membership", proof: "canary-forged-proof", publicInputs: ["0"] },
    },
    mustNotContain: '"valid":true',
    everySeconds: 60,
    failingLocations: 1,
    retries: 0,
    source: "Incident Classification / P0 (circuit vulnerability allowing proof forgery)",
    decision:
      "One acceptance anywhere is proof enough, so nothing is retried and one place suffices. Only the acceptance is asserted: an error answer passes here and is the error rate's affair.",
  },
  "status-page": {
    target: { at: "status-page" },
    request: { kind: "get", path: "/" },
    everySeconds: 300,
    failingLocations: 2,
    retries: 1,
    source: "Quick Reference (status page)",
  },
  certificate: {
    target: { at: "each-public-host" },
    request: { kind: "tls", validForDays: 21 },
    everySeconds: 3600,
    failingLocations: 2,
    retries: 1,
    source: "Incident Classification / P0 (complete outage)",
    decision: "An expired certificate is a complete outage with a known date; three weeks are time to renew by hand.",
  },
} as const satisfies Record<ProbeKey, Probe>;
