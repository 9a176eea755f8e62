import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signalDetectionTimes } from "../../src/monitors/specs";
import { metrics, plan, searches, serviceMetrics } from "../../src/plan";
import { runs } from "../support/depth";
import { evaluateSpecs, type Line, type World } from "./support/evaluator";
import { specsOf } from "./support/production";
import { lineOf, requestsPerBucket, withMetrics } from "./support/worlds";

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
    [
      "a flood of requests",
      withMetrics({
        [serviceMetrics["proof-generation"].requests.name]: after(requestsPerBucket, 50 * requestsPerBucket),
      }),
      "ddos-attack",
      780,
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
    [
      "a busy hour of the usual size",
      withMetrics({
        [serviceMetrics["proof-generation"].requests.name]: after(requestsPerBucket, 1.15 * requestsPerBucket),
      }),
    ],
    ["a few more rejections at a quiet time", withMetrics({ [metrics.rejectedProofs.name]: after(0.1, 0.5) })],
    [
      "one request that is slow",
      withMetrics({ [serviceMetrics["proof-generation"].duration.name]: (second) => (second === start ? 9 : 0.5) }),
    ],
  ])("%s sets off nothing", (_, world) => {
    expect(fires(world)).toEqual({});
  });
});

describe("privacy leaks", () => {
  const fired = (leaks: readonly Line[], minutesLong: number) =>
    evaluateSpecs(specs, withMetrics({}, leaks), minutesLong).map(({ firing }) => firing);
  const leak = (second: number, people: number) => lineOf(searches.linkage, second, { "@affected.users": people });

  it("of any size are exactly one incident: below 100 people P1, from 100 on P0", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (people) => {
        const all = new Set(fired([leak(300, people)], 12).flat());
        expect([...all]).toEqual([people < 100 ? "limited-privacy-leak" : "mass-linkage-breach"]);
      }),
      { examples: [[1], [99], [100]], numRuns: runs(10) },
    );
  });

  it("add up over the hours that an incident may last: at 100 people the P1 becomes a P0", () => {
    const hourly = [0, 1, 2, 3].map((hour) => leak(hour * 3600 + 60, 30));
    const firing = fired(hourly, 200);
    expect(firing[2 * 60 + 30]).toEqual(["limited-privacy-leak"]);
    expect(firing[3 * 60 + 10]).toEqual(["mass-linkage-breach"]);
  });
});

describe("a gap in the metrics", () => {
  it("of a few minutes raises no error rate, and a dead service is told by its silence instead", () => {
    const { requests, errors } = serviceMetrics["proof-generation"];
    const gone = withMetrics({ [requests.name]: after(1000, undefined), [errors.name]: after(0, undefined) });
    expect(Object.keys(fires(gone))).toEqual(["proof-generation-silent"]);
  });
});
