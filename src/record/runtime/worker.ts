import { ChangeMessageVisibilityCommand, SQSClient } from "@aws-sdk/client-sqs";
import { plan } from "../../plan";
import { readFacts } from "./facts";
import { connect, handle, type Runtime } from "./handle";
import { message } from "./messages";
import { TryLater } from "./vendors/ask";

/** Messages as Lambda takes them out of the queue. */
export interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly receiptHandle: string; readonly body: string }[];
}

/** Which messages come again. */
export interface QueueAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** Handles messages one by one; what fails comes again, what succeeded does not. */
export async function work(
  { Records }: QueueEvent,
  runtime: Runtime,
  postpone: (receipt: string, seconds: number) => Promise<void>,
): Promise<QueueAnswer> {
  const failed: { itemIdentifier: string }[] = [];
  for (const { messageId, receiptHandle, body } of Records) {
    try {
      await handle(message.parse(JSON.parse(body)), runtime);
    } catch (error) {
      failed.push({ itemIdentifier: messageId });
      runtime.log("comes again", { reason: error instanceof Error ? error.name : "unknown" });
      if (error instanceof TryLater) {
        runtime.log(error.message);
        await postpone(receiptHandle, error.afterSeconds);
      }
    }
  }
  return { batchItemFailures: failed };
}

/** Lambda's entry. */
export async function handler(event: QueueEvent): Promise<QueueAnswer> {
  const { runtime, postpone } = (connected ??= connectWorker());
  return work(event, runtime, postpone);
}

let connected: ReturnType<typeof connectWorker> | undefined;

function connectWorker() {
  const facts = readFacts();
  const sqs = new SQSClient({ region: facts.storage.region });
  return {
    runtime: connect(
      facts,
      plan,
      () => new Date(),
      (what, about) => {
        console.info(JSON.stringify({ what, ...about }));
      },
    ),
    postpone: async (ReceiptHandle: string, seconds: number) => {
      await sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: facts.storage.queueUrl,
          ReceiptHandle,
          VisibilityTimeout: Math.min(Math.ceil(seconds), 900),
        }),
      );
    },
  };
}
