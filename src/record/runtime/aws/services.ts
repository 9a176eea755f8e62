import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { ConflictException, CreateScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { createHash } from "node:crypto";
import type { Message } from "../messages";
import type { Facts } from "../facts";
import type { Secrets } from "../vendors/task";
import { connectSecrets } from "./secrets";

/** What the runtime needs of AWS, beside its table. */
export interface Services {
  readonly dynamodb: DynamoDBClient;
  readonly secrets: Secrets;
  /** Hands something to the worker, after some seconds. */
  readonly send: (message: Message, afterSeconds?: number) => Promise<void>;
  /** Hands something to the worker at a time; one that is set already stays. */
  readonly sendAt: (at: string, name: string, message: Message, now: string) => Promise<void>;
  /** Writes once, for years; what is there already stays. */
  readonly keep: (path: string, content: string) => Promise<void>;
}

/** Connects to AWS with the function's own role. */
export function connectAws({ storage }: Facts): Services {
  const { region, queueUrl, queueArn, scheduleGroup, schedulerRole, evidenceBucket } = storage;
  const sqs = new SQSClient({ region });
  const scheduler = new SchedulerClient({ region });
  const s3 = new S3Client({ region, forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined });
  const send: Services["send"] = async (message, afterSeconds = 0) => {
    const DelaySeconds = Math.min(Math.max(Math.ceil(afterSeconds), 0), 900);
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message), DelaySeconds }));
  };
  return {
    dynamodb: new DynamoDBClient({ region }),
    secrets: connectSecrets(storage),
    send,
    sendAt: async (at, name, message, now) => {
      // A schedule in the past would never go off.
      if (at <= now) return send(message);
      await scheduler
        .send(
          new CreateScheduleCommand({
            GroupName: scheduleGroup,
            Name: createHash("sha256").update(name).digest("hex").slice(0, 60),
            ScheduleExpression: `at(${at.slice(0, 19)})`,
            ScheduleExpressionTimezone: "UTC",
            FlexibleTimeWindow: { Mode: "OFF" },
            ActionAfterCompletion: "DELETE",
            Target: { Arn: queueArn, RoleArn: schedulerRole, Input: JSON.stringify(message) },
          }),
        )
        .catch((error: unknown) => {
          if (!(error instanceof ConflictException)) throw error;
        });
    },
    keep: async (Key, Body) => {
      await s3
        .send(
          new PutObjectCommand({
            Bucket: evidenceBucket,
            Key,
            Body,
            ContentType: "application/json",
            // A locked bucket wants a checksum; a second copy would be a second version.
            ChecksumAlgorithm: "SHA256",
            IfNoneMatch: "*",
          }),
        )
        .catch((error: unknown) => {
          if (!(error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412)) throw error;
        });
    },
  };
}
