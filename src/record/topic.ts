import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { asJson, policy } from "../iam";
import { topicName } from "./names";
import type { RecordSpecs } from "./specs";

/**
 * Where the record's own failure is told: it pages as P1, because an incident's duties would go unmet in silence.
 *
 * @param key integration key of P1's service; a secret, and so is the address that holds it.
 */
export function createTopic(
  name: string,
  { names, eventsUrl }: RecordSpecs,
  key: pulumi.Input<string>,
  parent: pulumi.Resource,
): aws.sns.Topic {
  const { region } = names;
  const topic = new aws.sns.Topic(
    `${name}-alarms`,
    {
      name: topicName,
      region,
      policy: asJson(
        policy({
          Sid: "Alarms",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: names.topicArn,
          Condition: { StringEquals: { "aws:SourceAccount": names.accountId } },
        }),
      ),
    },
    { parent },
  );
  new aws.sns.TopicSubscription(
    `${name}-alarms-pagerduty`,
    {
      topic: topic.arn,
      region,
      protocol: "https",
      endpoint: pulumi.secret(pulumi.interpolate`${eventsUrl}/integration/${key}/enqueue`),
      endpointAutoConfirms: true,
    },
    { parent },
  );
  return topic;
}
