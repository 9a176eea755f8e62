import { Failure } from "./failure";

/** Where points go, and what tells one stack's from another's. */
export interface Series {
  readonly datadogApi: string;
  readonly apiKey: string;
  readonly stack: string;
  /** The stack's environment, by which monitors tell series apart. */
  readonly environment: string;
  /** Seconds since 1970, as Datadog takes points. */
  readonly seconds: number;
}

/** A point of a metric. The API numbers its metric types: 1 is a count and 3 is a gauge. */
export interface Point {
  readonly metric: string;
  readonly type: 1 | 3;
  readonly value: number;
}

/** Sends points to Datadog. */
export async function sendPoints(to: Series, points: readonly Point[]): Promise<void> {
  const series = points.map(({ metric, type, value }) => ({
    metric,
    type,
    points: [{ timestamp: to.seconds, value }],
    tags: [`env:${to.environment}`, `stack:${to.stack}`],
  }));
  await request("Datadog", "POST", `${to.datadogApi}/api/v2/series`, { series }, { "dd-api-key": to.apiKey });
}

/**
 * A request to a vendor with a key of the workflow's.
 *
 * @throws Failure when nothing answers, or the vendor refuses.
 */
export async function request(
  vendor: string,
  method: "GET" | "POST" | "PUT",
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new Failure(`${vendor} does not answer: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (!response.ok)
    throw new Failure(
      `${vendor} refuses (${response.status}).\n  What to do: check the key in the workflow's secrets.`,
    );
  return response;
}
