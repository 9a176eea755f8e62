import { describe, expect, it } from "vitest";
import { monitorRules } from "../../src/monitors";
import { drawUp } from "../../src/blueprint";
import { fact, metrics, plan, PlanError, sumOf, type Plan, type Signal } from "../../src/plan";
import { evidence, messageOf, page, resting, withMonitor, withSignal } from "./support/changes";
import { planMistakes } from "./support/planMistakes";
import { found, production } from "./support/production";
import { specMistakes } from "./support/specMistakes";

const rows = [...planMistakes, ...specMistakes];

describe("the rules of the monitors", () => {
  it("find nothing in the plan as it stands", () => {
    expect(found()).toEqual([]);
  });

  it.each(rows)("%s is found when it is broken, and nothing else is", (tag, broken, path, problem) => {
    const findings = found(broken);
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set([tag]));
    const first = findings.find((it) => it.path === path);
    expect(first?.problem).toMatch(problem);
    expect(first?.remedy).toMatch(/\w+/);
  });

  it("let a P0 signal be slow for a written reason", () => {
    const slow = {
      detector: { kind: "synthetic", synthetic: "status-page" } as const,
      severity: "p0",
      detects: [],
    } as const;
    const hourly = { ...plan.synthetics["status-page"], everySeconds: 3600 };
    const broken = (change: Partial<Signal>) => {
      const changed = withSignal("status-page-unreachable", { ...slow, ...change });
      return found({ plan: { ...changed, synthetics: { ...plan.synthetics, "status-page": hourly } } }).map(
        ({ rule }) => rule,
      );
    };
    expect(broken({})).toEqual(["monitor/too-slow"]);
    expect(broken({ slowBecause: "the vendor allows one request an hour" })).toEqual([]);
    expect(broken({ slowBecause: " " })).toEqual(["monitor/too-slow"]);
  });

  it("say that nobody is paged when a message loses its handle", () => {
    const message = messageOf(page).replaceAll(/@pagerduty-\S+/g, "");
    const tags = found({ monitors: withMonitor(page, { message }) }).map(({ rule }) => rule);
    expect(tags).toContain("monitor/no-handle");
  });

  it("say that a runbook does not exist", () => {
    const changed = withSignal(page, { runbook: "flood" as Signal["runbook"] });
    expect(found({ plan: changed }).map(({ path, problem }) => `${path} ${problem}`)).toContain(
      `signals.${page}.runbook the plan has no runbook flood`,
    );
  });

  it("say that an owner does not exist", () => {
    const changed = withSignal(page, { owner: "night-watch" as Signal["owner"] });
    expect(found({ plan: changed }).map(({ path, problem }) => `${path} ${problem}`)).toContain(
      `signals.${page}.owner the plan has no role night-watch`,
    );
  });

  it("say that a component does not exist, and which was meant", () => {
    const changed = withSignal(page, { service: "proof-generatoin" as Signal["service"] });
    expect(found({ plan: changed }).map(({ path, problem }) => `${path} ${problem}`)).toContain(
      `signals.${page}.service the plan has no component proof-generatoin; did you mean proof-generation? known are proof-generation, proof-verification, revocation, pid-registry, issuer-signing, platform`,
    );
  });

  it("say which tag of the policy is missing", () => {
    const tags = ["env:production", "owner:technical-lead", "severity:p2"];
    expect(found({ monitors: withMonitor("metadata-leakage", { tags }) }).map(({ problem }) => problem)).toContain(
      "carries no valid service tag",
    );
  });

  it("each have a tag of their own and a source", () => {
    expect(new Set(monitorRules.map(({ tag }) => tag)).size).toBe(monitorRules.length);
    expect(monitorRules.filter(({ source }) => source === "")).toEqual([]);
  });

  it("are all exercised above", () => {
    const elsewhere = [
      "monitor/no-handle",
      "monitor/no-owner",
      "monitor/no-runbook",
      "monitor/tag-policy-broken",
      "monitor/unknown-component",
    ];
    const tested = new Set([...rows.map(([tag]) => tag), ...elsewhere]);
    expect(monitorRules.map(({ tag }) => tag).filter((tag) => !tested.has(tag))).toEqual([]);
  });
});

const only = ({ signals }: Plan, key: string) => ({ [key]: signals[key] }) as Plan["signals"];

function errorOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof PlanError) return error.message;
    throw error;
  }
  return "no error";
}

describe("a plan with many mistakes in its signals", () => {
  it("gets one error with a line for each, which names the signal", () => {
    const query = { kind: "metric", metric: metrics.driftRuns, aggregation: "p95", windowMinutes: 10 } as const;
    const facts = Array.from({ length: 11 }, (_, index) =>
      fact(`f${index}`, "F", sumOf(metrics.driftRuns, 5), { atLeast: 1 }),
    );
    const broken: Plan = {
      ...plan,
      signals: {
        ...plan.signals,
        ...only(
          resting("proof-generation-slow", fact("evidence", "E", sumOf(metrics.rejectedProofs, 5), { moreThan: -2 })),
          "proof-generation-slow",
        ),
        ...only(
          resting("metadata-leakage", fact("metadata", "M", sumOf(metrics.driftRuns, 50_000), { atLeast: 1 })),
          "metadata-leakage",
        ),
        ...only(resting("configuration-drift", fact("drift", "D", query, { atLeast: 1 })), "configuration-drift"),
        ...only(
          withSignal("drift-job-missing", { detector: { kind: "monitor", anyOf: [{ all: facts }] } }),
          "drift-job-missing",
        ),
      },
    };
    const message = errorOf(() => drawUp(broken, production));
    for (const line of [
      /signals\.proof-generation-slow\.evidence: a threshold of -2 is outside its unit/,
      /signals\.metadata-leakage\.metadata: Datadog offers no window of 50000 minutes/,
      /signals\.configuration-drift\.drift: zkp\.drift\.runs is a count; p95 needs a distribution/,
      /signals\.drift-job-missing: combines 11 facts; a composite takes at most 10/,
    ])
      expect(message.split("\n").filter((it) => line.test(it))).toHaveLength(1);
  });
});

describe("a mistake in a signal", () => {
  it("of the program's user is told before anything is drawn, with the signal's key", () => {
    const findings = found({ plan: evidence({ threshold: Number.NaN }) });
    expect(findings.map(({ path }) => path)).toContain("signals.proof-generation-slow.proof-generation-slow");
  });
});
