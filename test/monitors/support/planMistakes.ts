import type { MonitorSpecs } from "../../../src/monitors";
import { drillMutes, metrics, plan, type Plan } from "../../../src/plan";
import { evidence, failures, outage, page, withSignal } from "./changes";

/** A rule, the plan or the specs that break it, where it is found, and what is said about it. */
export type Mistake = readonly [
  tag: string,
  broken: { plan: Plan } | { monitors: MonitorSpecs },
  path: string,
  problem: RegExp,
];

const ddos = drillMutes["ddos-attack"];

/** Mistakes in the plan. */
export const planMistakes: readonly Mistake[] = [
  [
    "monitor/raise-not-worse",
    { plan: withSignal("metadata-leakage", { confirms: ["verification-failure-spike"] }) },
    "signals.metadata-leakage.confirms",
    /raises verification-failure-spike from P2 to P2, which is the same severity/,
  ],
  [
    "monitor/raise-not-worse",
    { plan: withSignal("mass-linkage-breach", { confirms: ["limited-privacy-leek"] }) },
    "signals.mass-linkage-breach.confirms",
    /there is no signal limited-privacy-leek; did you mean limited-privacy-leak\?/,
  ],
  [
    "monitor/outage-hidden",
    { plan: withSignal("revocation-silent", { fault: "revocation/other" }) },
    "signals.revocation-silent",
    /nothing notices that revocation gets no traffic/,
  ],
  [
    "monitor/guard-too-low",
    { plan: { ...plan, errorRate: { ...plan.errorRate, minimumRequests: 10 } } },
    "errorRate.minimumRequests",
    /one error among 10 requests is 10 %/,
  ],
  [
    "monitor/drill-mutes-others",
    {
      plan: {
        ...plan,
        drillMutes: { ...plan.drillMutes, "key-drill": { ...ddos, signals: ["signing-key-misuse"] } },
      },
    },
    "drillMutes.key-drill",
    /does not mute signing-key-misuse, which no monitor detects/,
  ],
  [
    "monitor/threshold-outside-unit",
    { plan: evidence({ threshold: -1 }) },
    "signals.proof-generation-slow.proof-generation-slow",
    /-1 is outside its unit/,
  ],
  [
    "monitor/window-not-offered",
    { plan: evidence({ query: failures(50_000) }) },
    "signals.proof-generation-slow.proof-generation-slow",
    /no window of 50000 minutes/,
  ],
  [
    "monitor/aggregation-unfit",
    {
      plan: evidence({
        query: { kind: "metric", metric: metrics.rejectedProofs, aggregation: "p95", windowMinutes: 10 },
      }),
    },
    "signals.proof-generation-slow.proof-generation-slow",
    /is a count; p95 needs a distribution/,
  ],
  [
    "monitor/search-not-quotable",
    {
      plan: evidence({
        query: {
          kind: "search",
          search: { emitter: "egress-scanner", in: "logs", is: { a: "b c" } },
          rollup: "count",
          windowMinutes: 5,
        },
      }),
    },
    "signals.proof-generation-slow.proof-generation-slow",
    /would break the query/,
  ],
  [
    "monitor/pages-twice",
    { plan: withSignal("verification-failure-spike", { fault: "proof-generation/latency" }) },
    "signals.verification-failure-spike",
    /as proof-generation-slow does already/,
  ],
  [
    "monitor/example-undetected",
    { plan: { ...plan, detectedByPeople: {} } },
    "severities.p1.examples.limited-circuit-vulnerability",
    /no signal detects/,
  ],
  [
    "monitor/unknown-example",
    { plan: withSignal(page, { detects: [...(plan.signals[page]?.detects ?? []), "full-moon"] }) },
    `signals.${page}.detects`,
    /p2 has no example full-moon/,
  ],
  [
    "monitor/burn-rate-impossible",
    {
      plan: {
        ...plan,
        burnRateWindows: plan.burnRateWindows.map((it) => ({
          ...it,
          ...(it.key === "slow" && { longWindowMinutes: 4320 }),
        })),
      },
    },
    "monitors.proof-generation-availability-burn-slow",
    /over 4320 and 120 minutes/,
  ],
  [
    "monitor/too-few-places",
    {
      plan: {
        ...plan,
        synthetics: { ...plan.synthetics, "public-api": { ...plan.synthetics["public-api"], failingLocations: 1 } },
      },
    },
    "synthetics.public-api-unreachable-proof-api",
    /too few/,
  ],
  [
    "monitor/too-slow",
    { plan: { ...plan, errorRate: { ...plan.errorRate, windowMinutes: 5 } } },
    `signals.${outage}`,
    /after 4\d\d seconds on average/,
  ],
  [
    "monitor/drill-mutes-others",
    {
      plan: {
        ...plan,
        drillMutes: {
          ...plan.drillMutes,
          "privacy-breach": {
            ...plan.drillMutes["privacy-breach"],
            signals: ["mass-linkage-breach"],
          } as Plan["drillMutes"][string],
        },
      },
    },
    "drillMutes.privacy-breach",
    /mutes privacy-leak, which also serves signals outside the drill/,
  ],
];
