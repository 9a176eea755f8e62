import { said, where, type Constraint, type ConstraintTable } from "../constraint";

/** The most that IAM takes of a role's inline policies, one or all together, in characters beside blanks. */
export const inlinePolicyMost = 10_240;

/** How a service counts: characters as they stand, without blanks as IAM does, or bytes. */
export const counting = {
  characters: (text: string) => text.length,
  "characters beside blanks": (text: string) => text.replaceAll(/\s/g, "").length,
  bytes: (text: string) => Buffer.byteLength(text),
} as const;

/** A text that a service takes up to a length only. */
type Limit = readonly [type: string, path: string, most: number, unit: keyof typeof counting, source: string];

/** Hard limits, which no quota increase lifts, and quotas that a new account begins with. */
const limits: readonly Limit[] = [
  ["aws:iam/role:Role", "assumeRolePolicy", 2048, "characters beside blanks", "AWS IAM quotas: trust policy"],
  ["aws:iam/role:Role", "description", 1000, "characters", "AWS IAM, API reference CreateRole"],
  [
    "aws:iam/rolePolicy:RolePolicy",
    "policy",
    inlinePolicyMost,
    "characters beside blanks",
    "AWS IAM quotas: inline role policy",
  ],
  ["aws:iam/policy:Policy", "policy", 6144, "characters beside blanks", "AWS IAM quotas: managed policy"],
  ["aws:iam/userPolicy:UserPolicy", "policy", 2048, "characters beside blanks", "AWS IAM quotas: inline user policy"],
  [
    "aws:iam/groupPolicy:GroupPolicy",
    "policy",
    5120,
    "characters beside blanks",
    "AWS IAM quotas: inline group policy",
  ],
  ["aws:s3/bucketPolicy:BucketPolicy", "policy", 20_480, "bytes", "Amazon S3: a bucket policy has 20 KB at most"],
  ["aws:sns/topic:Topic", "policy", 30_720, "bytes", "Amazon SNS, policy quotas: 30 KB"],
  ["aws:sns/topicPolicy:TopicPolicy", "policy", 30_720, "bytes", "Amazon SNS, policy quotas: 30 KB"],
  ["aws:sqs/queue:Queue", "policy", 8192, "bytes", "Amazon SQS policy quotas"],
  ["aws:sqs/queuePolicy:QueuePolicy", "policy", 8192, "bytes", "Amazon SQS policy quotas"],
  ["aws:kms/key:Key", "policy", 32_768, "bytes", "AWS KMS quotas: key policy document"],
  ["aws:kms/replicaKey:ReplicaKey", "policy", 32_768, "bytes", "AWS KMS quotas: key policy document"],
  ["aws:kms/alias:Alias", "name", 256, "characters", "AWS KMS, API reference CreateAlias"],
  ["aws:secretsmanager/secret:Secret", "policy", 20_480, "characters", "AWS Secrets Manager, PutResourcePolicy"],
  ["aws:secretsmanager/secret:Secret", "description", 2048, "characters", "AWS Secrets Manager, CreateSecret"],
  ["aws:backup/vaultPolicy:VaultPolicy", "policy", 10_240, "bytes", "AWS Backup quotas"],
  ["aws:ssm/document:Document", "content", 65_536, "bytes", "AWS Systems Manager, documents: 64 KB"],
  ["aws:cloudwatch/eventRule:EventRule", "name", 64, "characters", "Amazon EventBridge, PutRule"],
  ["aws:cloudwatch/eventRule:EventRule", "description", 512, "characters", "Amazon EventBridge, PutRule"],
  [
    "aws:cloudwatch/eventRule:EventRule",
    "eventPattern",
    2048,
    "characters",
    "Amazon EventBridge quotas: event pattern",
  ],
  ["aws:cloudwatch/eventTarget:EventTarget", "targetId", 64, "characters", "Amazon EventBridge, PutTargets"],
  ["aws:cloudwatch/eventTarget:EventTarget", "input", 8192, "characters", "Amazon EventBridge, PutTargets"],
  [
    "aws:cloudwatch/eventTarget:EventTarget",
    "inputTransformer.inputTemplate",
    8192,
    "characters",
    "Amazon EventBridge, InputTransformer",
  ],
  ["aws:cloudwatch/eventConnection:EventConnection", "name", 64, "characters", "Amazon EventBridge, CreateConnection"],
  ["aws:cloudwatch/eventConnection:EventConnection", "description", 512, "characters", "Amazon EventBridge"],
  ["aws:cloudwatch/eventApiDestination:EventApiDestination", "name", 64, "characters", "Amazon EventBridge"],
  ["aws:cloudwatch/eventApiDestination:EventApiDestination", "description", 512, "characters", "Amazon EventBridge"],
  ["aws:cloudwatch/metricAlarm:MetricAlarm", "name", 255, "characters", "Amazon CloudWatch, PutMetricAlarm"],
  [
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "alarmDescription",
    1024,
    "characters",
    "Amazon CloudWatch, PutMetricAlarm",
  ],
  ["aws:cloudwatch/logGroup:LogGroup", "name", 512, "characters", "Amazon CloudWatch Logs, CreateLogGroup"],
  ["aws:scheduler/schedule:Schedule", "description", 512, "characters", "Amazon EventBridge Scheduler, CreateSchedule"],
  ["aws:scheduler/schedule:Schedule", "scheduleExpression", 256, "characters", "Amazon EventBridge Scheduler"],
  [
    "aws:fis/experimentTemplate:ExperimentTemplate",
    "description",
    512,
    "characters",
    "AWS FIS, CreateExperimentTemplate",
  ],
  ["aws:lambda/function:Function", "description", 256, "characters", "AWS Lambda, CreateFunction"],
  ["aws:route53/zone:Zone", "comment", 256, "characters", "Amazon Route 53, CreateHostedZone"],
  ["aws:route53/record:Record", "name", 255, "characters", "Amazon Route 53, domain name format"],
  ["aws:route53/record:Record", "records[]", 4000, "characters", "Amazon Route 53 quotas: value in a record"],
  ["aws:route53/record:Record", "setIdentifier", 128, "characters", "Amazon Route 53, ResourceRecordSet"],
  ["aws:route53/healthCheck:HealthCheck", "fqdn", 255, "characters", "Amazon Route 53, HealthCheckConfig"],
  ["aws:route53/healthCheck:HealthCheck", "resourcePath", 255, "characters", "Amazon Route 53, HealthCheckConfig"],
  ["aws:route53/healthCheck:HealthCheck", "searchString", 255, "characters", "Amazon Route 53, HealthCheckConfig"],
  ["aws:wafv2/webAcl:WebAcl", "description", 256, "characters", "AWS WAF, CreateWebACL"],
  ["aws:wafv2/ipSet:IpSet", "description", 256, "characters", "AWS WAF, CreateIPSet"],
];

const limited = ([, path, most, unit, source]: Limit): Constraint =>
  where("aws/too-long", source, path, ({ value }) => {
    const length = counting[unit](said(value));
    return length <= most ? undefined : `has ${length} ${unit}; at most ${most}`;
  });

/** How long texts may be: policies, documents, patterns, descriptions. */
export const sizes: ConstraintTable = Object.fromEntries(
  [...new Set(limits.map(([type]) => type))].map((type) => [type, limits.filter(([it]) => it === type).map(limited)]),
);
