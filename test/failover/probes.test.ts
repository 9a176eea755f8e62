import { describe, expect, it } from "vitest";
import type { Claim, Corpus } from "../../src/failover/probes/canary/corpus";
import { judge, verdictOf, type Verdict } from "../../src/failover/probes/canary/judge";
import { capacityPercent } from "../../src/failover/probes/readiness/capacity";
import { checkReadiness, checkTrail } from "../../src/failover/probes/readiness/check";
import { look } from "../../src/failover/probes/region/look";
import type { Cloud } from "../../src/failover/probes/runtime/aws";
import type { Fetch } from "../../src/failover/probes/runtime/http";
import { answers, atOnce, cloudOf, nobody } from "./support/probes";

describe("the canary", () => {
  const claim = (input: string): Claim => ({
    publicInputs: [input],
    proof: { pi_a: [], pi_b: [], pi_c: [], protocol: "groth16", curve: "bn128" },
  });
  const corpus: Corpus = {
    circuit: "c",
    version: "1",
    verificationKey: {},
    valid: claim("genuine"),
    forged: { first: claim("1"), second: claim("2") },
  };
  const verdicts = (genuine: Verdict, forged: Verdict) =>
    judge(corpus, ({ publicInputs: [input] }) => Promise.resolve(input === "genuine" ? genuine : forged));

  it.each([
    [200, '{"valid":true}', "accepted"],
    [200, '{"valid":false}', "refused"],
    [400, "", "refused"],
    [422, "{}", "refused"],
    [200, '{"valid":"yes"}', "unanswered"],
    [200, "<html>", "unanswered"],
    [200, "null", "unanswered"],
    [401, '{"valid":true}', "unanswered"],
    [429, "slow down", "unanswered"],
    [503, "", "unanswered"],
  ] as const)("takes %s %s for %s", (status, body, verdict) => {
    expect(verdictOf({ status, body })).toBe(verdict);
  });

  it("never takes silence for a verdict on the circuit", () => {
    expect(verdictOf(undefined)).toBe("unanswered");
  });

  it("has nothing to say of a sound verifier", async () => {
    expect(await verdicts("accepted", "refused")).toEqual({ accepted: [], genuineRefused: false, unreachable: false });
  });

  it("names every forgery that is accepted", async () => {
    expect((await verdicts("accepted", "accepted")).accepted).toEqual(["first", "second"]);
  });

  it("tells a verifier that refuses everything from one that is not there", async () => {
    expect(await verdicts("refused", "refused")).toMatchObject({ genuineRefused: true, unreachable: false });
    expect(await verdicts("unanswered", "unanswered")).toEqual({
      accepted: [],
      genuineRefused: false,
      unreachable: true,
    });
  });
});

describe("the region probe", () => {
  const endpoints = ["a", "b"].map((host) => ({ host, url: `https://${host}/health`, contains: '"ok"' }));
  const vendorUrl = "https://vendor/validate";
  const world =
    (up: readonly string[]): Fetch =>
    (url, init) =>
      (up.some((it) => url.startsWith(`https://${it}/`)) ? answers('{"status":"ok"}') : nobody)(url, init);
  const sees = (fetch: Fetch) => look(endpoints, vendorUrl, fetch, atOnce);

  it("sees nothing wrong when every host verifies", async () => {
    expect(await sees(world(["a", "b", "vendor"]))).toEqual({ failing: [], vendorSilent: false, unwatched: false });
  });

  it("sees one host of several that fails", async () => {
    expect(await sees(world(["a", "vendor"]))).toEqual({ failing: ["b"], vendorSilent: false, unwatched: false });
  });

  it("is not content with an answer that verifies nothing", async () => {
    expect((await sees(answers("welcome"))).failing).toEqual(["a", "b"]);
  });

  it("tells an outage that the vendor would see from one that nobody would", async () => {
    expect(await sees(world(["vendor"]))).toMatchObject({ failing: ["a", "b"], unwatched: false });
    expect(await sees(world(["a"]))).toMatchObject({ vendorSilent: true, unwatched: false });
    expect(await sees(world([]))).toMatchObject({ vendorSilent: true, unwatched: true });
  });

  it("takes a refusal of the vendor for a sign of life, and its error for none", async () => {
    expect((await sees(answers("forbidden", 403))).vendorSilent).toBe(false);
    expect((await sees(answers("sorry", 502))).vendorSilent).toBe(true);
  });
});

describe("the readiness probe", () => {
  const hash = "a".repeat(64);
  const asHeader = Buffer.from(hash, "hex").toString("base64");
  const stored = (checksum: string) => new Response(null, { headers: { "x-amz-checksum-sha256": checksum } });
  const here = { region: "r", bucket: "b", artefacts: { key: hash }, table: "t", secrets: ["s"] };
  const calls = {
    GetItem: () => ({}),
    DescribeSecret: () => ({ VersionIdsToStages: { v: ["AWSCURRENT"] } }),
  };
  const problems = async (cloud: Cloud) =>
    (await checkReadiness(cloud, here)).flatMap(({ name, problem, altered }) =>
      problem === undefined ? [] : [`${name}: ${problem}${altered === true ? " (altered)" : ""}`],
    );

  it("finds nothing where everything is as it should be", async () => {
    expect(await problems(cloudOf(calls, { "b/key": stored(asHeader) }))).toEqual([]);
  });

  it("tells an artefact that is not there yet from one that somebody altered", async () => {
    expect(await problems(cloudOf(calls))).toEqual(["artefact key: it is not there"]);
    const other = Buffer.from("b".repeat(64), "hex").toString("base64");
    expect(await problems(cloudOf(calls, { "b/key": stored(other) }))).toEqual([
      `artefact key: its hash is ${"b".repeat(64)} (altered)`,
    ]);
    expect(await problems(cloudOf(calls, { "b/key": new Response(null) }))).toEqual([
      "artefact key: it was uploaded without a SHA-256 checksum",
    ]);
  });

  it("names each part that cannot be read, and a secret without a value", async () => {
    const cloud = cloudOf({ DescribeSecret: () => ({ VersionIdsToStages: { v: ["AWSPREVIOUS"] } }) });
    expect(await problems(cloud)).toEqual([
      "artefact key: it is not there",
      "secret s: it has no value",
      "table t: AccessDenied",
    ]);
  });

  it.each([
    ["records", { IsLogging: true, LatestDeliveryTime: 1000 }, undefined],
    ["is off", { IsLogging: false }, "it is switched off"],
    [
      "cannot write",
      { IsLogging: true, LatestDeliveryError: "AccessDenied", LatestDeliveryTime: 1000 },
      "it cannot write: AccessDenied",
    ],
    [
      "has long written nothing",
      { IsLogging: true, LatestDeliveryTime: 1000 - 3601 },
      "it has written nothing for an hour",
    ],
  ])("knows when the trail %s", async (_, status, problem) => {
    const check = await checkTrail(cloudOf({ GetTrailStatus: () => status }), "r", "trail", 1000_000);
    expect(check.problem).toBe(problem);
  });

  it("compares healthy targets, the latest count of each group", async () => {
    const counts: Readonly<Record<string, readonly (readonly number[])[]>> = { here: [[2, 9], [1]], there: [[4], []] };
    const cloud = cloudOf({
      GetMetricData: (_, region) => ({ MetricDataResults: counts[region]?.map((Values) => ({ Values })) }),
    });
    const [own, other] = ["here", "there"].map((region) => ({ region, loadBalancers: ["x:loadbalancer/app/x/1"] }));
    if (own === undefined || other === undefined) throw new Error("there are two regions");
    expect(await capacityPercent(cloud, own, other, 0)).toBe(75);
    expect(await capacityPercent(cloud, own, { ...other, region: "unknown" }, 0)).toBeUndefined();
  });

  it("says nothing of capacity when the primary serves with nothing, or cannot be asked", async () => {
    const servers = { region: "r", loadBalancers: [] };
    expect(await capacityPercent(cloudOf({}), servers, servers, 0)).toBeUndefined();
    expect(
      await capacityPercent(cloudOf({ GetMetricData: () => ({ MetricDataResults: [] }) }), servers, servers, 0),
    ).toBeUndefined();
  });
});
