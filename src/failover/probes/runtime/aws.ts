import { AwsClient } from "aws4fetch";

/** How a probe calls the cloud: one signed request, in any region. */
export interface Cloud {
  /**
   * Calls an operation of a service that speaks JSON.
   *
   * @param target the operation as the service's protocol names it, such as `DynamoDB_20120810.GetItem`.
   * @throws Error with the service's own words if it refuses.
   */
  readonly call: (service: string, region: string, target: string, body: unknown) => Promise<unknown>;
  /** A request to S3. */
  readonly s3: (region: string, bucket: string, key: string, init: RequestInit) => Promise<Response>;
}

/** How long a service may take before it counts as one that does not answer. */
const patienceMs = 5000;

/** Calls AWS in the role of the function, whose credentials Lambda puts into its environment. */
export function cloudFrom(env: NodeJS.ProcessEnv): Cloud {
  const client = new AwsClient({
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
    ...(env.AWS_SESSION_TOKEN !== undefined && { sessionToken: env.AWS_SESSION_TOKEN }),
    retries: 2,
  });
  const send = (service: string, region: string, url: string, init: RequestInit) =>
    client.fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs), aws: { service, region } });
  const endpoint = (host: string) => env.AWS_ENDPOINT_URL ?? `https://${host}`;
  return {
    call: async (service, region, target, body) => {
      const response = await send(service, region, `${endpoint(hostOf(service, region))}/`, {
        method: "POST",
        headers: { "content-type": contentType(service), "x-amz-target": target },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${target} in ${region}: ${response.status} ${text.slice(0, 300)}`);
      // An operation without a result may answer with nothing at all.
      return text === "" ? {} : (JSON.parse(text) as unknown);
    },
    s3: (region, bucket, key, init) =>
      send("s3", region, `${endpoint(`s3.${region}.amazonaws.com`)}/${bucket}/${key}`, init),
  };
}

/** Two versions of one protocol, by which service speaks which. */
const contentType = (service: string) =>
  `application/x-amz-json-${["dynamodb", "monitoring"].includes(service) ? "1.0" : "1.1"}`;

/** CloudWatch's metrics have kept the name that they had before the rest of it. */
const hostOf = (service: string, region: string) => `${service}.${region}.amazonaws.com`;
