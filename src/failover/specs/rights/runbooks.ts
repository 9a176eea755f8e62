import type { Environment } from "../../../environment";
import { allow, type Statement } from "../../../iam";
import { documentName, forensics, regionRoles } from "../../../plan";
import { eventSource, ipSetNames, logGroupName, switchObject, type Names } from "../../names";
import { evidence, handOver, inBothRegions, startDocuments } from "./common";

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
  startDocuments(names, "RecordRuns", [documentName("record-run")]),
  handOver(names.roleArn("executor")),
];

/** What the runbooks do, action by action. */
export function execute(environment: Environment, names: Names): Statement[] {
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
      lists.flatMap((list) => inBothRegions(names, "wafv2", `regional/ipset/${list}/*`)),
    ),
    ...(cdn === undefined
      ? []
      : [
          allow(
            "SwitchCdn",
            ["secretsmanager:GetSecretValue"],
            inBothRegions(names, "secretsmanager", `secret:${cdn.tokenSecret}-??????`),
          ),
        ]),
    allow(
      "FindLinkedPids",
      ["logs:FilterLogEvents"],
      inBothRegions(names, "logs", `log-group:${logGroupName("application")}:*`),
    ),
    allow("KeepLists", ["s3:PutObject"], evidence(names, "/breaches/*")),
    allow(
      "CollectLogs",
      ["logs:CreateExportTask"],
      forensics.logs.flatMap(({ key }) => inBothRegions(names, "logs", `log-group:${logGroupName(key)}:*`)),
    ),
    allow("WatchCollection", ["logs:DescribeExportTasks", "logs:DescribeLogGroups"], "*"),
    allow("HashEvidence", ["s3:GetObject", "s3:PutObject"], evidence(names, "/incidents/*")),
    allow("ListEvidence", ["s3:ListBucket"], evidence(names, "")),
    ...recordRun(names),
  ];
}
