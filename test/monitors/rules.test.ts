import { describe, expect, it } from "vitest";
import { monitorRules } from "../../src/monitors";
import { plan, type Signal } from "../../src/plan";
import { evidence, messageOf, page, withMonitor, withSignal } from "./support/changes";
import { planMistakes } from "./support/planMistakes";
import { found } from "./support/production";
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
    const slow = { detector: { kind: "probe", probe: "status-page" } as const, severity: "p0", detects: [] } as const;
    const hourly = { ...plan.probes["status-page"], everySeconds: 3600 };
    const broken = (change: Partial<Signal>) => {
      const changed = withSignal("status-page-unreachable", { ...slow, ...change });
      return found({ plan: { ...changed, probes: { ...plan.probes, "status-page": hourly } } }).map(({ rule }) => rule);
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
    const elsewhere = ["monitor/no-handle", "monitor/no-owner", "monitor/no-runbook", "monitor/tag-policy-broken"];
    const tested = new Set([...rows.map(([tag]) => tag), ...elsewhere]);
    expect(monitorRules.map(({ tag }) => tag).filter((tag) => !tested.has(tag))).toEqual([]);
  });
});

describe("a mistake in a signal", () => {
  it("of the program's user is told before anything is drawn, with the signal's key", () => {
    const findings = found({ plan: evidence({ threshold: Number.NaN }) });
    expect(findings.map(({ path }) => path)).toContain("signals.evidence-write-failing.evidence-write-failing");
  });
});
