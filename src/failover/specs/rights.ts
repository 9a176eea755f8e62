import type { Environment } from "../../environment";
import { buttonKeys, regionRoles } from "../../plan";
import {
  aliasName,
  eventSource,
  ipSetNames,
  logGroupName,
  prefix,
  signingKeyTag,
  switchObject,
  type AccessRole,
  type Names,
} from "../names";
import { allow, type Statement } from "../../iam";

/** Every role but the replication's and the backup's is denied what would destroy evidence, keys or the switch itself. */
export const neverDestroy: Statement = {
  Sid: "NeverDestroyEvidence",
  Effect: "Deny",
  Action: [
    "s3:BypassGovernanceRetention",
    "s3:PutBucketObjectLockConfiguration",
    "s3:DeleteObjectVersion",
    "kms:ScheduleKeyDeletion",
    "cloudtrail:StopLogging",
    "cloudtrail:DeleteTrail",
    "cloudtrail:UpdateTrail",
    "backup:DeleteBackupVault",
    "backup:DeleteBackupVaultLockConfiguration",
    "backup:DeleteRecoveryPoint",
    "dynamodb:DeleteTable",
    "route53-recovery-control-config:Delete*",
  ],
  Resource: "*",
};

/** Starts the runbooks of both regions, follows and cancels them, and hands them the roles that they run as. */
export function startRunbooks(names: Names, ...as: readonly AccessRole[]): Statement[] {
  const regional = (rest: string) =>
    regionRoles.map((it) => `arn:aws:ssm:${names.regions[it]}:${names.accountId}:${rest}`);
  const roles = as.map(names.roleArn);
  return [
    allow("StartRunbooks", ["ssm:StartAutomationExecution"], regional("automation-definition/zkp-*:*")),
    allow("WatchRunbooks", ["ssm:GetAutomationExecution", "ssm:DescribeAutomationExecutions"], "*"),
    allow("CancelRunbooks", ["ssm:StopAutomationExecution"], regional("automation-execution/*")),
    // What find-linked-pids prints: the list, and nothing else of the evidence.
    allow("ReadLists", ["s3:GetObject"], evidence(names, "/breaches/*")),
    handOver(roles.length === 1 ? (roles[0] ?? "") : roles),
  ];
}

/** Starts what has a button, and nothing else; follows nothing. */
export const startButtons = (names: Names, ...as: readonly AccessRole[]): Statement[] => [
  allow(
    "PressButtons",
    ["ssm:StartAutomationExecution"],
    regionRoles.flatMap((region) => buttonKeys.map((it) => `${names.documentArn(it, region)}:*`)),
  ),
  handOver(as.map(names.roleArn)),
];

/** Approves what cannot be taken back; starts nothing. */
export const approve = ({ accountId }: Names): Statement[] => [
  allow("Approve", ["ssm:SendAutomationSignal"], `arn:aws:ssm:*:${accountId}:automation-execution/*`),
  allow(
    "ApprovePlanSteps",
    ["arc-region-switch:ApprovePlanExecutionStep"],
    `arn:aws:arc-region-switch::${accountId}:plan/*`,
  ),
  allow("WatchRunbooks", ["ssm:GetAutomationExecution", "ssm:DescribeAutomationExecutions"], "*"),
];

/** The data plane of each kind of switch; safety rules are never overridden. */
export function throwSwitch({ failover }: Environment, names: Names): Statement[] {
  switch (failover.switch) {
    case "health-check":
      return [
        allow(
          "ThrowSwitch",
          ["s3:PutObject", "s3:DeleteObject", "s3:GetObject"],
          `${names.bucketArn("switch", "standby")}/${switchObject}`,
        ),
        allow("ReadSwitch", ["s3:ListBucket"], names.bucketArn("switch", "standby")),
      ];
    case "routing-control":
      return [
        allow(
          "ReadSwitch",
          ["route53-recovery-cluster:GetRoutingControlState", "route53-recovery-cluster:ListRoutingControls"],
          "*",
        ),
        {
          ...allow(
            "ThrowSwitch",
            [
              "route53-recovery-cluster:UpdateRoutingControlState",
              "route53-recovery-cluster:UpdateRoutingControlStates",
            ],
            `arn:aws:route53-recovery-control::${names.accountId}:controlpanel/*`,
          ),
          Condition: { Bool: { "route53-recovery-cluster:AllowSafetyRulesOverrides": "false" } },
        },
      ];
    case "region-switch":
      return [
        allow(
          "RunPlan",
          [
            "arc-region-switch:StartPlanExecution",
            "arc-region-switch:GetPlanInRegion",
            "arc-region-switch:GetPlanExecution",
            "arc-region-switch:ListPlanExecutionEvents",
          ],
          `arn:aws:arc-region-switch::${names.accountId}:plan/*`,
        ),
      ];
  }
}

/**
 * Replaces a signing key: makes and copies a fresh one, points aliases, disables, and enables again when the suspicion was
 * wrong; deletes none. Signing keys are told by a tag: an alias leaves the old one before it is disabled.
 */
export const keyCustody = (names: Names): Statement[] => {
  const keys = `arn:aws:kms:*:${names.accountId}:key/*`;
  const signing = { Condition: { Null: { [`aws:ResourceTag/${signingKeyTag}`]: "false" } } };
  const tagged = { Condition: { Null: { [`aws:RequestTag/${signingKeyTag}`]: "false" } } };
  return [
    { ...allow("EnableAndDisableKeys", ["kms:DisableKey", "kms:EnableKey"], keys), ...signing },
    { ...allow("LookAtKeys", ["kms:DescribeKey", "kms:GetPublicKey"], keys), ...signing },
    { ...allow("MakeFreshKeys", ["kms:CreateKey", "kms:TagResource"], "*"), ...tagged },
    { ...allow("CopyFreshKeys", ["kms:ReplicateKey", "kms:UpdateAlias"], keys), ...signing },
    allow("PointAlias", ["kms:UpdateAlias"], `arn:aws:kms:*:${names.accountId}:${aliasName("*" as "credential")}`),
    ...writeControls(names),
  ];
};

const evidence = (names: Names, path: string) => regionRoles.map((it) => `${names.bucketArn("evidence", it)}${path}`);

/** Reads and writes the controls. */
export const writeControls = (names: Names): Statement[] => [
  allow("WriteControls", ["dynamodb:GetItem", "dynamodb:PutItem"], regionRoles.map(names.controlsArn)),
];

/** Leaves the record of a run, and asks for approval. */
export const recordRun = (names: Names): Statement[] => [
  allow("RecordRuns", ["s3:PutObject"], evidence(names, "/runbooks/*")),
  allow("ReadRuns", ["ssm:GetAutomationExecution"], `arn:aws:ssm:*:${names.accountId}:automation-execution/*`),
  {
    ...allow(
      "AskForApproval",
      ["events:PutEvents"],
      regionRoles.map((it) => `arn:aws:events:${names.regions[it]}:${names.accountId}:event-bus/default`),
    ),
    Condition: { "ForAllValues:StringEquals": { "events:source": eventSource } },
  },
];

/** Has every run recorded that has ended. */
export const recordEnds = (names: Names): Statement[] => [
  allow(
    "RecordRuns",
    ["ssm:StartAutomationExecution"],
    regionRoles.map((it) => `${names.documentArn("record-run", it)}:*`),
  ),
  handOver(names.roleArn("executor")),
];

const handOver = (roles: string | readonly string[]): Statement => ({
  ...allow("HandOver", ["iam:PassRole"], roles),
  Condition: { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
});

/** What the runbooks do, action by action. */
export function execute(environment: Environment, names: Names): Statement[] {
  const { accountId, regions } = names;
  const each = (form: (region: string) => string) => regionRoles.map((it) => form(regions[it]));
  const lists = [...Object.values(ipSetNames.strict), ...Object.values(ipSetNames.blocked)];
  const { cdn } = environment.failover;
  return [
    ...throwSwitch(environment, names),
    ...writeControls(names),
    allow(
      "FindCircuits",
      ["s3:ListBucket"],
      regionRoles.map((it) => names.bucketArn("artefacts", it)),
    ),
    allow("FindLists", ["wafv2:ListIPSets"], "*"),
    allow(
      "SetLists",
      ["wafv2:GetIPSet", "wafv2:UpdateIPSet"],
      each((region) => region).flatMap((region) =>
        lists.map((list) => `arn:aws:wafv2:${region}:${accountId}:regional/ipset/${list}/*`),
      ),
    ),
    ...(cdn === undefined
      ? []
      : [
          allow(
            "SwitchCdn",
            ["secretsmanager:GetSecretValue"],
            each((region) => `arn:aws:secretsmanager:${region}:${accountId}:secret:${cdn.tokenSecret}-??????`),
          ),
        ]),
    allow(
      "FindLinkedPids",
      ["logs:FilterLogEvents"],
      each((region) => `arn:aws:logs:${region}:${accountId}:log-group:${logGroupName("application")}:*`),
    ),
    allow("KeepLists", ["s3:PutObject"], evidence(names, "/breaches/*")),
    allow(
      "CollectLogs",
      ["logs:CreateExportTask"],
      each((region) => `arn:aws:logs:${region}:${accountId}:log-group:${logGroupName("*")}`),
    ),
    allow("WatchCollection", ["logs:DescribeExportTasks", "logs:DescribeLogGroups"], "*"),
    allow("HashEvidence", ["s3:GetObject", "s3:PutObject"], evidence(names, "/incidents/*")),
    allow("ListEvidence", ["s3:ListBucket"], evidence(names, "")),
    ...recordRun(names),
  ];
}

/** Reads evidence and the trail; writes nothing. */
export const investigate = (names: Names): Statement[] => [
  allow("ReadEvidence", ["s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectRetention"], evidence(names, "/*")),
  allow("ListEvidence", ["s3:ListBucket", "s3:ListBucketVersions"], evidence(names, "")),
  allow("ReadTrail", ["cloudtrail:LookupEvents", "cloudtrail:GetTrailStatus"], "*"),
  {
    Sid: "NeverWrite",
    Effect: "Deny",
    Action: ["s3:PutObject", "s3:DeleteObject"],
    Resource: "*",
  },
];

/** Starts dry runs and the experiment that cuts marked subnets off. */
export const exercise = (names: Names): Statement[] => [
  ...startRunbooks(names, "executor"),
  allow(
    "StartExperiments",
    ["fis:StartExperiment"],
    [
      `arn:aws:fis:${names.regions.primary}:${names.accountId}:experiment-template/*`,
      `arn:aws:fis:${names.regions.primary}:${names.accountId}:experiment/*`,
    ],
  ),
  {
    ...allow(
      "DisruptMarkedSubnets",
      [
        "ec2:CreateRouteTable",
        "ec2:CreateRoute",
        "ec2:AssociateRouteTable",
        "ec2:ReplaceRouteTableAssociation",
        "ec2:DeleteRouteTable",
        "ec2:CreateTags",
      ],
      `arn:aws:ec2:${names.regions.primary}:${names.accountId}:*`,
    ),
  },
  allow("SeeNetwork", ["ec2:DescribeSubnets", "ec2:DescribeRouteTables", "ec2:DescribeVpcs"], "*"),
  allow("PauseReplication", ["s3:PauseReplication"], names.bucketArn("artefacts", "primary")),
  allow("SeeStopAlarms", ["cloudwatch:DescribeAlarms"], "*"),
  allow("Remind", ["sns:Publish"], names.topicArn("standby")),
];

/** Copies artefacts and evidence to the standby. */
export const replicate = (names: Names): Statement[] => {
  const kinds = ["artefacts", "evidence"] as const;
  const from = kinds.map((it) => names.bucketArn(it, "primary"));
  return [
    allow("ReadRules", ["s3:GetReplicationConfiguration", "s3:ListBucket"], from),
    allow(
      "ReadSource",
      [
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionTagging",
        "s3:GetObjectRetention",
        "s3:GetObjectLegalHold",
      ],
      from.map((it) => `${it}/*`),
    ),
    allow(
      "WriteCopy",
      ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
      kinds.map((it) => `${names.bucketArn(it, "standby")}/*`),
    ),
  ];
};

/** Backs the revocation table up and copies the backup. */
export const backUp = (names: Names): Statement[] => [
  allow("BackUpTable", ["dynamodb:StartAwsBackupJob", "dynamodb:DescribeTable"], names.tableArn("primary")),
  allow(
    "KeepCopies",
    ["backup:CopyIntoBackupVault", "backup:DescribeBackupVault", "backup:CopyFromBackupVault"],
    regionRoles.map(names.vaultArn),
  ),
];

/** Sends events to PagerDuty, and nowhere else. */
export const page = ({ accountId, regions }: Names): Statement[] => [
  allow(
    "SendToPagerDuty",
    ["events:InvokeApiDestination"],
    regionRoles.map((it) => `arn:aws:events:${regions[it]}:${accountId}:api-destination/${prefix}-*`),
  ),
];

/** What a Region switch plan reads to judge itself. */
export const runPlan = ({ failover }: Environment, names: Names): Statement[] => [
  allow(
    "ReadPlan",
    ["arc-region-switch:GetPlan", "arc-region-switch:GetPlanExecution", "arc-region-switch:ListPlanExecutions"],
    `arn:aws:arc-region-switch::${names.accountId}:plan/*`,
  ),
  allow(
    "CheckItself",
    ["iam:SimulatePrincipalPolicy"],
    names.roleArn(failover.switch === "region-switch" ? "region-switch" : "executor"),
  ),
  allow(
    "SeeAlarms",
    ["cloudwatch:DescribeAlarms", "cloudwatch:DescribeAlarmHistory", "cloudwatch:GetMetricStatistics"],
    "*",
  ),
  allow("SeeRecords", ["route53:ListResourceRecordSets", "route53:GetHostedZone"], "arn:aws:route53:::hostedzone/*"),
];
