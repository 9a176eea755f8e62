import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { parseQuery } from "../../src/monitors";
import { renderBurnRate, renderQuery, renderWindow } from "../../src/monitors/queries";
import {
  anomalyOf,
  fact,
  levelOf,
  matchesOf,
  metrics,
  p95Of,
  serviceMetrics,
  shareOf,
  sumInLogs,
  sumOf,
  type CountMetric,
  type DistributionMetric,
  type GaugeMetric,
} from "../../src/plan";
import { specsOf } from "./support/production";

const { requests, errors, duration } = serviceMetrics["proof-generation"];
const scope = "env:production";
const logs = { emitter: "egress-scanner", in: "logs" } as const;

describe("the builders", () => {
  it("take only metrics whose points can be combined that way; the compiler refuses the rest", () => {
    expectTypeOf(sumOf).parameter(0).toEqualTypeOf<CountMetric>();
    expectTypeOf(shareOf).parameter(0).toEqualTypeOf<CountMetric>();
    expectTypeOf(p95Of).parameter(0).toEqualTypeOf<DistributionMetric>();
    expectTypeOf(levelOf).parameter(0).toEqualTypeOf<GaugeMetric>();
    expectTypeOf(duration).not.toExtend<CountMetric>();
  });
});

describe("a rendered query", () => {
  it.each([
    [
      "a share",
      fact("k", "t", shareOf(errors, requests, 2), { moreThan: 99 }),
      "sum(last_2m):sum:zkp.proof_generation.errors{env:production}.as_count() / sum:zkp.proof_generation.requests{env:production}.as_count() * 100 > 99",
    ],
    [
      "a percentile",
      fact("k", "t", p95Of(duration, 10), { moreThan: 2 }),
      "percentile(last_10m):p95:zkp.proof_generation.duration{env:production} > 2",
    ],
    [
      "a level",
      fact("k", "t", levelOf(metrics.driftChanges, "max", 60), { lessThan: 1 }),
      "max(last_1h):max:zkp.drift.changes{env:production} < 1",
    ],
    [
      "logs",
      fact("k", "t", matchesOf({ ...logs, is: { service: "x", "@a": ["b", "c"] } }, 5), { atLeast: 1 }),
      'logs("env:production service:x @a:(b OR c)").index("*").rollup("count").last("5m") >= 1',
    ],
    [
      "a sum in logs",
      fact("k", "t", sumInLogs({ ...logs, is: { service: "x" } }, "@n", 5), { atLeast: 100 }),
      'logs("env:production service:x").index("*").rollup("sum", "@n").last("5m") >= 100',
    ],
    [
      "events",
      fact("k", "t", matchesOf({ ...logs, in: "events", is: { source: "x" } }, 5), { atLeast: 1 }),
      'events("env:production source:x").rollup("count").last("5m") >= 1',
    ],
    [
      "an anomaly",
      fact("k", "t", anomalyOf(metrics.rejectedProofs, "above", 10), { atLeast: 1 }),
      "avg(last_4h):anomalies(sum:zkp.proof_verification.rejected{env:production}.as_count(), 'agile', 3, direction='above', alert_window='last_10m', interval=60, count_default_zero='true', seasonality='daily') >= 1",
    ],
  ])("of %s is what Datadog's grammar asks for", (_, stated, text) => {
    expect(renderQuery(stated, scope)).toBe(text);
  });

  it("says the same number, comparator and window when it is read back", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 43_200 }),
        fc.integer({ min: 0, max: 1_000_000 }).map((it) => it / 100),
        fc.constantFrom(
          sumOf(requests, 1),
          shareOf(errors, requests, 1),
          p95Of(duration, 1),
          matchesOf({ ...logs, is: { a: "b" } }, 1),
        ),
        fc.constantFrom("atLeast", "moreThan", "lessThan"),
        (windowMinutes, threshold, query, comparison) => {
          const condition =
            comparison === "atLeast"
              ? { atLeast: threshold }
              : comparison === "moreThan"
                ? { moreThan: threshold }
                : { lessThan: threshold };
          const stated = fact("k", "t", { ...query, windowMinutes }, condition);
          expect(parseQuery(renderQuery(stated, scope))).toMatchObject({
            threshold,
            comparator: stated.comparator,
            windowSeconds: windowMinutes * 60,
          });
        },
      ),
    );
  });

  it("of every declared monitor can be read back, and agrees with its threshold", () => {
    for (const { inputs } of specsOf().monitors)
      expect(String(parseQuery(inputs.query)?.threshold)).toBe(inputs.monitorThresholds?.critical);
  });

  it("of a burn rate names both windows", () => {
    expect(renderBurnRate("abc", { longWindowMinutes: 60, shortWindowMinutes: 5, burnRate: 14.4 })).toBe(
      'burn_rate("abc").over("30d").long_window("1h").short_window("5m") > 14.4',
    );
  });

  it("that is not the project's own is not guessed at", () => {
    expect(parseQuery("123 && !456")).toBeUndefined();
    expect(parseQuery("avg(last_5m):avg:system.load{*} by {host} > 1 warn")).toBeUndefined();
  });

  it.each([
    [2, "last_2m"],
    [60, "last_1h"],
    [90, "last_90m"],
    [1560, "last_26h"],
  ])("writes a window of %s minutes as %s", (minutes, text) => {
    expect(renderWindow(minutes)).toBe(text);
  });
});
