import { allow, policy, serviceTrust, type PolicyDocument, type Statement } from "../iam";
import { evidencePath, waitingIndex, type RecordNames } from "./names";

const readSecrets = (names: RecordNames, secrets: readonly string[]): Statement =>
  allow("ReadSecrets", ["secretsmanager:GetSecretValue"], secrets.map(names.secretArns));

/** The ingress puts into the queue, and knows the signing secrets; it can neither read nor write a record. */
export const mayTakeIn = (names: RecordNames): readonly Statement[] => [
  allow("PutIntoQueue", ["sqs:SendMessage"], names.queueArn),
  readSecrets(names, ["pagerduty-webhooks"]),
];

/** The worker reads and writes records, deletes none, sets timers, and writes evidence that it cannot read or change. */
export const mayWork = (
  names: RecordNames,
  evidenceBucketArn: string,
  secrets: readonly string[],
): readonly Statement[] => [
  allow(
    "WorkOffQueue",
    [
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:GetQueueAttributes",
      "sqs:SendMessage",
    ],
    names.queueArn,
  ),
  allow(
    "WriteRecords",
    ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem"],
    [names.tableArn, `${names.tableArn}/index/${waitingIndex}`],
  ),
  allow("SetTimers", ["scheduler:CreateSchedule"], names.timersArn),
  {
    ...allow("HandTimersTheirRole", ["iam:PassRole"], names.timerRoleArn),
    Condition: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
  },
  allow("KeepEvidence", ["s3:PutObject"], `${evidenceBucketArn}/${evidencePath}/*`),
  readSecrets(
    names,
    secrets.filter((it) => it !== "pagerduty-webhooks"),
  ),
];

/** What timers act as: they put a message into the queue, and nothing else. */
export const timerTrust = ({ accountId }: RecordNames): PolicyDocument =>
  policy(serviceTrust(accountId, "scheduler.amazonaws.com"));
export const timerRights = ({ queueArn }: RecordNames): PolicyDocument =>
  policy(allow("PutIntoQueue", ["sqs:SendMessage"], queueArn));
