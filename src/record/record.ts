import * as aws from "@pulumi/aws";
import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import type { IdOf } from "../escalation";
import { LambdaFunction } from "../functions";
import { asJson } from "../iam";
import { queueName, secretPrefix, timerGroup, timerRoleName } from "./names";
import { timerRights, timerTrust } from "./rights";
import type { RecordSpecs } from "./specs";
import { createTable } from "./table";
import { createTopic } from "./topic";

/** What the record is made from. */
export interface RecordArgs {
  readonly specs: RecordSpecs;
  /** PagerDuty's services, whose incidents are recorded, by their specs' keys. */
  readonly serviceId: IdOf;
  /** Where the record's own failure is told: the CloudWatch integration of P1. */
  readonly p1: { readonly cloudwatchKey: pulumi.Input<string> };
}

/** The incident record: after the acknowledgement the plan goes on by itself. It lives in the standby region. */
export class RecordOfIncidents extends pulumi.ComponentResource {
  /** Where PagerDuty's webhooks go. */
  readonly endpoint: pulumi.Output<string>;

  constructor(name: string, { specs, serviceId, p1 }: RecordArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:record:RecordOfIncidents", name, {}, opts);
    const within = { parent: this };
    const { names } = specs;
    const topic = createTopic(name, specs, p1.cloudwatchKey, this);
    createTable(name, specs, this);
    this.#createSecrets(name, specs);

    const alarmed = { accountId: names.accountId, alarmTopic: topic.arn };
    const worker = new LambdaFunction(`${name}-worker`, { spec: specs.worker, ...alarmed }, within);
    const queue = this.#createQueue(name, specs, worker);
    new aws.lambda.EventSourceMapping(
      `${name}-worker-queue`,
      {
        region: names.region,
        functionName: worker.function.arn,
        eventSourceArn: queue.arn,
        batchSize: 5,
        functionResponseTypes: ["ReportBatchItemFailures"],
        // As many at once as the vendors' rate limits bear.
        scalingConfig: { maximumConcurrency: 10 },
      },
      within,
    );
    this.#createTimers(name, specs, queue);

    const ingress = new LambdaFunction(`${name}-ingress`, { spec: specs.ingress, ...alarmed }, within);
    this.endpoint = this.#openUrl(name, specs, ingress);
    this.#subscribe(name, specs, serviceId);
    this.registerOutputs({ endpoint: this.endpoint });
  }

  /** The values are put by people; this program never knows them. */
  #createSecrets(name: string, { secrets, names, copyRegion, recoveryWindowDays }: RecordSpecs): void {
    for (const { name: secret, holds } of secrets)
      new aws.secretsmanager.Secret(
        `${name}-secret-${secret}`,
        {
          name: `${secretPrefix}/${secret}`,
          description: holds,
          region: names.region,
          recoveryWindowInDays: recoveryWindowDays,
          replicas: [{ region: copyRegion }],
        },
        { parent: this, protect: true },
      );
  }

  #createQueue(name: string, { names, worker, deadLetterArn }: RecordSpecs, made: LambdaFunction): aws.sqs.Queue {
    return new aws.sqs.Queue(
      `${name}-queue`,
      {
        name: queueName,
        region: names.region,
        sqsManagedSseEnabled: true,
        // AWS: six times as long as the function may take.
        visibilityTimeoutSeconds: 6 * worker.timeoutSeconds,
        messageRetentionSeconds: 14 * 86_400,
        redrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetterArn, maxReceiveCount: 20 }),
      },
      { parent: this, dependsOn: [made] },
    );
  }

  #createTimers(name: string, { names, ticks }: RecordSpecs, queue: aws.sqs.Queue): void {
    const role = new aws.iam.Role(
      `${name}-timers-role`,
      {
        name: timerRoleName,
        description: "Puts timers' messages into the record's queue.",
        assumeRolePolicy: asJson(timerTrust(names)),
      },
      { parent: this },
    );
    const rights = new aws.iam.RolePolicy(
      `${name}-timers-rights`,
      { name: timerRoleName, role: role.name, policy: asJson(timerRights(names)) },
      { parent: this },
    );
    new aws.scheduler.ScheduleGroup(`${name}-timers`, { name: timerGroup, region: names.region }, { parent: this });
    for (const { key, description, expression, input } of ticks)
      new aws.scheduler.Schedule(
        `${name}-${key}`,
        {
          name: `${queueName}-${key}`,
          description,
          region: names.region,
          scheduleExpression: expression,
          scheduleExpressionTimezone: "UTC",
          flexibleTimeWindow: { mode: "OFF" },
          target: { arn: queue.arn, roleArn: role.arn, input, retryPolicy: { maximumRetryAttempts: 2 } },
        },
        { parent: this, dependsOn: [rights] },
      );
  }

  /** Open to everybody, because PagerDuty signs and does not log in: what is not signed goes no further. */
  #openUrl(name: string, { names }: RecordSpecs, { function: ingress }: LambdaFunction): pulumi.Output<string> {
    const of = { function: ingress.name, region: names.region, principal: "*" };
    const url = new aws.lambda.FunctionUrl(
      `${name}-url`,
      { functionName: ingress.name, region: names.region, authorizationType: "NONE" },
      { parent: this },
    );
    new aws.lambda.Permission(
      `${name}-url-open`,
      { ...of, statementId: "url-open", action: "lambda:InvokeFunctionUrl", functionUrlAuthType: "NONE" },
      { parent: this },
    );
    // Without the second one, URLs that are made since October 2025 answer 403.
    new aws.lambda.Permission(
      `${name}-url-runs`,
      { ...of, statementId: "url-runs", action: "lambda:InvokeFunction", invokedViaFunctionUrl: true },
      { parent: this },
    );
    return url.functionUrl;
  }

  #subscribe(name: string, { subscriptions }: RecordSpecs, serviceId: IdOf): void {
    for (const { service, description, events } of subscriptions)
      new pagerduty.WebhookSubscription(
        `${name}-${service}-webhooks`,
        {
          active: true,
          type: "webhook_subscription",
          description,
          deliveryMethods: [{ type: "http_delivery_method", url: this.endpoint }],
          events: [...events],
          filters: [{ type: "service_reference", id: serviceId(service) }],
        },
        { parent: this },
      );
  }
}
