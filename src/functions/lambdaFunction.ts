import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { allow, asJson, lambdaTrust, policy, serviceTrust } from "../iam";
import { bundle } from "./bundle";
import {
  deadLetterName,
  deadLetterSeconds,
  functionArn,
  logGroupName,
  logRetentionDays,
  rightsOf,
  starterName,
  type FunctionSpec,
} from "./spec";

/** What a function is made from. */
export interface LambdaFunctionArgs {
  readonly spec: FunctionSpec;
  readonly accountId: string;
  /**
   * The SNS topic, in the function's region, that is told when it fails or leaves something behind. Without one it is
   * watched otherwise.
   */
  readonly alarmTopic?: pulumi.Input<string>;
}

/**
 * A function with all that one in production needs: a role of its own that may do no more than it must, a log that ends,
 * a queue for what failed, traces, alarms, and the schedule that starts it.
 */
export class LambdaFunction extends pulumi.ComponentResource {
  readonly function: aws.lambda.Function;

  constructor(name: string, args: LambdaFunctionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:functions:LambdaFunction", name, {}, opts);
    const { spec } = args;
    const within = { parent: this };
    const { role, rights } = this.#createRole(name, args);
    const log = new aws.cloudwatch.LogGroup(
      `${name}-log`,
      { name: logGroupName(spec.name), region: spec.region, retentionInDays: logRetentionDays },
      within,
    );
    const deadLetters = new aws.sqs.Queue(
      `${name}-dead-letters`,
      {
        name: deadLetterName(spec.name),
        region: spec.region,
        messageRetentionSeconds: deadLetterSeconds,
        sqsManagedSseEnabled: true,
      },
      within,
    );
    this.function = new aws.lambda.Function(
      name,
      {
        name: spec.name,
        description: spec.description,
        region: spec.region,
        role: role.arn,
        runtime: "nodejs22.x",
        architectures: ["arm64"],
        handler: "index.handler",
        code: new pulumi.asset.AssetArchive(
          Object.fromEntries(
            Object.entries({ "index.js": bundle(spec.entry).code, ...spec.files }).map(([file, text]) => [
              file,
              new pulumi.asset.StringAsset(text),
            ]),
          ),
        ),
        memorySize: spec.memoryMegabytes,
        timeout: spec.timeoutSeconds,
        environment: { variables: spec.environment },
        deadLetterConfig: { targetArn: deadLetters.arn },
        tracingConfig: { mode: "Active" },
        loggingConfig: { logFormat: "JSON", logGroup: log.name },
        ...(spec.atMostAtOnce !== undefined && { reservedConcurrentExecutions: spec.atMostAtOnce }),
      },
      { ...within, dependsOn: [rights] },
    );
    this.#schedule(name, args);
    this.#watch(name, args);
    this.registerOutputs({});
  }

  #createRole(name: string, { spec, accountId }: LambdaFunctionArgs) {
    const role = new aws.iam.Role(
      `${name}-role`,
      {
        name: spec.name,
        description: `What the function ${spec.name} acts as.`,
        assumeRolePolicy: asJson(policy(lambdaTrust)),
      },
      { parent: this },
    );
    const rights = new aws.iam.RolePolicy(
      `${name}-rights`,
      { name: spec.name, role: role.name, policy: asJson(rightsOf(spec, accountId)) },
      { parent: this },
    );
    return { role, rights };
  }

  #schedule(name: string, { spec, accountId }: LambdaFunctionArgs): void {
    const { everyMinutes, region } = spec;
    if (everyMinutes === undefined) return;
    const roleName = starterName(spec.name);
    const role = new aws.iam.Role(
      `${name}-starter`,
      {
        name: roleName,
        description: `Starts the function ${spec.name} by the clock.`,
        assumeRolePolicy: asJson(policy(serviceTrust(accountId, "scheduler.amazonaws.com"))),
      },
      { parent: this },
    );
    const rights = new aws.iam.RolePolicy(
      `${name}-starter-rights`,
      {
        name: roleName,
        role: role.name,
        policy: asJson(policy(allow("Start", ["lambda:InvokeFunction"], functionArn(spec, accountId)))),
      },
      { parent: this },
    );
    new aws.scheduler.Schedule(
      `${name}-schedule`,
      {
        name: spec.name,
        description: spec.description,
        region,
        scheduleExpression: `rate(${everyMinutes} minute${everyMinutes === 1 ? "" : "s"})`,
        flexibleTimeWindow: { mode: "OFF" },
        target: { arn: this.function.arn, roleArn: role.arn, retryPolicy: { maximumRetryAttempts: 2 } },
      },
      { parent: this, dependsOn: [rights] },
    );
  }

  #watch(name: string, { spec, alarmTopic }: LambdaFunctionArgs): void {
    if (alarmTopic === undefined) return;
    const alarm = (key: string, description: string, metric: AlarmMetric) =>
      new aws.cloudwatch.MetricAlarm(
        `${name}-${key}`,
        {
          name: `${spec.name}-${key}`,
          alarmDescription: description,
          region: spec.region,
          ...metric,
          period: 60,
          evaluationPeriods: 1,
          comparisonOperator: "GreaterThanThreshold",
          threshold: 0,
          treatMissingData: "notBreaching",
          alarmActions: [alarmTopic],
          okActions: [alarmTopic],
        },
        { parent: this },
      );
    alarm("fails", `The function ${spec.name} fails.`, {
      namespace: "AWS/Lambda",
      metricName: "Errors",
      dimensions: { FunctionName: spec.name },
      statistic: "Sum",
    });
    alarm("left-behind", `Something that ${spec.name} could not do waits in ${deadLetterName(spec.name)}.`, {
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: deadLetterName(spec.name) },
      statistic: "Maximum",
    });
  }
}

interface AlarmMetric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Record<string, string>;
  readonly statistic: "Sum" | "Maximum";
}
