import { Failure } from "../failure";
import { signed, type Credentials, type Scope } from "./sign";

/** What is asked of an AWS service. */
export interface AwsRequest extends Scope {
  readonly method: string;
  /** Where the service has another host than its name and region make. */
  readonly host?: string;
  /** Path and query after the service's host, already percent-encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An AWS service's answer: also its refusals, which callers may expect. */
export interface AwsResponse {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Asks AWS with the credentials of the environment. */
export type Aws = (request: AwsRequest) => Promise<AwsResponse>;

/**
 * The few calls of this project need no SDK: only a signature.
 *
 * @param env AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN; AWS_ENDPOINT_URL replaces every service's host,
 * as in the official tools.
 * @throws Failure without credentials.
 */
export function connectAws(env: NodeJS.ProcessEnv, now: () => Date = () => new Date()): Aws {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env;
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new Failure(
      "There are no AWS credentials in the environment.\n" +
        '  What to do: eval "$(aws configure export-credentials --format env)", or export AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    );
  const credentials: Credentials = {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && sessionToken !== "" && { sessionToken }),
  };
  return async ({ service, region, host, method, path, headers = {}, body = "" }) => {
    const url = new URL(path, env.AWS_ENDPOINT_URL ?? `https://${host ?? `${service}.${region}.amazonaws.com`}`);
    const response = await fetch(url, {
      method,
      headers: signed({ method, url, headers, body }, credentials, { service, region }, now()),
      ...(body !== "" && { body }),
    }).catch((error: unknown) => {
      throw new Failure(`AWS (${service} in ${region}) does not answer: ${reason(error)}\n  What to do: try again.`);
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
}

/** What AWS says in a refusal, in XML or JSON. */
export function refusal({ status, text }: AwsResponse): string {
  const code = /<Code>([^<]+)|"__type":\s*"([^"]+)/.exec(text);
  const message = /<Message>([^<]+)|"[Mm]essage":\s*"([^"]+)/.exec(text);
  return [status, code?.[1] ?? code?.[2], message?.[1] ?? message?.[2]].filter((it) => it !== undefined).join(" ");
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
