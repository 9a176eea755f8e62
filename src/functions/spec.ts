import type { Input } from "@pulumi/pulumi";
import { allow, policy, type PolicyDocument, type Statement } from "../iam";
import { days, type Minutes } from "../plan";

/** A program that Lambda runs: what it is made from, what it may do, and what starts it. */
export interface FunctionSpec {
  /** Its name at AWS, and that of its role, queue and schedule. */
  readonly name: string;
  readonly description: string;
  readonly region: string;
  /** The program's file, from the project's root; it exports `handler`. */
  readonly entry: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  /** What it may do, beside writing its log and traces and leaving what failed in its dead-letter queue. */
  readonly rights: readonly Statement[];
  /** What lies beside it, by name; absent: nothing. */
  readonly files?: Readonly<Record<string, string>>;
  /** What it is told; never a secret, which it reads from Secrets Manager itself. */
  readonly environment: Readonly<Record<string, Input<string>>>;
  /** Runs it by the clock. */
  readonly everyMinutes?: Minutes;
  /** How many may run at once; absent: as many as the account allows. */
  readonly atMostAtOnce?: number;
}

/** How long a log is kept: one of the periods that CloudWatch offers. Evidence is kept elsewhere, for years. */
export const logRetentionDays = 90;

/** What failed waits as long as SQS allows, so that a weekend loses nothing. */
export const deadLetterSeconds = days(14) * 60;

export const logGroupName = (name: string): string => `/aws/lambda/${name}`;
export const deadLetterName = (name: string): string => `${name}-dead-letters`;
/** The role that EventBridge Scheduler starts a function in. */
export const starterName = (name: string): string => `${name}-starter`;

const arn = (service: string, { region }: Pick<FunctionSpec, "region">, accountId: string, rest: string) =>
  `arn:aws:${service}:${region}:${accountId}:${rest}`;

/** The ARN of a function. */
export const functionArn = (spec: Pick<FunctionSpec, "name" | "region">, accountId: string): string =>
  arn("lambda", spec, accountId, `function:${spec.name}`);

/** The ARN of a function's dead-letter queue. */
export const deadLetterArn = (spec: Pick<FunctionSpec, "name" | "region">, accountId: string): string =>
  arn("sqs", spec, accountId, deadLetterName(spec.name));

/** All that a function may do. */
export const rightsOf = (spec: FunctionSpec, accountId: string): PolicyDocument =>
  policy(
    allow(
      "WriteLog",
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      `${arn("logs", spec, accountId, `log-group:${logGroupName(spec.name)}`)}:*`,
    ),
    allow("WriteTraces", ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*"),
    allow("LeaveWhatFailed", ["sqs:SendMessage"], deadLetterArn(spec, accountId)),
    ...spec.rights,
  );
