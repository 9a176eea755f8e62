import { describe, expect, it } from "vitest";
import { compositeDetectionTime, detectionTime, evaluationEverySeconds, probeDetectionTime } from "../../src/monitors";
import { signalDetectionTimes } from "../../src/monitors/specs";
import { plan } from "../../src/plan";
import { specsOf } from "./support/production";

const rate = (threshold: number, window: string) =>
  `sum(last_${window}):sum:e{env:x}.as_count() / sum:r{env:x}.as_count() * 100 > ${threshold}`;

describe("the detection time of a declared monitor", () => {
  it("is the part of the window that must be bad, the delay, and the wait for the next evaluation", () => {
    expect(detectionTime({ query: rate(50, "10m"), evaluationDelay: 60 })).toEqual({
      expectedSeconds: 300 + 60 + 30,
      worstSeconds: 300 + 60 + 60,
    });
  });

  it("is a matter of evaluation only where one event suffices", () => {
    expect(detectionTime({ query: 'events("source:x").rollup("count").last("5m") >= 1' })).toEqual({
      expectedSeconds: 30,
      worstSeconds: 60,
    });
  });

  it("of a composite waits for the slowest member and its own minute", () => {
    const members = [
      { expectedSeconds: 30, worstSeconds: 60 },
      { expectedSeconds: 210, worstSeconds: 240 },
    ];
    expect(compositeDetectionTime(members)).toEqual({ expectedSeconds: 240, worstSeconds: 300 });
  });

  it("of a probe counts its retries", () => {
    expect(probeDetectionTime({ tickEvery: 60, minFailureDuration: 0, retry: { count: 2, interval: 1000 } })).toEqual({
      expectedSeconds: 32,
      worstSeconds: 62,
    });
  });

  it.each([
    [3600, 60],
    [86_400, 600],
    [172_800, 1800],
  ])("over a window of %s s is evaluated every %s s", (window, every) => {
    expect(evaluationEverySeconds(window)).toBe(every);
  });

  it("is unknown for a query of somebody else", () => {
    expect(detectionTime({ query: "1 && 2" })).toBeUndefined();
  });

  it("of every P0 signal is under the plan's five minutes on average", () => {
    const p0 = signalDetectionTimes(plan, specsOf()).filter(({ signal }) => signal.severity === "p0");
    expect(p0.length).toBeGreaterThanOrEqual(7);
    for (const { time } of p0) expect(time.expectedSeconds).toBeLessThan(plan.targets.detectWithinMinutes * 60);
  });
});
