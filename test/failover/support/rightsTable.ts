import { failoverSpecs } from "../../../src/failover";
import { plan } from "../../../src/plan";
import { production } from "../../support/environment";
import { productionConfig } from "../../support/production";

export const account = "123456789012";
export const specsWith = (failover: Record<string, unknown> = {}) =>
  failoverSpecs(plan, production({ failover: { ...(productionConfig().failover as object), ...failover } }));
export const specs = specsWith();

const ssm = (rest: string) => `arn:aws:ssm:us-west-2:${account}:${rest}`;
const execution = ssm("automation-execution/1");
/** What Systems Manager asks about when somebody starts a document. */
const starts = (who: string, name: string, answer: Row[3]): Row[] =>
  [`document/zkp-${name}`, `automation-definition/zkp-${name}:1`].map((it) => [
    who,
    "ssm:StartAutomationExecution",
    ssm(it),
    answer,
  ]);
const switchObject = `arn:aws:s3:::zkp-switch-${account}-us-west-2/primary-is-out-of-service`;
const artefacts = `arn:aws:s3:::zkp-artefacts-${account}-us-east-1`;
const evidence = (path: string) => `arn:aws:s3:::zkp-evidence-${account}-us-west-2/${path}`;
export const key = `arn:aws:kms:us-east-1:${account}:key/mrk-1`;
const somebodyElses = `arn:aws:kms:us-east-1:${account}:key/mrk-2`;
export const control = `arn:aws:route53-recovery-control::${account}:controlpanel/p1/routingcontrol/c1`;
export const role = (name: string) => `arn:aws:iam::${account}:role/zkp-${name}`;
const passed = { "iam:PassedToService": "ssm.amazonaws.com" };
const list = (name: string) => `arn:aws:wafv2:us-west-2:${account}:regional/ipset/${name}/1`;
const tableArn = (name: string) => `arn:aws:dynamodb:us-west-2:${account}:table/${name}`;
const bus = `arn:aws:events:us-west-2:${account}:event-bus/default`;
export const signing = { "aws:ResourceTag/zkp-signing-key": "credential" };
const freshKey = {
  "aws:RequestTag/zkp-signing-key": "credential",
  "kms:KeyUsage": "SIGN_VERIFY",
  "kms:MultiRegion": "true",
};
const mayBeCut = { "ec2:ResourceTag/ChaosAllowed": "true" };
const alias = (name: string) => `arn:aws:kms:us-east-1:${account}:alias/zkp/${name}`;
const ec2 = (kind: string) => `arn:aws:ec2:us-east-1:${account}:${kind}/x-1`;
const logGroup = (name: string) => `arn:aws:logs:us-west-2:${account}:log-group:${name}:*`;
const ourOwn = { "events:source": ["zkp.runbooks"] };

type Row = readonly [
  role: string,
  action: string,
  resource: string,
  answer: "allowed" | "denied",
  context?: Record<string, string | string[]>,
];

/** Who may do what, and who may not. */
export const table: readonly Row[] = [
  ...starts("operator", "service-outage", "allowed"),
  ["operator", "ssm:StartAutomationExecution", execution, "allowed"],
  ["operator", "ssm:StopAutomationExecution", execution, "allowed"],
  ["operator", "ssm:GetAutomationExecution", execution, "allowed"],
  ["operator", "ssm:DescribeAutomationExecutions", "*", "allowed"],
  ["operator", "ssm:StartAutomationExecution", ssm("automation-definition/AWS-StopEC2Instance:1"), "denied"],
  ["operator", "ssm:StartAutomationExecution", ssm("document/AWS-StopEC2Instance"), "denied"],
  ...starts("runner", "service-outage", "allowed"),
  ...starts("runner", "collect-evidence", "denied"),
  ["runner", "ssm:StartAutomationExecution", execution, "allowed"],
  ["runner", "ssm:SendAutomationSignal", execution, "denied"],
  ["operator", "iam:PassRole", role("executor"), "allowed", passed],
  ["operator", "iam:PassRole", role("executor"), "denied", { "iam:PassedToService": "ec2.amazonaws.com" }],
  ["operator", "iam:PassRole", role("custodian"), "allowed", passed],
  ...starts("operator", "signing-key-compromise", "allowed"),
  ["operator", "s3:GetObject", evidence("breaches/BR001/affected-pids.txt"), "allowed"],
  ["operator", "s3:GetObject", evidence("incidents/INC-20251207-001/access/log"), "denied"],
  ["operator", "dynamodb:PutItem", tableArn("zkp-controls"), "denied"],
  ["operator", "iam:PassRole", role("break-glass"), "denied", passed],
  ["operator", "s3:PutObject", switchObject, "denied"],
  ["operator", "ssm:SendAutomationSignal", execution, "denied"],
  ["operator", "kms:DisableKey", key, "denied", signing],

  ["approver", "ssm:SendAutomationSignal", execution, "allowed"],
  ...starts("approver", "service-outage", "denied"),
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
  ["executor", "logs:CreateExportTask", logGroup("/zkp/access"), "allowed"],
  ["executor", "logs:CreateExportTask", logGroup("/zkp/somebody-elses"), "denied"],
  ["executor", "logs:CreateExportTask", logGroup("/aws/lambda/payroll"), "denied"],
  ["executor", "events:PutEvents", bus, "allowed", ourOwn],
  ["executor", "events:PutEvents", bus, "denied", { "events:source": ["somebody.else"] }],
  ["executor", "ssm:SendCommand", `arn:aws:ec2:us-west-2:${account}:instance/i-1`, "denied"],
  ["executor", "kms:DisableKey", key, "denied", signing],
  ["executor", "cloudtrail:StopLogging", `arn:aws:cloudtrail:us-west-2:${account}:trail/zkp-evidence`, "denied"],

  ["break-glass", "s3:PutObject", switchObject, "allowed"],
  ["break-glass", "kms:DisableKey", key, "allowed", signing],
  ["break-glass", "kms:DisableKey", somebodyElses, "denied"],
  // Who makes a key writes its policy, and could point the alias at a key that signs for them.
  ["break-glass", "kms:CreateKey", "*", "denied", freshKey],
  ["break-glass", "kms:TagResource", somebodyElses, "denied", freshKey],
  ["break-glass", "kms:ReplicateKey", key, "denied", signing],
  ["break-glass", "kms:PutKeyPolicy", key, "denied", signing],
  ["break-glass", "kms:CreateGrant", key, "denied", signing],
  ["break-glass", "kms:UpdateAlias", alias("credential"), "allowed"],
  ["break-glass", "kms:UpdateAlias", `arn:aws:kms:us-east-1:${account}:alias/somebody-elses`, "denied"],
  ["break-glass", "kms:UpdateAlias", key, "allowed", signing],
  ["break-glass", "kms:UpdateAlias", somebodyElses, "denied"],
  [
    "break-glass",
    "kms:UpdateAlias",
    somebodyElses,
    "denied",
    { "aws:ResourceTag/zkp-signing-key": "of my own making" },
  ],
  ["break-glass", "kms:ScheduleKeyDeletion", key, "denied", signing],
  ["break-glass", "dynamodb:PutItem", tableArn("zkp-controls"), "allowed"],
  ...starts("break-glass", "signing-key-compromise", "denied"),
  ["break-glass", "cloudtrail:DeleteTrail", `arn:aws:cloudtrail:us-west-2:${account}:trail/zkp-evidence`, "denied"],
  ["break-glass", "dynamodb:DeleteTable", `arn:aws:dynamodb:us-east-1:${account}:table/zkp-revocation`, "denied"],
  ["break-glass", "backup:DeleteRecoveryPoint", `arn:aws:backup:us-west-2:${account}:recovery-point:1`, "denied"],
  ["break-glass", "iam:CreateUser", `arn:aws:iam::${account}:user/new`, "denied"],

  ["custodian", "kms:DisableKey", key, "allowed", signing],
  ["custodian", "kms:EnableKey", key, "allowed", signing],
  ["custodian", "kms:ReplicateKey", key, "allowed", signing],
  ["custodian", "kms:UpdateAlias", alias("credential"), "allowed"],
  ["custodian", "kms:UpdateAlias", `arn:aws:kms:us-east-1:${account}:alias/somebody-elses`, "denied"],
  ["custodian", "kms:DisableKey", somebodyElses, "denied"],
  ["custodian", "kms:Sign", key, "denied", signing],
  ["custodian", "kms:ScheduleKeyDeletion", key, "denied", signing],
  ["custodian", "kms:CreateKey", "*", "allowed", freshKey],
  ["custodian", "kms:CreateKey", "*", "denied"],
  ["custodian", "kms:CreateKey", "*", "denied", { ...freshKey, "kms:KeyUsage": "ENCRYPT_DECRYPT" }],
  ["custodian", "kms:CreateKey", "*", "denied", { ...freshKey, "kms:BypassPolicyLockoutSafetyCheck": "true" }],
  ["custodian", "kms:TagResource", somebodyElses, "denied", { ...freshKey, "aws:TagKeys": ["somebody-elses"] }],
  ["custodian", "kms:PutKeyPolicy", key, "denied", signing],
  ["custodian", "s3:PutObject", switchObject, "denied"],

  ...starts("recorder", "record-run", "allowed"),
  ...starts("recorder", "failback", "denied"),
  ["recorder", "ssm:StartAutomationExecution", execution, "allowed"],
  ["recorder", "iam:PassRole", role("custodian"), "denied", passed],

  ["investigator", "s3:GetObject", evidence("incidents/INC-20251207-001/access/log"), "allowed"],
  ["investigator", "s3:PutObject", evidence("incidents/INC-20251207-001/access/log"), "denied"],
  ["investigator", "s3:GetObject", `arn:aws:s3:::zkp-artefacts-${account}-us-west-2/proving-key`, "denied"],
  ["investigator", "cloudtrail:LookupEvents", "*", "allowed"],

  ...starts("drill", "ddos-attack", "allowed"),
  ...starts("drill", "failback", "denied"),
  ...starts("drill", "signing-key-compromise", "denied"),
  ["drill", "ssm:StartAutomationExecution", execution, "allowed"],
  ["drill", "ssm:StopAutomationExecution", execution, "denied"],
  ["drill", "iam:PassRole", role("executor"), "allowed", passed],
  ["drill", "iam:PassRole", role("custodian"), "denied", passed],
  ["drill", "iam:PassRole", role("experiment"), "denied", { "iam:PassedToService": "fis.amazonaws.com" }],
  ["drill", "s3:PutObject", switchObject, "denied"],
  ["drill", "s3:GetObject", evidence("breaches/BR001/affected-pids.txt"), "denied"],
  ["drill", "ec2:ReplaceRouteTableAssociation", ec2("subnet"), "denied", mayBeCut],
  ["drill", "ec2:CreateTags", ec2("instance"), "denied"],

  ["experiment", "ec2:ReplaceRouteTableAssociation", ec2("subnet"), "allowed", mayBeCut],
  ["experiment", "ec2:ReplaceRouteTableAssociation", ec2("subnet"), "denied"],
  ["experiment", "ec2:CreateRouteTable", ec2("route-table"), "allowed", { "aws:RequestTag/managedByFIS": "true" }],
  ["experiment", "ec2:CreateRouteTable", ec2("route-table"), "denied"],
  ["experiment", "ec2:CreateRoute", ec2("route-table"), "allowed", { "ec2:ResourceTag/managedByFIS": "true" }],
  ["experiment", "ec2:CreateRoute", ec2("route-table"), "denied"],
  ["experiment", "ec2:DeleteRouteTable", ec2("route-table"), "denied"],
  [
    "experiment",
    "ec2:CreateTags",
    ec2("route-table"),
    "allowed",
    { "aws:RequestTag/managedByFIS": "true", "ec2:CreateAction": "CreateRouteTable" },
  ],
  ["experiment", "ec2:CreateTags", ec2("route-table"), "denied", { "aws:RequestTag/managedByFIS": "true" }],
  ["experiment", "ec2:CreateTags", ec2("instance"), "denied"],
  ["experiment", "ec2:CreateTags", ec2("subnet"), "denied"],
  ["experiment", "ec2:ModifyVpcEndpoint", ec2("route-table"), "allowed", { "ec2:ResourceTag/managedByFIS": "true" }],
  ["experiment", "ec2:ModifyVpcEndpoint", ec2("route-table"), "denied"],
  ["experiment", "ec2:ModifyVpcEndpoint", ec2("vpc-endpoint"), "allowed"],
  ["experiment", "ec2:DescribeSecurityGroups", "*", "allowed"],
  ["experiment", "tag:GetResources", "*", "allowed"],
  ["experiment", "s3:ListAllMyBuckets", "*", "allowed"],
  ["experiment", "s3:GetReplicationConfiguration", artefacts, "allowed"],
  ["experiment", "s3:PauseReplication", artefacts, "allowed"],
  ["experiment", "s3:PutReplicationConfiguration", artefacts, "allowed", { "s3:isReplicationPauseRequest": "true" }],
  ["experiment", "s3:PutReplicationConfiguration", artefacts, "denied", { "s3:isReplicationPauseRequest": "false" }],
  ["experiment", "s3:PauseReplication", `arn:aws:s3:::zkp-evidence-${account}-us-east-1`, "denied"],
  ["experiment", "ec2:TerminateInstances", ec2("instance"), "denied"],
  ...starts("experiment", "service-outage", "denied"),
  ["experiment", "iam:PassRole", role("executor"), "denied", passed],

  ["replication", "s3:ReplicateObject", evidence("trail/1"), "allowed"],
  ["replication", "s3:GetObjectRetention", `arn:aws:s3:::zkp-evidence-${account}-us-east-1/trail/1`, "allowed"],
  ["replication", "s3:DeleteObject", evidence("trail/1"), "denied"],

  ["backup", "dynamodb:StartAwsBackupJob", `arn:aws:dynamodb:us-east-1:${account}:table/zkp-revocation`, "allowed"],
  ["backup", "dynamodb:StartAwsBackupJob", tableArn("zkp-revocation"), "allowed"],
  ["backup", "backup:CopyIntoBackupVault", `arn:aws:backup:us-east-1:${account}:backup-vault:zkp-backups`, "allowed"],
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
