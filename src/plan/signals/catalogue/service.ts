import { anomalyOf, fact, p95Of, sumOf } from "../facts";
import { meteredComponents, metrics, serviceMetrics } from "../metrics";
import type { Signal, Signals } from "../signal";

/** Slow, silent, flooded or unreachable services. */
export const serviceSignals = {
  "proof-generation-slow": {
    title: "Proof generation: 95th percentile over 2 s",
    service: "proof-generation",
    severity: "p2",
    detects: ["performance-degradation"],
    fault: "proof-generation/latency",
    detector: {
      kind: "monitor",
      anyOf: [
        {
          all: [
            fact(
              "proof-generation-slow",
              "Proof generation: 95th percentile over 2 s",
              p95Of(serviceMetrics["proof-generation"].duration, 10),
              { moreThan: 2, recoverBelow: 1.8 },
            ),
          ],
        },
      ],
    },
    runbook: "service-outage",
    owner: "technical-lead",
    meaning: "One proof in twenty takes longer than 2 seconds to generate.",
    resolves: "by-itself",
    source: "Incident Classification / P2 (proof gen >2s)",
    decision: "The plan names no statistic; the 95th percentile is what one user in twenty feels.",
  },
  "verification-failure-spike": {
    title: "Proof verification: unusually many proofs are rejected",
    service: "proof-verification",
    severity: "p2",
    detects: ["verification-failure-spike"],
    fault: "proof-verification/rejections",
    detector: {
      kind: "monitor",
      anyOf: [
        {
          all: [
            fact(
              "verification-rejections-unusual",
              "Proof verification: more rejections than at this time of day",
              anomalyOf(metrics.rejectedProofs, "above", 15),
              { atLeast: 1, recoverBelow: 0 },
            ),
            fact(
              "verification-rejections-many",
              "Proof verification: at least 50 rejections in 15 minutes",
              sumOf(metrics.rejectedProofs, 15),
              { atLeast: 50, recoverBelow: 40 },
            ),
          ],
        },
      ],
    },
    runbook: "circuit-vulnerability",
    owner: "security-analyst",
    meaning: "Far more proofs fail verification than at this time on other days: a broken client, or somebody tries.",
    firstStep: "Look at which circuit version and which callers the rejected proofs come from.",
    resolves: "by-itself",
    source: "Incident Classification / P2 (failed proof verification spike)",
    decision: "Unusual alone pages at night over three rejections, so 50 in 15 minutes are asked for as well.",
  },
  "ddos-attack": {
    title: "DDoS attack in progress",
    service: "proof-generation",
    severity: "p1",
    detects: ["ddos"],
    fault: "proof-generation/flood",
    detector: {
      kind: "monitor",
      anyOf: [
        {
          all: [
            fact(
              "proof-generation-requests-unusual",
              "Proof generation: more requests than at this time of day",
              anomalyOf(serviceMetrics["proof-generation"].requests, "above", 10),
              { atLeast: 1, recoverBelow: 0 },
            ),
            fact(
              "proof-generation-requests-many",
              "Proof generation: at least 60,000 requests in 10 minutes",
              sumOf(serviceMetrics["proof-generation"].requests, 10),
              {
                atLeast: 60_000,
                recoverBelow: 45_000,
              },
            ),
          ],
        },
      ],
    },
    runbook: "ddos-attack",
    owner: "technical-lead",
    meaning: "Far more proofs are asked for than at this time on other days: requests flood the service.",
    resolves: "by-itself",
    source: "Incident Classification / P1 (DDoS attack in progress)",
    decision:
      "The plan gives no rate: 100 requests a second sustained is where proof generation queues. What the firewall stops is a signal of its own.",
  },
  ...(Object.fromEntries(meteredComponents.map((component) => [`${component}-silent`, silent(component)])) as Record<
    `${(typeof meteredComponents)[number]}-silent`,
    Signal
  >),
  "public-api-unreachable": {
    title: "The public API is unreachable",
    service: "platform",
    severity: "p0",
    detects: ["complete-outage"],
    fault: "platform/unreachable",
    detector: { kind: "synthetic", synthetic: "public-api" },
    runbook: "service-outage",
    owner: "technical-lead",
    meaning: "At least two places in the world get no answer from the public API.",
    resolves: "by-people",
    source: "Incident Classification / P0 (complete outage); Roles and Responsibilities / IC (incident closure)",
    decision:
      "It answers again as soon as the standby does, while the primary is still gone: the outage is over when the Incident Commander says so.",
  },
  "status-page-unreachable": {
    title: "The status page is unreachable",
    service: "platform",
    severity: "p2",
    detects: [],
    fault: "platform/status-page",
    detector: { kind: "synthetic", synthetic: "status-page" },
    of: "statuspage",
    runbook: "service-outage",
    owner: "communications-lead",
    meaning: "Customers cannot read the status page, which is where an incident would be told.",
    firstStep: "Check the status page vendor's own status; prepare to tell customers by e-mail instead.",
    resolves: "by-itself",
    source: "Quick Reference (status page)",
  },
} as const satisfies Signals;

/** No traffic at all: the error rate then says nothing, so this is a signal of its own, and a missing metric counts. */
function silent(component: (typeof meteredComponents)[number]): Signal {
  const title = {
    "proof-generation": "Proof generation",
    "proof-verification": "Proof verification",
    revocation: "Revocation",
  };
  return {
    title: `${title[component]}: traffic fell to zero`,
    service: component,
    severity: "p1",
    detects: ["partial-outage"],
    fault: `${component}/no-traffic`,
    detector: {
      kind: "monitor",
      anyOf: [
        {
          all: [
            fact(
              `${component}-silent`,
              `${title[component]}: no request in 5 minutes`,
              sumOf(serviceMetrics[component].requests, 5),
              { lessThan: 1 },
              { silence: "page" },
            ),
          ],
        },
      ],
    },
    runbook: "service-outage",
    owner: "technical-lead",
    meaning: `${title[component]} has received no request, or its metrics no longer arrive: an outage that no error rate shows.`,
    resolves: "by-itself",
    source: "Incident Classification / P1 (partial outage)",
    decision:
      "Silence may be an outage or a dead detector; P1 pages at once, and the outside probe raises a complete outage to P0.",
  };
}
