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
    "signals.evidence-write-failing.evidence-write-failing",
    /-1 is outside its unit/,
  ],
  [
    "monitor/window-not-offered",
    { plan: evidence({ query: failures(50_000) }) },
    "signals.evidence-write-failing.evidence-write-failing",
    /no window of 50000 minutes/,
  ],
  [
    "monitor/aggregation-unfit",
    {
      plan: evidence({
        query: { kind: "metric", metric: metrics.evidenceWriteFailures, aggregation: "p95", windowMinutes: 10 },
      }),
    },
    "signals.evidence-write-failing.evidence-write-failing",
    /is a count; p95 needs a distribution/,
  ],
  [
    "monitor/search-not-quotable",
    {
      plan: evidence({
        query: { kind: "search", source: "logs", search: { is: { a: "b c" } }, rollup: "count", windowMinutes: 5 },
      }),
    },
    "signals.evidence-write-failing.evidence-write-failing",
    /would break the query/,
  ],
  [
    "monitor/pages-twice",
    { plan: withSignal("replication-lagging", { fault: "platform/evidence" }) },
    "signals.replication-lagging",
    /as evidence-write-failing does already/,
  ],
  [
    "monitor/example-undetected",
    { plan: { ...plan, detectedByPeople: {} } },
    "severities.p1.examples.limited-circuit-vulnerability",
    /no signal detects/,
  ],
  [
    "monitor/unknown-example",
    { plan: withSignal(page, { detects: ["full-moon"] }) },
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
    "monitor/probe-places",
    {
      plan: {
        ...plan,
        probes: { ...plan.probes, "forged-proof-canary": { ...plan.probes["forged-proof-canary"], retries: 1 } },
      },
    },
    "signals.forged-proof-accepted",
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
