import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { policiesDocument } from "../../policy/rules/document";
import { ownFacts } from "../../src/environment";
import { production } from "../support/environment";
import { declaredRules, planSettings, type Declared, type Settings } from "../../policy/rules";

type Props = Readonly<Record<string, unknown>>;

const declared = (type: string, props: Props, protect = true, secretOutputs: readonly string[] = []): Declared => ({
  urn: `urn:pulumi:prod::other-team::${type}::it`,
  type,
  name: "it",
  props,
  protect,
  secretOutputs,
});
const policy = (name: string, ...rungs: readonly (readonly [delay: number, targets: number])[]) =>
  declared("pagerduty:index/escalationPolicy:EscalationPolicy", {
    name,
    description: "Ours",
    rules: rungs.map(([escalationDelayInMinutes, count]) => ({
      escalationDelayInMinutes,
      targets: Array.from({ length: count }, (_, index) => ({ id: `T${index}`, type: "user_reference" })),
    })),
  });
const service = (props: Props, protect = true) =>
  declared(
    "pagerduty:index/service:Service",
    { name: "zkp-p1", description: "Ours", autoResolveTimeout: "null", ...props },
    protect,
  );
const monitor = (props: Props) =>
  declared("datadog:index/monitor:Monitor", {
    message: "Down @pagerduty-zkp-p0",
    tags: ["severity:p0", "managed-by:us"],
    ...props,
  });
const numbers = (props: Props) =>
  monitor({
    type: "query alert",
    query: "sum(last_3m):sum:zkp.errors{env:production}.as_count() > 99",
    monitorThresholds: { critical: "99" },
    ...props,
  });
const integration = "pagerduty:index/serviceIntegration:ServiceIntegration";
const serviceObject = declared("datadog:pagerduty/serviceObject:ServiceObject", { serviceName: "zkp-p0" });
const record = (ttl: number) =>
  declared("aws:route53/record:Record", { name: "api", ttl, failoverRoutingPolicies: [{ type: "PRIMARY" }] });
const logGroup = (props: Props) => declared("aws:cloudwatch/logGroup:LogGroup", { name: "evidence", ...props });

const bucket = (region: string) => declared("aws:s3/bucket:Bucket", { bucket: "b", region });
const alarm = (region: string) => declared("aws:cloudwatch/metricAlarm:MetricAlarm", { name: "lag", region });
const check = (props: Props) => declared("aws:route53/healthCheck:HealthCheck", { type: "HTTPS", ...props });
const pair = (type: string, healthCheckId: string) =>
  declared("aws:route53/record:Record", {
    name: "api.vey.example",
    ttl: 60,
    healthCheckId,
    failoverRoutingPolicies: [{ type }],
  });

/** For each rule: resources that meet it, and resources that break it. */
const cases: Readonly<Record<string, { good: readonly Declared[]; bad: readonly Declared[] }>> = {
  "escalation/acknowledged-in-time": {
    good: [policy("P0 - Critical", [5, 1], [5, 1], [5, 1])],
    bad: [policy("P0 - Critical", [5, 1], [6, 1], [5, 1])],
  },
  "escalation/enough-rungs": {
    good: [policy("P2 - Medium", [30, 1])],
    bad: [policy("P0 - Critical", [5, 1], [5, 1])],
  },
  "escalation/empty-or-full-rung": {
    good: [policy("Anything", [5, 5])],
    bad: [policy("Anything", [5, 6], [5, 0])],
  },
  "escalation/p0-and-p1-wake-people": {
    good: [service({ incidentUrgencyRule: { urgency: "high" } })],
    bad: [service({ incidentUrgencyRule: { urgency: "low" } })],
  },
  "escalation/never-resolves-itself": { good: [service({})], bad: [service({ autoResolveTimeout: "14400" })] },
  "monitor/handle-to-nowhere": {
    good: [monitor({}), serviceObject],
    bad: [monitor({ message: "@pagerduty-zkp-po" }), serviceObject],
  },
  "monitor/wrong-severity": { good: [monitor({})], bad: [monitor({ message: "Down @pagerduty-zkp-p3" })] },
  "monitor/draft": { good: [monitor({ draftStatus: "published" })], bad: [monitor({ draftStatus: "draft" })] },
  "monitor/threshold-not-in-query": {
    good: [numbers({ monitorThresholds: { critical: "99" } }), numbers({ query: "a form that nobody here reads" })],
    bad: [numbers({ monitorThresholds: { critical: "90" } })],
  },
  "monitor/threshold-not-a-number": {
    good: [numbers({})],
    bad: [numbers({ monitorThresholds: { critical: "lots" } })],
  },
  "monitor/recovery-on-wrong-side": {
    good: [numbers({ monitorThresholds: { critical: "99", criticalRecovery: "90" } })],
    bad: [numbers({ monitorThresholds: { critical: "99", criticalRecovery: "100" } })],
  },
  "monitor/unknown-priority": { good: [numbers({ priority: "1" })], bad: [numbers({ priority: "P0" })] },
  "monitor/no-data-style": {
    good: [numbers({ onMissingData: "resolve" })],
    bad: [numbers({ onMissingData: "resolve", notifyNoData: true })],
  },
  "monitor/renotify-interval": { good: [numbers({ renotifyInterval: 60 })], bad: [numbers({ renotifyInterval: 7 })] },
  "monitor/untagged": { good: [monitor({})], bad: [monitor({ tags: ["severity:p0"] })] },
  "aws/foreign-region": { good: [logGroup({ region: "us-west-2" })], bad: [logGroup({ region: "eu-west-1" })] },
  "aws/dns-cached-too-long": { good: [record(60)], bad: [record(300)] },
  "aws/evidence-expires": { good: [logGroup({ retentionInDays: 3653 })], bad: [logGroup({ retentionInDays: 365 })] },
  "aws/no-region": {
    good: [bucket("us-west-2"), record(60)],
    bad: [declared("aws:s3/bucket:Bucket", { bucket: "b" })],
  },
  "aws/only-in-primary": {
    good: [
      bucket("us-west-2"),
      bucket("us-east-1"),
      declared("aws:s3/bucketReplicationConfig:BucketReplicationConfig", { bucket: "b", region: "us-east-1" }),
      declared("aws:dynamodb/table:Table", { region: "us-east-1", replicas: [{ regionName: "us-west-2" }] }),
      alarm("us-east-1"),
      alarm("us-west-2"),
    ],
    bad: [bucket("us-east-1"), alarm("us-east-1")],
  },
  "aws/shared-health-check": {
    good: [pair("PRIMARY", "H1"), pair("SECONDARY", "H2")],
    bad: [pair("PRIMARY", "H1"), pair("SECONDARY", "H1")],
  },
  "aws/circular-health-check": {
    good: [pair("PRIMARY", "H1"), check({ fqdn: "api.us-east-1.vey.example" })],
    bad: [pair("PRIMARY", "H1"), check({ fqdn: "api.vey.example" })],
  },
  "aws/moves-traffic": {
    good: [check({}), pair("PRIMARY", "H1")],
    bad: [
      check({ disabled: true }),
      declared("aws:route53/record:Record", { name: "api", weightedRoutingPolicies: [{ weight: 10 }] }),
      declared("aws:s3/bucketObjectv2:BucketObjectv2", { bucket: "zkp-switch-1-us-west-2", region: "us-west-2" }),
    ],
  },
  "aws/second-provider": {
    good: [declared("pulumi:providers:aws", {})],
    bad: [declared("pulumi:providers:aws", {}), declared("pulumi:providers:aws", {})],
  },
  "resource/closed-service": {
    good: [declared("aws:cloudtrail/trail:Trail", {})],
    bad: [declared("aws:ssmincidents/replicationSet:ReplicationSet", {})],
  },
  "resource/unprotected": { good: [service({})], bad: [service({}, false)] },
  "resource/deprecated-type": {
    good: [declared("pagerduty:index/eventOrchestration:EventOrchestration", {})],
    bad: [declared("pagerduty:index/rulesetRule:RulesetRule", {})],
  },
  "resource/key-in-clear": {
    good: [monitor({})],
    bad: [monitor({ message: "Down @pagerduty-zkp-p0 https://hooks.slack.com/services/T0A/B0B/xyz" })],
  },
  "resource/key-in-state": {
    good: [declared(integration, {}, false, ["integrationKey"])],
    bad: [declared(integration, {})],
  },
  "environment/leftover": {
    good: [
      check({ fqdn: "api.us-east-1.vey.example", regions: ["eu-west-1"] }),
      monitor({ message: "https://vey.pagerduty.com" }),
    ],
    bad: [
      monitor({ message: "https://status.acme.example" }),
      bucket("eu-west-1"),
      declared("aws:iam/role:Role", { policy: '{"Resource":"arn:aws:iam::210987654321:role/x"}' }),
    ],
  },
  "resource/no-description": { good: [service({})], bad: [service({ description: "Managed by Pulumi" })] },
};

const settings = { ...planSettings, own: ownFacts(production()) };
const findings = (tag: string, resources: readonly Declared[]) =>
  declaredRules.filter((it) => it.tag === tag).flatMap(({ check }) => check({ resources, settings }));

describe("the policy pack", () => {
  it("is described by the page that its rules write", async () => {
    const page = await format(policiesDocument(), { parser: "markdown", printWidth: 120 });
    await expect(page).toMatchFileSnapshot("../../docs/policies.md");
  });

  it("has a case for every policy, and says what each demands", () => {
    for (const { tag, description } of declaredRules) expect(description, tag).not.toBe("");
    expect(declaredRules.map(({ tag }) => tag).sort()).toEqual(Object.keys(cases).sort());
  });

  it.each(Object.entries(cases))("%s accepts what meets it and refuses what breaks it", (tag, { good, bad }) => {
    expect(findings(tag, good)).toEqual([]);
    expect(findings(tag, bad)).not.toEqual([]);
    for (const { path, problem, remedy } of findings(tag, bad)) expect([path, problem, remedy]).not.toContain("");
  });

  it("finds a key beside what a preview does not know yet, which throws at a touch", () => {
    const props = {
      get alertId(): string {
        throw new Error("string value at .alertId can't be known during preview");
      },
      message: "ask with AKIAABCDEFGHIJKLMNOP",
    };
    expect(findings("resource/key-in-clear", [{ ...monitor({}), props }])).toMatchObject([
      { path: expect.stringContaining(".message") as string },
    ]);
  });

  it("takes another team's own deadlines and regions", () => {
    const settings: Settings = {
      ...planSettings,
      regions: ["eu-west-1"],
      acknowledgeWithinMinutes: { p0: 30, p1: 60, p2: 90, p3: 120 },
    };
    const resources = [policy("P0 - Critical", [10, 1], [10, 1], [10, 1]), logGroup({ region: "eu-west-1" })];
    const found = declaredRules
      .filter(({ level }) => level === "mandatory")
      .flatMap(({ check }) => check({ resources, settings }));
    expect(found).toEqual([]);
  });

  it("leaves resources alone that are no part of incident response", () => {
    const resources = [
      declared("aws:s3/bucketNotification:BucketNotification", { region: "us-west-2" }, false),
      policy("Office", [300, 1]),
    ];
    expect(declaredRules.flatMap(({ check }) => check({ resources, settings: planSettings }))).toEqual([]);
  });
});
