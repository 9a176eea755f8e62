import { beforeAll, describe, expect, it } from "vitest";
import { plan, type Plan } from "../../src/plan";
import { bounds, graph } from "../../src/review";
import { declaredResources } from "../../src/review/cli/declared";

type Resources = Awaited<ReturnType<typeof declaredResources>>;
type Inputs = Readonly<Record<string, unknown>>;

let declared: Resources;
beforeAll(async () => {
  declared = await declaredResources();
});

/** What is declared, with some inputs otherwise. */
const changed = (type: RegExp, change: (inputs: Inputs) => Inputs): Resources =>
  declared.map((it) => (type.test(it.type) ? { ...it, inputs: { ...it.inputs, ...change(it.inputs) } } : it));
const rules = (resources: Resources, of: Plan = plan) => [
  ...new Set(bounds(graph(resources), of).violations.map(({ rule }) => rule)),
];
const said = (resources: Resources) =>
  bounds(graph(resources), plan)
    .violations.map(({ path, problem }) => `${path}: ${problem}`)
    .join("\n");

describe("the proof of the failover", () => {
  it("finds that every host is on the standby within three minutes by itself and five by hand", () => {
    const { failovers } = bounds(graph(declared), plan);
    expect(failovers).toHaveLength(3);
    for (const { total, byHand } of failovers) {
      expect(total.worstSeconds).toBe(3 * (10 + 8) + 60 + 60);
      expect(byHand.total.worstSeconds).toBe(3 * (10 + 6) + 60 + 60);
      expect(total.worstSeconds).toBeLessThanOrEqual(plan.continuity.automaticRecoveryMinutes * 60);
      const byPeople = byHand.total.worstSeconds + plan.continuity.decideWithinMinutes * 60;
      expect(byPeople).toBeLessThanOrEqual(plan.continuity.manualRecoveryMinutes * 60);
    }
  });

  it("finds that no revocation is lost, and a quarter of an hour of artefacts at most", () => {
    const points = bounds(graph(declared), plan).recoveryPoints;
    expect(points.find(({ store }) => store.includes("revocation"))?.minutes).toBe(0);
    expect(points.find(({ store }) => store.includes("artefacts"))?.minutes).toBe(15);
  });

  it.each([
    [
      "a longer TTL",
      /route53\/record:/,
      () => ({ ttl: 300 }),
      /api\.vey\.example: the standby serves after 414 s at worst/,
    ],
    [
      "slower probes",
      /route53\/healthCheck:/,
      (inputs: Inputs) => (inputs.requestInterval === undefined ? {} : { requestInterval: 30 }),
      /the objective is 180 s: failover-proof-api-primary-serves 114 s/,
    ],
    [
      "a PRIMARY that hangs on no switch",
      /route53\/healthCheck:/,
      (inputs: Inputs) => (inputs.invertHealthcheck === true ? { invertHealthcheck: false } : {}),
      /by hand the standby serves after never at worst/,
    ],
    [
      "replicas that follow later",
      /dynamodb\/table:/,
      () => ({ replicas: [{ regionName: "us-west-2", consistencyMode: "EVENTUAL" }] }),
      /recovery point of revocation: failover-revocation can lose 0 minutes of writes \(eventually consistent replicas\), the objective is 0 minutes/,
    ],
    ["no replica", /dynamodb\/table:/, () => ({ replicas: [] }), /failover-revocation can lose any amount of writes/],
    [
      "replication without time control",
      /bucketReplicationConfig:/,
      () => ({ rules: [{ status: "Enabled", destination: {} }] }),
      /recovery point of artefacts: failover-artefacts-replication can lose any amount of writes \(replication without a time\)/,
    ],
  ])("breaks with %s, and says where the time goes", (_, type, change, words) => {
    expect(rules(declared)).toEqual([]);
    expect(said(changed(type, change))).toMatch(words);
  });

  it("breaks when a store that the plan names is not copied at all", () => {
    expect(rules(declared.filter(({ type }) => !/dynamodb|bucketReplicationConfig/.test(type)))).toEqual([
      "bounds/recovery-point-missed",
    ]);
  });

  it("breaks when the plan asks for more", () => {
    const asking = (change: Partial<Plan["continuity"]>) => ({
      ...plan,
      continuity: { ...plan.continuity, ...change },
    });
    expect(rules(declared, asking({ automaticRecoveryMinutes: 2 }))).toEqual(["bounds/failover-too-slow"]);
    expect(rules(declared, asking({ manualRecoveryMinutes: 4 }))).toEqual(["bounds/switch-too-slow"]);
    expect(rules(declared, asking({ recoveryPointMinutes: { revocation: 0, artefacts: 5 } }))).toEqual([
      "bounds/recovery-point-missed",
    ]);
  });
});
