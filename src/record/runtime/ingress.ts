import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { connectSecrets } from "./aws/secrets";
import { isSigned } from "./inbound/signature";
import type { Message } from "./messages";

/** A request as a function URL hands it over (payload format 2.0). */
export interface UrlRequest {
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly requestContext?: { readonly http?: { readonly method?: string } };
}

/** What is answered. */
export interface UrlResponse {
  readonly statusCode: number;
  readonly body: string;
}

/** What the ingress needs. */
export interface Ingress {
  /** The signing secrets of PagerDuty's subscriptions, one a line. */
  readonly secrets: () => Promise<string>;
  readonly send: (message: Message) => Promise<void>;
  readonly log: (what: string) => void;
}

/**
 * Takes a webhook in: who sent it is verified, then it is put where nothing gets lost. Everything else is the worker's, so
 * that PagerDuty is answered within a moment, whatever else is slow or down.
 */
export async function takeIn(request: UrlRequest, { secrets, send, log }: Ingress): Promise<UrlResponse> {
  if ((request.requestContext?.http?.method ?? "POST") !== "POST") return answer(405, "only POST");
  const body =
    request.isBase64Encoded === true
      ? Buffer.from(request.body ?? "", "base64").toString("utf8")
      : (request.body ?? "");
  const known = (await secrets()).split(/\s+/).filter((it) => it !== "");
  if (!isSigned(body, request.headers["x-pagerduty-signature"], known)) {
    log("webhook with a signature that is not PagerDuty's");
    return answer(401, "not signed");
  }
  if (!isJson(body)) {
    log("signed webhook that is not JSON");
    return answer(400, "not JSON");
  }
  await send({ is: "webhook", body });
  return answer(202, "taken");
}

const answer = (statusCode: number, body: string): UrlResponse => ({ statusCode, body });

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

/** Lambda's entry. */
export const handler = (request: UrlRequest): Promise<UrlResponse> => takeIn(request, (connected ??= connect()));

let connected: Ingress | undefined;

/** The ingress is told by its environment: it has no need of any other fact. */
function connect(): Ingress {
  const { QUEUE_URL: QueueUrl = "", SECRETS: secrets = "", AWS_REGION: region = "" } = process.env;
  const sqs = new SQSClient({ region });
  const read = connectSecrets({ region, secrets });
  return {
    secrets: () => read("pagerduty-webhooks"),
    send: async (message) => {
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
    },
    log: (what) => {
      console.warn(JSON.stringify({ what }));
    },
  };
}
