import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Where events go that PagerDuty is told by the event bus itself. */
export interface DestinationArgs {
  /** Its name in the account. */
  readonly title: string;
  readonly description: string;
  readonly region: string;
  /** Where PagerDuty takes events, without a slash at the end. */
  readonly eventsUrl: string;
  /** The key of the service or orchestration that is told; a secret. */
  readonly key: pulumi.Input<string>;
}

/** A destination of the event bus in one region: PagerDuty's Events API, with a key. */
export function pagerdutyDestination(
  parent: pulumi.Resource,
  name: string,
  { title, description, region, eventsUrl, key }: DestinationArgs,
): aws.cloudwatch.EventApiDestination {
  const connection = new aws.cloudwatch.EventConnection(
    `${name}-connection`,
    {
      name: title,
      description,
      region,
      // PagerDuty reads the key in the body; EventBridge demands a credential in a header, too.
      authorizationType: "API_KEY",
      authParameters: {
        apiKey: { key: "X-Routing-Key", value: key },
        invocationHttpParameters: { bodies: [{ key: "routing_key", value: key, isValueSecret: true }] },
      },
    },
    { parent },
  );
  return new aws.cloudwatch.EventApiDestination(
    name,
    {
      name: title,
      description: "PagerDuty's Events API v2.",
      region,
      connectionArn: connection.arn,
      httpMethod: "POST",
      invocationEndpoint: `${eventsUrl}/v2/enqueue`,
      // A burst beyond it waits; it is not lost.
      invocationRateLimitPerSecond: 10,
    },
    { parent },
  );
}
