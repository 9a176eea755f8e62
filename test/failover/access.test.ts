import { runSimulation } from "@cloud-copilot/iam-simulate";
import { describe, expect, it } from "vitest";
import { account, specsWith, specs, key, control, role, signing, table } from "./support/rightsTable";

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

  /** With any of these, whoever has the role makes a greater one of it, or has somebody greater do what they say. */
  const raising: readonly (readonly [action: string, resource: string, context?: Record<string, string>])[] = [
    ...[
      "CreateRole",
      "PutRolePolicy",
      "AttachRolePolicy",
      "UpdateAssumeRolePolicy",
      "DeleteRolePermissionsBoundary",
    ].map((it) => [`iam:${it}`, role("operator")] as const),
    ["iam:CreatePolicyVersion", `arn:aws:iam::${account}:policy/zkp`],
    ["iam:CreateAccessKey", `arn:aws:iam::${account}:user/break-glass`],
    ["iam:PassRole", role("break-glass"), { "iam:PassedToService": "ssm.amazonaws.com" }],
    ["iam:PassRole", role("executor"), { "iam:PassedToService": "lambda.amazonaws.com" }],
    ["sts:AssumeRole", role("break-glass")],
    ["sts:AssumeRole", role("executor")],
    ["ssm:UpdateDocument", `arn:aws:ssm:us-west-2:${account}:document/zkp-failover`],
    ["ssm:UpdateDocumentDefaultVersion", `arn:aws:ssm:us-west-2:${account}:document/zkp-failover`],
    ["ssm:CreateDocument", `arn:aws:ssm:us-west-2:${account}:document/zkp-mine`],
    ["lambda:UpdateFunctionCode", `arn:aws:lambda:us-west-2:${account}:function:zkp-record`],
    ["lambda:AddPermission", `arn:aws:lambda:us-west-2:${account}:function:zkp-record`],
    ["scheduler:UpdateSchedule", `arn:aws:scheduler:us-west-2:${account}:schedule/default/zkp-ddos-attack`],
    ["fis:UpdateExperimentTemplate", `arn:aws:fis:us-east-1:${account}:experiment-template/EXT1`],
    ["events:PutTargets", `arn:aws:events:us-west-2:${account}:rule/zkp-runs`],
    ["kms:PutKeyPolicy", key, signing],
    ["kms:CreateGrant", key, signing],
    ["kms:Sign", key, signing],
    ["s3:PutBucketPolicy", `arn:aws:s3:::zkp-evidence-${account}-us-west-2`],
  ];

  it.each(specs.roles.map(({ key: name }) => name))("%s cannot raise itself", async (name) => {
    const policy = specs.roles.find((it) => it.key === name)?.policy;
    for (const [action, resource, context] of raising) {
      const answered = await answer({ role: name, policy }, action, resource, context ?? {});
      expect(`${action} on ${resource}: ${answered}`).toBe(`${action} on ${resource}: denied`);
    }
  });

  it("make signing keys in one role alone, which nobody but Systems Manager acts in", () => {
    const makers = specs.roles.filter(({ policy }) =>
      /kms:(CreateKey|TagResource|ReplicateKey)/.test(JSON.stringify(policy)),
    );
    expect(makers.map(({ key: name }) => name)).toEqual(["custodian"]);
    expect(JSON.stringify(makers[0]?.trust.Statement)).toContain('"Service":"ssm.amazonaws.com"');
    expect(JSON.stringify(makers[0]?.trust.Statement)).not.toContain("arn:aws:iam");
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
