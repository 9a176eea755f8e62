import type { Environment } from "../environment";

/** Names and ARNs of the record's parts, known before anything is made. All of them live in the standby region. */
export interface RecordNames {
  readonly accountId: string;
  readonly region: string;
  readonly tableArn: string;
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly timerRoleArn: string;
  readonly timersArn: string;
  readonly topicArn: string;
  readonly secretArns: (name: string) => string;
}

const prefix = "zkp";
export const tableName = `${prefix}-incidents`;
/** The index that finds what waits. */
export const waitingIndex = "waiting";
export const queueName = `${prefix}-record`;
export const ingressName = `${prefix}-record-ingress`;
export const workerName = `${prefix}-record-worker`;
export const timerGroup = `${prefix}-incident-timers`;
export const timerRoleName = `${prefix}-record-timers`;
export const topicName = `${prefix}-record-alarms`;
export const secretPrefix = `${prefix}/record`;
/** Where the write-once store keeps records. */
export const evidencePath = "record";

/** The names of one environment. */
export function recordNames({ aws }: Environment): RecordNames {
  const { accountId } = aws;
  const region = aws.regions.standby;
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${accountId}:${rest}`;
  return {
    accountId,
    region,
    tableArn: arn("dynamodb", `table/${tableName}`),
    queueArn: arn("sqs", queueName),
    queueUrl: `https://sqs.${region}.amazonaws.com/${accountId}/${queueName}`,
    timerRoleArn: `arn:aws:iam::${accountId}:role/${timerRoleName}`,
    timersArn: arn("scheduler", `schedule/${timerGroup}/*`),
    topicArn: arn("sns", topicName),
    // Secrets Manager adds six characters of its own.
    secretArns: (name) => arn("secretsmanager", `secret:${secretPrefix}/${name}-??????`),
  };
}
