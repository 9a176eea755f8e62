import { runSimulation } from "@cloud-copilot/iam-simulate";
import { describe, expect, it } from "vitest";
import { failoverSpecs } from "../../src/failover";
import { plan } from "../../src/plan";
import { production } from "../support/environment";
import { productionConfig } from "../support/production";

const account = "123456789012";
const specsWith = (failover: Record<string, unknown> = {}) =>
  failoverSpecs(plan, production({ failover: { ...(productionConfig().failover as object), ...failover } }));
const specs = specsWith();

const runbook = (name: string) => `arn:aws:ssm:us-west-2:${account}:automation-definition/zkp-${name}:1`;
const switchObject = `arn:aws:s3:::zkp-switch-${account}-us-west-2/primary-is-out-of-service`;
const evidence = (path: string) => `arn:aws:s3:::zkp-evidence-${account}-us-west-2/${path}`;
const key = `arn:aws:kms:us-east-1:${account}:key/mrk-1`;
const somebodyElses = `arn:aws:kms:us-east-1:${account}:key/mrk-2`;
const control = `arn:aws:route53-recovery-control::${account}:controlpanel/p1/routingcontrol/c1`;
const role = (name: string) => `arn:aws:iam::${account}:role/zkp-${name}`;
const passed = { "iam:PassedToService": "ssm.amazonaws.com" };
const list = (name: string) => `arn:aws:wafv2:us-west-2:${account}:regional/ipset/${name}/1`;
const tableArn = (name: string) => `arn:aws:dynamodb:us-west-2:${account}:table/${name}`;
const bus = `arn:aws:events:us-west-2:${account}:event-bus/default`;
const signing = { "aws:ResourceTag/zkp-signing-key": "credential" };
const ourOwn = { "events:source": ["zkp.runbooks"] };

type Row = readonly [
  role: string,
  action: string,
  resource: string,
  answer: "allowed" | "denied",
  context?: Record<string, string | string[]>,
];

/** Who may do what, and who may not. */
const table: readonly Row[] = [
  ["operator", "ssm:StartAutomationExecution", runbook("service-outage"), "allowed"],
  [
    "operator",
    "ssm:StartAutomationExecution",
    `arn:aws:ssm:us-west-2:${account}:automation-definition/AWS-StopEC2Instance:1`,
    "denied",
  ],
  ["runner", "ssm:StartAutomationExecution", runbook("service-outage"), "allowed"],
  ["runner", "ssm:StartAutomationExecution", runbook("collect-evidence"), "denied"],
  ["runner", "ssm:SendAutomationSignal", "arn:aws:ssm:us-west-2:123456789012:automation-execution/x", "denied"],
  ["operator", "iam:PassRole", role("executor"), "allowed", passed],
  ["operator", "iam:PassRole", role("executor"), "denied", { "iam:PassedToService": "ec2.amazonaws.com" }],
  ["operator", "iam:PassRole", role("custodian"), "allowed", passed],
  ["operator", "ssm:StartAutomationExecution", runbook("signing-key-compromise"), "allowed"],
  ["operator", "s3:GetObject", evidence("breaches/BR001/affected-pids.txt"), "allowed"],
  ["operator", "s3:GetObject", evidence("incidents/INC-20251207-001/access/log"), "denied"],
  ["operator", "dynamodb:PutItem", tableArn("zkp-controls"), "denied"],
  ["operator", "iam:PassRole", role("break-glass"), "denied", passed],
  ["operator", "s3:PutObject", switchObject, "denied"],
  ["operator", "ssm:SendAutomationSignal", `arn:aws:ssm:us-west-2:${account}:automation-execution/1`, "denied"],
  ["operator", "kms:DisableKey", key, "denied", signing],

  ["approver", "ssm:SendAutomationSignal", `arn:aws:ssm:us-west-2:${account}:automation-execution/1`, "allowed"],
  ["approver", "ssm:StartAutomationExecution", runbook("service-outage"), "denied"],
  ["approver", "kms:DisableKey", key, "denied", signing],

  ["executor", "s3:PutObject", switchObject, "allowed"],
  ["executor", "s3:DeleteObject", switchObject, "allowed"],
  ["executor", "s3:PutObject", evidence("runbooks/INC-20251207-001/1.json"), "allowed"],
  ["executor", "s3:DeleteObject", evidence("runbooks/INC-20251207-001/1.json"), "denied"],
  ["executor", "s3:BypassGovernanceRetention", evidence("runbooks/INC-20251207-001/1.json"), "denied"],
  ["executor", "wafv2:UpdateIPSet", list("zkp-strict-v4"), "allowed"],
  ["executor", "wafv2:UpdateIPSet", list("zkp-blocked-v6"), "allowed"],
  ["executor", "wafv2:UpdateIPSet", list("somebody-elses"), "denied"],
  ["executor", "dynamodb:PutItem", tableArn("zkp-controls"), "allowed"],
  ["executor", "dynamodb:PutItem", tableArn("zkp-revocation"), "denied"],
  ["executor", "dynamodb:DeleteTable", tableArn("zkp-controls"), "denied"],
  ["executor", "events:PutEvents", bus, "allowed", ourOwn],
  ["executor", "events:PutEvents", bus, "denied", { "events:source": ["somebody.else"] }],
  ["executor", "ssm:SendCommand", `arn:aws:ec2:us-west-2:${account}:instance/i-1`, "denied"],
  ["executor", "kms:DisableKey", key, "denied", signing],
  ["executor", "cloudtrail:StopLogging", `arn:aws:cloudtrail:us-west-2:${account}:trail/zkp-evidence`, "denied"],

  ["break-glass", "s3:PutObject", switchObject, "allowed"],
  ["break-glass", "kms:DisableKey", key, "allowed", signing],
  ["break-glass", "kms:DisableKey", somebodyElses, "denied"],
  ["break-glass", "kms:ScheduleKeyDeletion", key, "denied", signing],
  ["break-glass", "dynamodb:PutItem", tableArn("zkp-controls"), "allowed"],
  ["break-glass", "ssm:StartAutomationExecution", runbook("signing-key-compromise"), "denied"],
  ["break-glass", "cloudtrail:DeleteTrail", `arn:aws:cloudtrail:us-west-2:${account}:trail/zkp-evidence`, "denied"],
  ["break-glass", "dynamodb:DeleteTable", `arn:aws:dynamodb:us-east-1:${account}:table/zkp-revocation`, "denied"],
  ["break-glass", "backup:DeleteRecoveryPoint", `arn:aws:backup:us-west-2:${account}:recovery-point:1`, "denied"],
  ["break-glass", "iam:CreateUser", `arn:aws:iam::${account}:user/new`, "denied"],

  ["custodian", "kms:DisableKey", key, "allowed", signing],
  ["custodian", "kms:EnableKey", key, "allowed", signing],
  ["custodian", "kms:ReplicateKey", key, "allowed", signing],
  ["custodian", "kms:UpdateAlias", `arn:aws:kms:us-east-1:${account}:alias/zkp/credential`, "allowed"],
  ["custodian", "kms:UpdateAlias", `arn:aws:kms:us-east-1:${account}:alias/somebody-elses`, "denied"],
  ["custodian", "kms:DisableKey", somebodyElses, "denied"],
  ["custodian", "kms:Sign", key, "denied", signing],
  ["custodian", "kms:ScheduleKeyDeletion", key, "denied", signing],
  ["custodian", "kms:CreateKey", "*", "allowed", { "aws:RequestTag/zkp-signing-key": "credential" }],
  ["custodian", "kms:CreateKey", "*", "denied"],
  ["custodian", "s3:PutObject", switchObject, "denied"],

  ["recorder", "ssm:StartAutomationExecution", runbook("record-run"), "allowed"],
  ["recorder", "ssm:StartAutomationExecution", runbook("failback"), "denied"],
  ["recorder", "iam:PassRole", role("custodian"), "denied", passed],

  ["investigator", "s3:GetObject", evidence("incidents/INC-20251207-001/access/log"), "allowed"],
  ["investigator", "s3:PutObject", evidence("incidents/INC-20251207-001/access/log"), "denied"],
  ["investigator", "s3:GetObject", `arn:aws:s3:::zkp-artefacts-${account}-us-west-2/proving-key`, "denied"],
  ["investigator", "cloudtrail:LookupEvents", "*", "allowed"],

  ["drill", "ssm:StartAutomationExecution", runbook("ddos-attack"), "allowed"],
  ["drill", "fis:StartExperiment", `arn:aws:fis:us-east-1:${account}:experiment-template/EXT1`, "allowed"],
  ["drill", "s3:PutObject", switchObject, "denied"],
  ["drill", "ec2:TerminateInstances", `arn:aws:ec2:us-east-1:${account}:instance/i-1`, "denied"],

  ["replication", "s3:ReplicateObject", evidence("trail/1"), "allowed"],
  ["replication", "s3:GetObjectRetention", `arn:aws:s3:::zkp-evidence-${account}-us-east-1/trail/1`, "allowed"],
  ["replication", "s3:DeleteObject", evidence("trail/1"), "denied"],

  ["backup", "dynamodb:StartAwsBackupJob", `arn:aws:dynamodb:us-east-1:${account}:table/zkp-revocation`, "allowed"],
  [
    "pager",
    "events:InvokeApiDestination",
    `arn:aws:events:us-west-2:${account}:api-destination/zkp-pagerduty/0123`,
    "allowed",
  ],
  [
    "pager",
    "events:InvokeApiDestination",
    `arn:aws:events:us-west-2:${account}:api-destination/somebody-elses/0123`,
    "denied",
  ],

  ["backup", "dynamodb:DeleteTable", `arn:aws:dynamodb:us-east-1:${account}:table/zkp-revocation`, "denied"],
];

async function answer(
  policies: { role: string; policy: unknown },
  action: string,
  resource: string,
  context: Record<string, string | string[]> = {},
) {
  const simulated = await runSimulation(
    {
      request: {
        principal: role(policies.role),
        action,
        resource: { resource, accountId: account },
        contextVariables: { "aws:PrincipalArn": role(policies.role), ...context },
      },
      identityPolicies: [{ name: policies.role, policy: policies.policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resource.includes(":key/") && { resourcePolicy: resource === key ? specs.keys[0]?.policy : anybodys }),
    },
    {},
  );
  if (simulated.resultType === "error") throw new Error(JSON.stringify(simulated.errors));
  return simulated.overallResult === "Allowed" ? "allowed" : "denied";
}

/** KMS asks the key's own policy first: the issuer's keys have theirs, anybody's else leaves it to IAM. */
const anybodys = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*", Resource: "*" }],
};

describe("the roles of an incident", () => {
  for (const [name, action, resource, expected, context] of table)
    it(`${name}: ${action} on ${resource} is ${expected}${context === undefined ? "" : ` with ${JSON.stringify(context)}`}`, async () => {
      const policy = specs.roles.find((it) => it.key === name)?.policy;
      expect(await answer({ role: name, policy }, action, resource, context)).toBe(expected);
    });

  it("each have an action that they may do, and one that they may not", () => {
    for (const { key: name } of specs.roles) {
      const answers = table.filter(([it]) => it === name).map(([, , , it]) => it);
      expect(new Set(answers), name).toEqual(new Set(["allowed", "denied"]));
    }
  });

  it("never override a safety rule, where routing controls are the switch", async () => {
    const controls = specsWith({ switch: "routing-control", routingControl: { cluster: "new" } });
    const policy = controls.roles.find((it) => it.key === "break-glass")?.policy;
    const update = "route53-recovery-cluster:UpdateRoutingControlStates";
    const overriding = (value: string) => ({ "route53-recovery-cluster:AllowSafetyRulesOverrides": value });
    expect(await answer({ role: "break-glass", policy }, update, control, overriding("false"))).toBe("allowed");
    expect(await answer({ role: "break-glass", policy }, update, control, overriding("true"))).toBe("denied");
  });

  it("let a Region switch plan read what it judges, and change nothing, where it is the switch", async () => {
    const policy = specsWith({ switch: "region-switch" }).roles.find((it) => it.key === "region-switch")?.policy;
    const may = (action: string, resource: string) => answer({ role: "region-switch", policy }, action, resource);
    expect(await may("route53:ListResourceRecordSets", "arn:aws:route53:::hostedzone/Z1")).toBe("allowed");
    expect(await may("iam:SimulatePrincipalPolicy", role("region-switch"))).toBe("allowed");
    expect(await may("route53:ChangeResourceRecordSets", "arn:aws:route53:::hostedzone/Z1")).toBe("denied");
    expect(await may("dynamodb:DeleteTable", `arn:aws:dynamodb:us-east-1:${account}:table/zkp-revocation`)).toBe(
      "denied",
    );
  });

  it("grant no service as a whole, and let roles be handed over to named services only", () => {
    for (const { key: name, policy } of specs.roles)
      for (const { Sid, Effect, Action, Condition } of policy.Statement.filter((it) => it.Effect === "Allow")) {
        const actions = typeof Action === "string" ? [Action] : Action;
        for (const it of actions) expect(it, `${name} ${Sid} ${Effect}`).not.toMatch(/^\*$|:\*$/);
        if (actions.includes("iam:PassRole")) expect(JSON.stringify(Condition)).toContain("iam:PassedToService");
      }
  });

  it("are entered by people with a second factor, or by the services that they are for", () => {
    for (const { key: name, trust } of specs.roles)
      for (const { Principal, Condition } of trust.Statement) {
        const people = JSON.stringify(Principal).includes("arn:aws:iam");
        expect(JSON.stringify(Condition), name).toContain(
          name === "runner" ? "aws:PrincipalAccount" : people ? "MultiFactorAuthPresent" : "aws:SourceAccount",
        );
      }
  });
});

describe("a signing key's policy", () => {
  const policy = specs.keys[0]?.policy;
  const by = async (principal: string, action: string) => {
    const simulated = await runSimulation(
      {
        request: {
          principal,
          action,
          resource: { resource: key, accountId: account },
          contextVariables: { "aws:PrincipalArn": principal },
        },
        identityPolicies: [
          {
            name: "admin",
            policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:*", Resource: "*" }] },
          },
        ],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy: policy,
      },
      {},
    );
    if (simulated.resultType === "error") throw new Error(JSON.stringify(simulated.errors));
    return simulated.overallResult === "Allowed" ? "allowed" : "denied";
  };

  it.each([
    [role("issuer"), "kms:Sign", "allowed"],
    [role("issuer"), "kms:DisableKey", "denied"],
    [role("break-glass"), "kms:DisableKey", "allowed"],
    [role("break-glass"), "kms:Sign", "denied"],
    [role("custodian"), "kms:EnableKey", "allowed"],
    [role("custodian"), "kms:Sign", "denied"],
    [`arn:aws:iam::${account}:role/administrator`, "kms:Sign", "denied"],
    [`arn:aws:iam::${account}:role/administrator`, "kms:DisableKey", "denied"],
    [`arn:aws:iam::${account}:role/administrator`, "kms:ScheduleKeyDeletion", "denied"],
    [`arn:aws:iam::${account}:role/administrator`, "kms:PutKeyPolicy", "denied"],
    [`arn:aws:iam::${account}:role/zkp-deployer`, "kms:PutKeyPolicy", "allowed"],
    [`arn:aws:iam::${account}:role/zkp-deployer`, "kms:Sign", "denied"],
    [`arn:aws:iam::${account}:role/administrator`, "kms:DescribeKey", "allowed"],
  ])("%s may, even as administrator: %s is %s", async (principal, action, expected) => {
    expect(await by(principal, action)).toBe(expected);
  });
});
