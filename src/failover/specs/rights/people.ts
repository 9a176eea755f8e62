import { allow, type Statement } from "../../../iam";
import { buttonKeys, documentName } from "../../../plan";
import { prefix, type AccessRole, type Names } from "../../names";
import { evidence, handOver, inBothRegions, startDocuments } from "./common";

/** Starts the runbooks of both regions, follows and cancels them, and hands them the roles that they run as. */
export function startRunbooks(names: Names, ...as: readonly AccessRole[]): Statement[] {
  const roles = as.map(names.roleArn);
  return [
    startDocuments(names, "StartRunbooks", [`${prefix}-*`]),
    allow("WatchRunbooks", ["ssm:GetAutomationExecution", "ssm:DescribeAutomationExecutions"], "*"),
    allow("CancelRunbooks", ["ssm:StopAutomationExecution"], inBothRegions(names, "ssm", "automation-execution/*")),
    // What find-linked-pids prints: the list, and nothing else of the evidence.
    allow("ReadLists", ["s3:GetObject"], evidence(names, "/breaches/*")),
    handOver(roles.length === 1 ? (roles[0] ?? "") : roles),
  ];
}

/** Starts what has a button, and nothing else; follows nothing. */
export const startButtons = (names: Names, ...as: readonly AccessRole[]): Statement[] => [
  startDocuments(names, "PressButtons", buttonKeys.map(documentName)),
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
