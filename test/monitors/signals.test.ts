import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signalDetectionTimes } from "../../src/monitors/specs";
import { metrics, plan, serviceMetrics } from "../../src/plan";
import { runs } from "../support/depth";
import { evaluateSpecs, type Line, type World } from "./support/evaluator";
import { specsOf } from "./support/production";
import { withMetrics } from "./support/worlds";

const specs = specsOf();
const worst = Object.fromEntries(signalDetectionTimes(plan, specs).map(({ key, time }) => [key, time.worstSeconds]));
const start = 5 * 3600;
const minutes = 5 * 60 + 40;

/** The signals that fire in a world whose fault begins after five hours, with the second at which each first does. */
function fires(world: World): Readonly<Record<string, number>> {
  const first: Record<string, number> = {};
  for (const { second, firing } of evaluateSpecs(specs, world, minutes))
    for (const key of firing) first[key] ??= second - start;
  return first;
}

const after = (before: number, then: number | undefined) => (second: number) => (second < start ? before : then);
const line = (attributes: Line["attributes"]): Line => ({
  second: start,
  attributes: { env: "production", ...attributes },
});

describe("a fault sets off its signal and no other", () => {
  it.each<[string, World, string, number]>([
    [
      "slow proofs",
      withMetrics({ [serviceMetrics["proof-generation"].duration.name]: after(0.5, 2.1) }),
      "proof-generation-slow",
      180,
    ],
    [
      "a spike of rejected proofs",
      withMetrics({ [metrics.rejectedProofs.name]: after(1, 40) }),
      "verification-failure-spike",
      1080,
    ],
    ["a flood at the edge", withMetrics({ [metrics.edgeRequests.name]: after(100, 5000) }), "ddos-attack", 780],
    [
      "thousands of blocked requests",
      withMetrics(
        {},
        Array.from({ length: 5000 }, () => line({ source: "waf", "@action": "BLOCK" })),
      ),
      "ddos-attack",
      60,
    ],
    [
      "a leak of 99 people's PIDs",
      withMetrics({}, [line({ service: "pid-registry", "@evt.name": "pid.linkage", "@affected.users": 99 })]),
      "limited-privacy-leak",
      60,
    ],
    [
      "a leak of 100 people's PIDs",
      withMetrics({}, [line({ service: "pid-registry", "@evt.name": "pid.linkage", "@affected.users": 100 })]),
      "mass-linkage-breach",
      60,
    ],
    [
      "a trusted setup mismatch",
      withMetrics({}, [line({ source: "trusted-setup", status: "error" })]),
      "trusted-setup-mismatch",
      60,
    ],
    [
      "a compliance violation",
      withMetrics({}, [line({ source: "compliance", status: "error" })]),
      "compliance-violation",
      60,
    ],
    [
      "an unledgered signature",
      withMetrics({}, [line({ service: "issuer-signing", "@evt.name": "signature.unledgered" })]),
      "signing-key-compromised",
      60,
    ],
    [
      "leaking metadata",
      withMetrics({}, [line({ service: "egress-scanner", "@evt.name": "privacy.metadata_exposed" })]),
      "metadata-leakage",
      60,
    ],
    ["drift", withMetrics({ [metrics.driftChanges.name]: after(0, 1) }), "configuration-drift", 180],
    ["lagging replication", withMetrics({ [metrics.replicationLag.name]: after(5, 901) }), "replication-lagging", 420],
    [
      "a standby that is not ready",
      withMetrics({ [metrics.standbyReady.name]: after(1, 0) }),
      "standby-not-ready",
      720,
    ],
    [
      "evidence that cannot be written",
      withMetrics({ [metrics.evidenceWriteFailures.name]: after(0, 1) }),
      "evidence-write-failing",
      180,
    ],
    [
      "no traffic",
      withMetrics({ [serviceMetrics.revocation.requests.name]: after(1000, 0) }),
      "revocation-silent",
      420,
    ],
    [
      "traffic metrics that stop coming",
      withMetrics({ [serviceMetrics.revocation.requests.name]: after(1000, undefined) }),
      "revocation-silent",
      420,
    ],
    ["a dead canary", withMetrics({ [metrics.canaryAnswers.name]: after(1, undefined) }), "canary-missing", 720],
    [
      "a broken on-call path",
      withMetrics({ [metrics.pagerdutyHeartbeat.name]: after(1, undefined) }),
      "oncall-path-broken",
      1920,
    ],
    [
      "a silent Prometheus",
      withMetrics({ [metrics.prometheusHeartbeat.name]: after(1, undefined) }),
      "prometheus-silent",
      1920,
    ],
  ])("%s", (_, world, signal, withinSeconds) => {
    const fired = fires(world);
    expect(Object.keys(fired)).toEqual([signal]);
    expect(fired[signal]).toBeGreaterThan(0);
    expect(fired[signal]).toBeLessThanOrEqual(withinSeconds);
    // What is computed from the declared monitor is a promise, which the evaluation of its query must keep.
    expect(fired[signal]).toBeLessThanOrEqual(worst[signal] ?? 0);
  });

  it.each<[string, World]>([
    [
      "another environment's events",
      withMetrics({}, [line({ env: "staging", source: "compliance", status: "error" })]),
    ],
    ["a busy hour of the usual size", withMetrics({ [metrics.edgeRequests.name]: after(100, 115) })],
    ["a few more rejections at a quiet time", withMetrics({ [metrics.rejectedProofs.name]: after(0.1, 0.5) })],
    [
      "one request that is slow",
      withMetrics({ [serviceMetrics["proof-generation"].duration.name]: (second) => (second === start ? 9 : 0.5) }),
    ],
    [
      "replication that is 15 minutes behind for a moment",
      withMetrics({ [metrics.replicationLag.name]: (second) => (second < start || second > start + 120 ? 5 : 2000) }),
    ],
  ])("%s sets off nothing", (_, world) => {
    expect(fires(world)).toEqual({});
  });
});

describe("a privacy leak", () => {
  it("of any size is exactly one incident: below 100 people P1, from 100 on P0", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (people) => {
        const leak = {
          second: 300,
          attributes: {
            env: "production",
            service: "pid-registry",
            "@evt.name": "pid.linkage",
            "@affected.users": people,
          },
        };
        const fired = new Set(evaluateSpecs(specs, withMetrics({}, [leak]), 12).flatMap(({ firing }) => firing));
        expect([...fired]).toEqual([people < 100 ? "limited-privacy-leak" : "mass-linkage-breach"]);
      }),
      { examples: [[1], [99], [100]], numRuns: runs(10) },
    );
  });
});

describe("a gap in the metrics", () => {
  it("of a few minutes raises no error rate, and a dead service is told by its silence instead", () => {
    const { requests, errors } = serviceMetrics["proof-generation"];
    const gone = withMetrics({ [requests.name]: after(1000, undefined), [errors.name]: after(0, undefined) });
    expect(Object.keys(fires(gone))).toEqual(["proof-generation-silent"]);
  });
});
