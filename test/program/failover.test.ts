import { describe, expect, it } from "vitest";
import { declaredRules, planSettings, type Declared } from "../../policy/rules";
import { productionProgram, runProgram, type Registered } from "../support/mocks";
import { productionConfig } from "../support/production";

const secrets = { pagerdutyToken: "t", pagerdutyUserToken: "t", datadogApiKey: "t", datadogAppKey: "t" };
const programWith = (failover: Record<string, unknown>) => {
  const config = productionConfig();
  return runProgram({ config: { ...config, ...secrets, failover: { ...(config.failover as object), ...failover } } });
};
const ofType = (all: readonly Registered[], type: string) => all.filter((it) => it.type === type);
const records = (all: readonly Registered[]) => ofType(all, "aws:route53/record:Record");

describe("the failover resources", () => {
  it("are a PRIMARY with a health check and a SECONDARY without for each host: that one is always answered", async () => {
    const pairs = records(await productionProgram()).map(({ inputs }) => [
      inputs.name,
      (inputs.failoverRoutingPolicies as { type: string }[])[0]?.type,
      inputs.healthCheckId !== undefined,
    ]);
    expect(pairs).toHaveLength(6);
    for (const [name, type, checked] of pairs) expect(checked, String(name)).toBe(type === "PRIMARY");
  });

  it("say their region, wherever they have one, and break no rule of the policy pack", async () => {
    const all = await productionProgram();
    const resources: Declared[] = all
      .filter(({ type }) => type.startsWith("aws:"))
      .map(({ type, name, inputs }) => ({ urn: name, type, name, props: inputs, protect: true, secretOutputs: [] }));
    const broken = declaredRules
      .filter(({ tag, level }) => level === "mandatory" && /^aws\/|^resource\//.test(tag))
      .flatMap(({ tag, check }) => check({ resources, settings: planSettings }).map(({ path }) => `${tag} ${path}`));
    expect(broken).toEqual([]);
    expect(resources.filter(({ props }) => props.region === "us-east-1").length).toBeGreaterThan(20);
  });

  it("keep evidence write-once for 2,557 days, copied to a bucket that is as locked", async () => {
    const all = await productionProgram();
    const locks = ofType(all, "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration");
    expect(locks.map(({ inputs }) => [inputs.region, inputs.rule])).toEqual([
      ["us-east-1", { defaultRetention: { mode: "COMPLIANCE", days: 2557 } }],
      ["us-west-2", { defaultRetention: { mode: "COMPLIANCE", days: 2557 } }],
    ]);
  });

  it("back the revocations up in each region by itself, and watch that there, so that neither needs the other", async () => {
    const all = await productionProgram();
    const [east, west] = ["us-east-1", "us-west-2"].map(
      (it) => `arn:aws:backup:${it}:123456789012:backup-vault:zkp-backups`,
    );
    const plans = ofType(all, "aws:backup/plan:Plan").map(({ inputs }) => [
      inputs.region,
      (inputs.rules as { copyActions: { destinationVaultArn: string }[] }[])[0]?.copyActions[0]?.destinationVaultArn,
    ]);
    expect(plans).toEqual([
      ["us-east-1", west],
      ["us-west-2", east],
    ]);
    const selections = ofType(all, "aws:backup/selection:Selection").map(({ inputs }) => [
      inputs.region,
      inputs.resources,
    ]);
    expect(selections).toEqual(
      ["us-east-1", "us-west-2"].map((it) => [it, [`arn:aws:dynamodb:${it}:123456789012:table/zkp-revocation`]]),
    );
    const alarms = ofType(all, "aws:cloudwatch/metricAlarm:MetricAlarm").filter(
      ({ inputs }) => inputs.metricName === "NumberOfBackupJobsCompleted",
    );
    expect(alarms.map(({ inputs }) => inputs.region)).toEqual(["us-east-1", "us-west-2"]);
  });

  it("hold the keys that open incidents as secrets", async () => {
    const all = await productionProgram();
    const subscriptions = ofType(all, "aws:sns/topicSubscription:TopicSubscription");
    expect(subscriptions.map(({ inputs }) => inputs.endpoint)).toEqual(["[secret]", "[secret]", "[secret]"]);
    const connections = ofType(all, "aws:cloudwatch/eventConnection:EventConnection");
    // In both regions: one to the orchestration, and one to whom runbooks ask for approval.
    expect(connections.map(({ inputs }) => inputs.authParameters)).toEqual(Array(4).fill("[secret]"));
  });
});

describe("the switch", () => {
  it("is an inverted health check on an object of the standby, unless config says otherwise", async () => {
    const [check] = ofType(await productionProgram(), "aws:route53/healthCheck:HealthCheck").filter(
      ({ inputs }) => inputs.invertHealthcheck === true,
    );
    expect(check?.inputs).toMatchObject({
      type: "HTTPS",
      fqdn: "zkp-switch-123456789012-us-west-2.s3.us-west-2.amazonaws.com",
      resourcePath: "/primary-is-out-of-service",
    });
  });

  it("may be ARC's routing controls, with a rule for at least one on, and one for never both", async () => {
    const all = await programWith({ switch: "routing-control", routingControl: { cluster: "new" } });
    const rules = ofType(all, "aws:route53recoverycontrol/safetyRule:SafetyRule");
    expect(rules.map(({ inputs }) => inputs.ruleConfig)).toEqual([
      { inverted: false, threshold: 1, type: "ATLEAST" },
      { inverted: true, threshold: 2, type: "ATLEAST" },
    ]);
    for (const { inputs } of records(all)) expect(inputs.healthCheckId).toBeDefined();
    expect(all.some(({ name }) => name === "failover-switch-check")).toBe(false);
  });

  it("may use a cluster that is there already, which is not made again", async () => {
    const cluster = "arn:aws:route53-recovery-control::123456789012:cluster/c1";
    const endpoints = ["us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1", "ap-southeast-2"].map((region) => ({
      region,
      endpoint: `https://${region}.cluster.example/v1`,
    }));
    const all = await programWith({ switch: "routing-control", routingControl: { cluster, endpoints } });
    expect(ofType(all, "aws:route53recoverycontrol/cluster:Cluster")).toEqual([]);
    const [panel] = ofType(all, "aws:route53recoverycontrol/controlPanel:ControlPanel");
    expect(panel?.inputs.clusterArn).toBe(cluster);
    const failover = ofType(all, "aws:ssm/document:Document").find(({ name }) =>
      name.endsWith("standby-service-outage-runbook"),
    );
    expect(failover?.inputs.content).toContain("https://eu-west-1.cluster.example/v1");
  });

  it("may be a Region switch plan that a person approves, whose runs leave their report with the evidence", async () => {
    const all = await programWith({ switch: "region-switch" });
    const [plan] = ofType(all, "aws:arcregionswitch/plan:Plan");
    expect(plan?.inputs).toMatchObject({
      executionRole: "arn:aws:iam::123456789012:role/zkp-region-switch",
      primaryRegion: "us-east-1",
      workflows: [{ workflowTargetAction: "activate", steps: [{ executionBlockType: "ManualApproval" }] }],
    });
    expect(JSON.stringify(plan?.inputs.reportConfigurations)).toContain("zkp-evidence-123456789012-us-west-2");
    expect(all.some(({ name }) => name === "failover-region-switch-role")).toBe(true);
  });
});
