import type { Row } from "./row";

const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const rule = "aws:cloudwatch/eventRule:EventRule";
const target = "aws:cloudwatch/eventTarget:EventTarget";
const destination = "aws:cloudwatch/eventApiDestination:EventApiDestination";
const topic = "aws:sns/topic:Topic";
const list = "aws:wafv2/ipSet:IpSet";
const record = "aws:route53/record:Record";
const role = "aws:iam/role:Role";
const document = "aws:ssm/document:Document";

const policy = (statement: unknown) => JSON.stringify({ Version: "2012-10-17", Statement: statement });
const delivers = { Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sns:Publish" };

/** A text of JSON that has so many characters, and is as long in bytes. */
const json = (length: number) => JSON.stringify({ a: ["x".repeat(length - 10)] });
const long = (type: string, property: string, most: number, text: (length: number) => string = json): Row => [
  "aws/too-long",
  type,
  { [property]: text(most) },
  { [property]: text(most + 1) },
];
const word = (length: number) => "x".repeat(length);

/** The most that AWS takes of a text, and what it takes of the event bus, of alarms, topics and tags. */
export const awsLimits: readonly Row[] = [
  long(role, "assumeRolePolicy", 2048),
  long("aws:iam/rolePolicy:RolePolicy", "policy", 10_240),
  long("aws:iam/policy:Policy", "policy", 6144),
  long("aws:s3/bucketPolicy:BucketPolicy", "policy", 20_480),
  long(topic, "policy", 30_720),
  long("aws:sqs/queue:Queue", "policy", 8192),
  long("aws:kms/key:Key", "policy", 32_768),
  long(document, "content", 65_536),
  long(rule, "eventPattern", 2048),
  long(rule, "name", 64, word),
  long("aws:lambda/function:Function", "description", 256, word),
  long(alarm, "alarmDescription", 1024, word),
  long("aws:route53/healthCheck:HealthCheck", "fqdn", 255, word),
  [
    "aws/too-long",
    target,
    { inputTransformer: { inputTemplate: word(8192) } },
    { inputTransformer: { inputTemplate: word(8193) } },
  ],
  // IAM counts no blanks, and bytes are more than characters.
  [
    "aws/too-long",
    "aws:iam/rolePolicy:RolePolicy",
    { policy: `${json(10_240)}${" ".repeat(500)}` },
    { policy: json(10_241) },
  ],
  ["aws/too-long", document, { content: `"${"é".repeat(32_767)}"` }, { content: `"${"é".repeat(32_768)}"` }],
  ["aws/alarm-period", alarm, { period: 300 }, { period: 90 }],
  ["aws/alarm-span", alarm, { period: 3600, evaluationPeriods: 26 }, { period: 1800, evaluationPeriods: 52 }],
  ["aws/alarm-comparison", alarm, { comparisonOperator: "LessThanThreshold" }, { comparisonOperator: "<" }],
  ["aws/alarm-statistic", alarm, { statistic: "Sum" }, { statistic: "sum" }],
  ["aws/alarm-missing", alarm, { treatMissingData: "missing" }, { treatMissingData: "page" }],
  ["aws/alarm-actions", alarm, { alarmActions: ["a"] }, { alarmActions: ["a", "b", "c", "d", "e", "f"] }],
  [
    "aws/alarm-dimensions",
    alarm,
    { dimensions: { Probe: "canary" } },
    { dimensions: Object.fromEntries(Array.from({ length: 31 }, (_, index) => [`d${index}`, "x"])) },
  ],
  ["aws/rule-name", rule, { name: "zkp-approval" }, { name: "zkp approval" }],
  ["aws/rule-schedule", rule, { scheduleExpression: "cron(40 15 * * ? *)" }, { scheduleExpression: "daily" }],
  ["aws/rule-state", rule, { state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" }, { state: "ENABLED_WITH_ALL" }],
  [
    "aws/event-pattern",
    rule,
    { eventPattern: '{"source":["aws.kms"],"detail":{"eventName":["Sign"]}}' },
    { eventPattern: '{"source":"aws.kms"}' },
  ],
  ["aws/target-id", target, { targetId: "record-run" }, { targetId: "record run" }],
  [
    "aws/target-age",
    target,
    { retryPolicy: { maximumEventAgeInSeconds: 3600 } },
    { retryPolicy: { maximumEventAgeInSeconds: 30 } },
  ],
  [
    "aws/target-retries",
    target,
    { retryPolicy: { maximumRetryAttempts: 185 } },
    { retryPolicy: { maximumRetryAttempts: 186 } },
  ],
  [
    "aws/target-paths",
    target,
    { inputTransformer: { inputPaths: { time: "$.time" } } },
    { inputTransformer: { inputPaths: { awsTime: "$.time" } } },
  ],
  ["aws/destination-method", destination, { httpMethod: "POST" }, { httpMethod: "post" }],
  ["aws/destination-rate", destination, { invocationRateLimitPerSecond: 300 }, { invocationRateLimitPerSecond: 301 }],
  [
    "aws/destination-endpoint",
    destination,
    { invocationEndpoint: "https://events.pagerduty.com/v2/enqueue" },
    { invocationEndpoint: "http://events.pagerduty.com/v2/enqueue" },
  ],
  [
    "aws/connection-kind",
    "aws:cloudwatch/eventConnection:EventConnection",
    { authorizationType: "API_KEY" },
    { authorizationType: "ApiKey" },
  ],
  ["aws/topic-name", topic, { name: "zkp-readiness" }, { name: "zkp readiness" }],
  ["aws/topic-name", topic, { name: "zkp.fifo", fifoTopic: true }, { name: "zkp", fifoTopic: true }],
  [
    "aws/topic-condition",
    topic,
    { policy: policy([delivers]) },
    { policy: policy([{ ...delivers, Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } }]) },
  ],
  [
    "aws/topic-condition",
    "aws:sns/topicPolicy:TopicPolicy",
    {
      policy: policy({
        ...delivers,
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
      }),
    },
    { policy: policy({ ...delivers, Condition: { ArnEquals: { "aws:SourceArn": "arn" } } }) },
  ],
  [
    "aws/topic-resource",
    topic,
    { policy: policy([{ ...delivers, Resource: "arn:aws:sns:us-west-2:123456789012:a" }]) },
    { policy: policy([{ ...delivers, Resource: ["arn:aws:sns:us-west-2:123456789012:a", "*"] }]) },
  ],
  [
    "aws/subscription-endpoint",
    "aws:sns/topicSubscription:TopicSubscription",
    { protocol: "https", endpoint: "https://events.pagerduty.com/integration/x/enqueue" },
    { protocol: "https", endpoint: "http://events.pagerduty.com/integration/x/enqueue" },
  ],
  ["aws/log-name", "aws:cloudwatch/logGroup:LogGroup", { name: "/zkp/access" }, { name: "/zkp/access log" }],
  ["aws/waf-description", list, { description: "Addresses that are blocked." }, { description: "who's blocked" }],
  ["aws/waf-addresses", list, { ipAddressVersion: "IPV6" }, { ipAddressVersion: "ipv6" }],
  ["aws/waf-address", list, { addresses: ["0.0.0.0/1", "::/1"] }, { addresses: ["0.0.0.0/0"] }],
  ["aws/waf-address", list, { addresses: [] }, { addresses: ["203.0.113.7"] }],
  [
    "aws/waf-list",
    list,
    { addresses: ["203.0.113.7/32"] },
    { addresses: Array.from({ length: 10_001 }, () => "203.0.113.7/32") },
  ],
  [
    "aws/record-values",
    record,
    { type: "TXT", ttl: 60, records: ["a", "b"] },
    { type: "TXT", ttl: 60, records: Array.from({ length: 401 }, (_, index) => `${index}`) },
  ],
  [
    "aws/record-alone",
    record,
    { type: "CNAME", ttl: 60, records: ["a.vey.example"] },
    { type: "CNAME", ttl: 60, records: ["a.vey.example", "b.vey.example"] },
  ],
  ["aws/tags", "aws:s3/bucket:Bucket", { tags: { Name: "evidence" } }, { tags: { "aws:name": "evidence" } }],
  ["aws/tags", "aws:s3/bucket:Bucket", { tags: { a: word(256) } }, { tags: { a: word(257) } }],
  ["aws/tag-signs", role, { tags: { Name: "the operator" } }, { tags: { Name: "operator, approver" } }],
];
