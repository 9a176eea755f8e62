import { beforeAll, describe, expect, it } from "vitest";
import { plan } from "../../src/plan";
import { diff, graph, readResources, type Resource } from "../../src/review";
import { declaredResources } from "../../src/review/cli/declared";
import { differencesOf } from "../../sandbox/behaviour";
import type { Properties } from "../../sandbox/protocol";

/** Sets that vendors answer in any order, by type; `*` goes into each element of a list. */
const sets: Readonly<Record<string, readonly string[]>> = {
  "datadog:index/monitor:Monitor": ["tags", "renotifyStatuses"],
  "datadog:index/downtimeSchedule:DowntimeSchedule": [
    "notifyEndStates",
    "notifyEndTypes",
    "monitorIdentifier.monitorTags",
  ],
  "datadog:index/syntheticsTest:SyntheticsTest": ["locations", "tags"],
  "pagerduty:index/escalationPolicy:EscalationPolicy": ["rules.*.targets"],
  "pagerduty:index/alertGroupingSetting:AlertGroupingSetting": ["services"],
  "pagerduty:index/slackConnection:SlackConnection": ["configs.*.events"],
  "aws:route53/healthCheck:HealthCheck": ["regions", "childHealthchecks"],
  "aws:cloudwatch/metricAlarm:MetricAlarm": ["alarmActions"],
  "aws:iam/role:Role": ["assumeRolePolicy"],
  "aws:iam/rolePolicy:RolePolicy": ["policy"],
  "aws:kms/key:Key": ["policy"],
  "aws:s3/bucketPolicy:BucketPolicy": ["policy"],
  "aws:cloudwatch/eventRule:EventRule": ["eventPattern"],
};

/** A value with the set at a path the other way round; a document with everything in it so. */
function reversed(value: unknown, path: readonly string[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    if (typeof value === "string") return JSON.stringify(backwards(JSON.parse(value)));
    return Array.isArray(value) ? [...(value as unknown[])].reverse() : value;
  }
  if (step === "*") return Array.isArray(value) ? value.map((it: unknown) => reversed(it, rest)) : value;
  if (typeof value !== "object" || value === null || !(step in value)) return value;
  return { ...value, [step]: reversed((value as Record<string, unknown>)[step], rest) };
}

/** Lists of plain values, and statements, the other way round. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards).reverse();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, backwards(it)]));
}

describe("the order of a set", { timeout: 60_000 }, () => {
  let declared: readonly Resource[];
  let shuffled: readonly Resource[];
  beforeAll(async () => {
    declared = await declaredResources();
    shuffled = declared.map((it) => ({
      ...it,
      inputs: (sets[it.type] ?? []).reduce<unknown>(
        (all, path) => reversed(all, path.split(".")),
        it.inputs,
      ) as Resource["inputs"],
    }));
  }, 60_000);

  it("is no change of what is declared, so nothing is weaker by it", () => {
    const [before, after] = [declared, shuffled].map((it) => graph(readResources(it)));
    if (before === undefined || after === undefined) throw new Error("there are two sides");
    expect(diff(before, after, plan)).toEqual({ sentences: [], meaningless: [], resources: [], weaker: false });
  });

  it("is no difference to a vendor", () => {
    const different = declared.flatMap(({ urn, type, inputs }, index) => {
      const found = differencesOf(type, inputs as Properties, (shuffled[index]?.inputs ?? {}) as Properties);
      return found.map(({ path }) => `${urn}: ${path}`);
    });
    expect(different).toEqual([]);
    for (const type of Object.keys(sets))
      expect(
        declared.some((it) => it.type === type),
        type,
      ).toBe(true);
  });

  it("is not that of a rotation, which says whose turn it is", () => {
    const layers = (...users: string[]): Properties => ({ layers: [{ users }] });
    const schedule = "pagerduty:index/schedule:Schedule";
    expect(differencesOf(schedule, layers("A", "B"), layers("B", "A"))).not.toEqual([]);
  });

  it("hides nothing that differs beside it, nor the case of an address", () => {
    const monitor = "datadog:index/monitor:Monitor";
    expect(differencesOf(monitor, { tags: ["a", "b"], name: "x" }, { tags: ["b", "a"], name: "y" })).toEqual([
      { path: "name", kind: "update" },
    ]);
    const user = "pagerduty:index/user:User";
    expect(differencesOf(user, { email: "Alice@vey.example" }, { email: "alice@vey.example" })).toEqual([]);
  });
});
