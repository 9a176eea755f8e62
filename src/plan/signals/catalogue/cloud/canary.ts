import type { Signals } from "../../signal";
import { alarm } from "./alarm";

/** The canary's three verdicts, kept apart: only the first one says that a circuit must be disabled. */
export const canarySignals: Signals = {
  "forged-proof-accepted": {
    title: "A forged proof was accepted",
    service: "proof-verification",
    severity: "p0",
    detects: ["proof-forgery"],
    fault: "proof-verification/forgery",
    detector: alarm("forgeries-accepted", { above: 0 }),
    runbook: "circuit-vulnerability",
    owner: "security-analyst",
    meaning: "The verifier called a proof valid that proves nothing; the canary's log says which one of its corpus.",
    resolves: "by-people",
    source: "Incident Classification / P0 (circuit vulnerability allowing proof forgery)",
    decision: "One acceptance in one region is proof enough; no answer at all is never taken for one.",
  },
  "genuine-proof-refused": {
    title: "A genuine proof is refused",
    service: "proof-verification",
    severity: "p1",
    detects: ["partial-outage"],
    fault: "proof-verification/refusal",
    detector: alarm("genuine-refused", { times: 3, above: 0 }),
    runbook: "service-outage",
    owner: "technical-lead",
    meaning:
      "The verifier answers, and calls a proof invalid that is valid: customers are turned away without an error.",
    firstStep: "See whether a circuit version or a verification key was changed; put the last one back.",
    resolves: "by-itself",
    source: "Incident Classification / P1 (partial outage)",
  },
  "verification-unreachable": {
    title: "The verification API does not answer",
    service: "proof-verification",
    severity: "p1",
    detects: ["partial-outage"],
    fault: "proof-verification/unreachable",
    detector: alarm("verification-unreachable", { times: 5, above: 0 }),
    runbook: "service-outage",
    owner: "technical-lead",
    meaning: "From one region, the public name of verification gives no answer, though it was asked again and again.",
    resolves: "by-itself",
    source: "Incident Classification / P1 (partial outage)",
    decision: "Five minutes are longer than a failover takes, so a failover that works is not told a second time.",
  },
};
