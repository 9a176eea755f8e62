import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { regionRoles, type RegionRole } from "../plan";
import { prefix, topicName, type Names } from "./names";
import { asJson, policy } from "../iam";
import type { FailoverSpecs } from "./specs";

/** What readiness is made from, and the name that its children's names begin with. */
export interface ReadinessArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "alarms" | "names">;
  /** Integration key of the P2 service; a secret. */
  readonly p2Key: pulumi.Input<string>;
  /** Where PagerDuty takes events, without a slash at the end. */
  readonly eventsUrl: string;
}

/** Alarms that say, before anybody needs it, that the standby could not take over; all of them open P2 incidents. */
export class Readiness extends pulumi.ComponentResource {
  /** Alarms by key and region role, such as primary-unreachable-standby. */
  readonly alarms: ReadonlyMap<string, aws.cloudwatch.MetricAlarm>;

  constructor(component: string, args: ReadinessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Readiness", component, {}, opts);
    const { name, specs } = args;
    const topics = Object.fromEntries(
      regionRoles.map((role) => [role, this.#createTopic(`${name}-${role}`, specs.names, role, args)]),
    ) as Record<RegionRole, aws.sns.Topic>;
    this.alarms = new Map(
      specs.alarms.map(({ key, role, description, statistic, comparison, missing, periodSeconds, ...metric }) => {
        const alarm = new aws.cloudwatch.MetricAlarm(
          `${name}-${role}-${key}`,
          {
            name: `${prefix}-${key}`,
            alarmDescription: description,
            region: specs.names.regions[role],
            namespace: metric.namespace,
            metricName: metric.metricName,
            dimensions: { ...metric.dimensions },
            statistic,
            period: periodSeconds,
            evaluationPeriods: metric.evaluationPeriods,
            comparisonOperator: comparison,
            threshold: metric.threshold,
            treatMissingData: missing,
            alarmActions: [topics[role].arn],
            okActions: [topics[role].arn],
          },
          { parent: this },
        );
        return [`${key}-${role}`, alarm] as const;
      }),
    );
    this.registerOutputs({});
  }

  #createTopic(name: string, names: Names, role: RegionRole, { p2Key, eventsUrl }: ReadinessArgs): aws.sns.Topic {
    const region = names.regions[role];
    const topic = new aws.sns.Topic(
      `${name}-readiness`,
      {
        name: topicName,
        region,
        policy: asJson(
          policy({
            Sid: "AlarmsAndRules",
            Effect: "Allow",
            Principal: { Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com"] },
            Action: "sns:Publish",
            Resource: names.topicArn(role),
            Condition: { StringEquals: { "aws:SourceAccount": names.accountId } },
          }),
        ),
      },
      { parent: this },
    );
    new aws.sns.TopicSubscription(
      `${name}-pagerduty`,
      {
        topic: topic.arn,
        region,
        protocol: "https",
        // The address holds the key, so it is as secret as the key.
        endpoint: pulumi.secret(pulumi.interpolate`${eventsUrl}/integration/${p2Key}/enqueue`),
        endpointAutoConfirms: true,
      },
      { parent: this },
    );
    return topic;
  }
}
