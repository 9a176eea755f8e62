import { isObject, type Properties } from "../../protocol";
import {
  between,
  isGiven,
  matching,
  oneOf,
  overall,
  said,
  sized,
  textOf,
  where,
  type ConstraintTable,
} from "../constraint";

const alarm = "Amazon CloudWatch, API reference PutMetricAlarm";
const bridge = "Amazon EventBridge, API reference";
const destination = `${bridge} CreateApiDestination`;

/** The statements of a policy that is text, or none of what is not known yet or not JSON. */
function statementsIn(text: unknown): readonly Properties[] {
  try {
    const { Statement } = JSON.parse(said(text as string)) as { readonly Statement?: unknown };
    return (Array.isArray(Statement) ? Statement : [Statement]).filter((it) =>
      isObject(it as Properties),
    ) as Properties[];
  } catch {
    return [];
  }
}

const isForEvents = ({ Principal }: Properties) => JSON.stringify(Principal ?? "").includes('"events.amazonaws.com"');

/** EventBridge delivers to a topic by its policy alone, and drops without a word what a condition of it would judge. */
const topicPolicy = [
  where(
    "aws/topic-condition",
    "Amazon EventBridge: Condition blocks are not supported in SNS topic policies",
    "policy",
    ({ value }) =>
      statementsIn(value).some((it) => isForEvents(it) && it.Condition !== undefined)
        ? "has a Condition in the statement for events.amazonaws.com: EventBridge would deliver nothing"
        : undefined,
  ),
  where(
    "aws/topic-resource",
    "Amazon SNS, policy quotas: the topic's own ARN is the one resource",
    "policy",
    ({ value }) =>
      statementsIn(value).some(({ Resource }) => Array.isArray(Resource) && Resource.length !== 1)
        ? "names more than one resource in a statement; a topic's policy is about the topic alone"
        : undefined,
  ),
];

/** Alarms, the event bus, topics and logs. */
export const events: ConstraintTable = {
  "aws:cloudwatch/metricAlarm:MetricAlarm": [
    where("aws/alarm-period", `${alarm}: 10, 20, 30 or a multiple of 60`, "period", ({ value }) =>
      [10, 20, 30].includes(Number(value)) || (Number(value) >= 60 && Number(value) % 60 === 0)
        ? undefined
        : `${said(value)} seconds are neither 10, 20, 30 nor a multiple of 60`,
    ),
    overall("aws/alarm-span", `${alarm}: a day, or a week with periods of an hour and more`, (inputs) => {
      const [period, times] = [Number(inputs.period ?? 0), Number(inputs.evaluationPeriods ?? 0)];
      const most = (period >= 3600 ? 7 : 1) * 86_400;
      return period * times <= most
        ? undefined
        : { property: "evaluationPeriods", reason: `${times} periods of ${period} seconds look back over ${most}` };
    }),
    oneOf("aws/alarm-comparison", alarm, "comparisonOperator", [
      "GreaterThanOrEqualToThreshold",
      "GreaterThanThreshold",
      "LessThanThreshold",
      "LessThanOrEqualToThreshold",
      "LessThanLowerOrGreaterThanUpperThreshold",
      "LessThanLowerThreshold",
      "GreaterThanUpperThreshold",
    ]),
    oneOf("aws/alarm-statistic", alarm, "statistic", ["SampleCount", "Average", "Sum", "Minimum", "Maximum"]),
    oneOf("aws/alarm-missing", alarm, "treatMissingData", ["breaching", "notBreaching", "ignore", "missing"]),
    sized("aws/alarm-actions", alarm, "alarmActions", 0, 5),
    where("aws/alarm-dimensions", `${alarm}: at most 30`, "dimensions", ({ value }) =>
      Object.keys(value as object).length <= 30 ? undefined : "has more than 30 dimensions",
    ),
  ],
  "aws:cloudwatch/eventRule:EventRule": [
    matching("aws/rule-name", `${bridge} PutRule`, "name", /^[\w.-]+$/, "letters, digits, . _ and -"),
    matching(
      "aws/rule-schedule",
      `${bridge} PutRule`,
      "scheduleExpression",
      /^(rate|cron)\(.+\)$/,
      "rate(…) or cron(…)",
    ),
    oneOf("aws/rule-state", `${bridge} PutRule`, "state", [
      "ENABLED",
      "DISABLED",
      "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
    ]),
    where("aws/event-pattern", `${bridge} PutRule`, "eventPattern", ({ value }) => {
      const isLeaf = (it: unknown): boolean =>
        Array.isArray(it) || (typeof it === "object" && it !== null && Object.values(it).every(isLeaf));
      try {
        return isLeaf(JSON.parse(said(value))) ? undefined : "every field must lead to a list of values";
      } catch {
        return "is not valid JSON";
      }
    }),
  ],
  "aws:cloudwatch/eventTarget:EventTarget": [
    matching("aws/target-id", `${bridge} PutTargets`, "targetId", /^[\w.-]+$/, "letters, digits, . _ and -"),
    between("aws/target-age", `${bridge} RetryPolicy`, "retryPolicy.maximumEventAgeInSeconds", 60, 86_400),
    between("aws/target-retries", `${bridge} RetryPolicy`, "retryPolicy.maximumRetryAttempts", 0, 185),
    where("aws/target-paths", `${bridge} InputTransformer: at most 100`, "inputTransformer.inputPaths", ({ value }) => {
      const names = Object.keys(value as object);
      if (names.length > 100) return `has ${names.length} paths; at most 100`;
      const odd = names.filter((it) => it.toUpperCase().startsWith("AWS"));
      return odd.length === 0 ? undefined : `${odd.join(", ")}: names that begin with AWS are the service's own`;
    }),
  ],
  "aws:cloudwatch/eventApiDestination:EventApiDestination": [
    oneOf("aws/destination-method", destination, "httpMethod", [
      "POST",
      "GET",
      "HEAD",
      "OPTIONS",
      "PUT",
      "PATCH",
      "DELETE",
    ]),
    between("aws/destination-rate", `${destination}: of each second`, "invocationRateLimitPerSecond", 1, 300),
    matching("aws/destination-endpoint", destination, "invocationEndpoint", /^https:\/\//, "an address with https://"),
  ],
  "aws:cloudwatch/eventConnection:EventConnection": [
    oneOf("aws/connection-kind", `${bridge} CreateConnection`, "authorizationType", [
      "BASIC",
      "OAUTH_CLIENT_CREDENTIALS",
      "API_KEY",
    ]),
  ],
  "aws:sns/topic:Topic": [
    ...topicPolicy,
    overall("aws/topic-name", "Amazon SNS, CreateTopic", (inputs) => {
      const name = textOf(inputs, "name");
      const fits = inputs.fifoTopic === true ? /^[\w-]{1,251}\.fifo$/ : /^[\w-]{1,256}$/;
      return name === undefined || fits.test(name)
        ? undefined
        : { property: "name", reason: `${JSON.stringify(name)} must be letters, digits, _ and -, at most 256` };
    }),
  ],
  "aws:sns/topicPolicy:TopicPolicy": topicPolicy,
  "aws:cloudwatch/logGroup:LogGroup": [
    matching(
      "aws/log-name",
      "Amazon CloudWatch Logs, CreateLogGroup",
      "name",
      /^[.\-_/#\w]+$/,
      "letters, digits, . - _ / #",
    ),
  ],
  "aws:sns/topicSubscription:TopicSubscription": [
    overall("aws/subscription-endpoint", "Amazon SNS, Subscribe", (inputs) => {
      const [protocol, endpoint] = [textOf(inputs, "protocol"), textOf(inputs, "endpoint")];
      if (protocol?.startsWith("http") !== true || endpoint === undefined || !isGiven(inputs, "endpoint"))
        return undefined;
      return endpoint.startsWith(`${protocol}://`)
        ? undefined
        : { property: "endpoint", reason: `must begin with ${protocol}:// for protocol ${protocol}` };
    }),
  ],
};
