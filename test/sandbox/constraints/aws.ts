import type { Row } from "./row";

const health = "aws:route53/healthCheck:HealthCheck";
const record = "aws:route53/record:Record";
const safetyRule = "aws:route53recoverycontrol/safetyRule:SafetyRule";
const lock = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const replication = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const table = "aws:dynamodb/table:Table";
const key = "aws:kms/key:Key";
const documentType = "aws:ssm/document:Document";
const schedulerType = "aws:scheduler/schedule:Schedule";
const lambda = "aws:lambda/function:Function";
const functionUrl = "aws:lambda/functionUrl:FunctionUrl";
const permission = "aws:lambda/permission:Permission";
const mapping = "aws:lambda/eventSourceMapping:EventSourceMapping";
const queue = "aws:sqs/queue:Queue";
const arnOf = (service: string, rest: string) =>
  `arn:aws:${service}:${service === "iam" ? "" : "us-west-2"}:123456789012:${rest}`;
const experiment = "aws:fis/experimentTemplate:ExperimentTemplate";
const cname = { records: ["a.vey.example"], ttl: 60 };

/** AWS's constraints. */
export const aws: readonly Row[] = [
  ["aws/health-check-type", health, { type: "HTTPS" }, { type: "https" }],
  ["aws/health-check-interval", health, { requestInterval: 10 }, { requestInterval: 20 }],
  ["aws/health-check-threshold", health, { failureThreshold: 3 }, { failureThreshold: 11 }],
  [
    "aws/health-check-regions",
    health,
    { regions: ["us-east-1", "us-west-2", "eu-west-1"] },
    { regions: ["us-east-1", "us-west-2"] },
  ],
  [
    "aws/health-check-region",
    health,
    { regions: ["us-east-1", "us-west-2", "eu-west-1"] },
    { regions: ["us-east-1", "us-west-2", "eu-north-1"] },
  ],
  ["aws/health-check-reference", health, { referenceName: "primary" }, { referenceName: "a".repeat(28) }],
  [
    "aws/insufficient-data",
    health,
    { insufficientDataHealthStatus: "LastKnownStatus" },
    { insufficientDataHealthStatus: "last_known_status" },
  ],
  ["aws/health-check-string", health, { type: "HTTPS_STR_MATCH", searchString: "ok" }, { type: "HTTPS_STR_MATCH" }],
  ["aws/record-target", record, cname, { ttl: 60 }],
  ["aws/alias-ttl", record, { aliases: [{}] }, { aliases: [{}], ttl: 60 }],
  ["aws/record-ttl", record, cname, { records: ["a"] }],
  [
    "aws/failover-set-identifier",
    record,
    { ...cname, failoverRoutingPolicies: [{ type: "SECONDARY" }], setIdentifier: "standby" },
    { ...cname, failoverRoutingPolicies: [{ type: "SECONDARY" }] },
  ],
  [
    "aws/failover-policies",
    record,
    { ...cname, setIdentifier: "s", failoverRoutingPolicies: [{ type: "SECONDARY" }] },
    { ...cname, setIdentifier: "s", failoverRoutingPolicies: [{ type: "SECONDARY" }, { type: "SECONDARY" }] },
  ],
  [
    "aws/failover-type",
    record,
    { ...cname, setIdentifier: "s", failoverRoutingPolicies: [{ type: "SECONDARY" }] },
    { ...cname, setIdentifier: "s", failoverRoutingPolicies: [{ type: "secondary" }] },
  ],
  [
    "aws/primary-health-check",
    record,
    { ...cname, setIdentifier: "p", failoverRoutingPolicies: [{ type: "PRIMARY" }], healthCheckId: "h" },
    { ...cname, setIdentifier: "p", failoverRoutingPolicies: [{ type: "PRIMARY" }] },
  ],
  [
    "aws/safety-rule-controls",
    safetyRule,
    { assertedControls: ["a"] },
    { assertedControls: ["a"], gatingControls: ["b"] },
  ],
  [
    "aws/safety-rule-gating",
    safetyRule,
    { gatingControls: ["a"], targetControls: ["b"] },
    { assertedControls: ["a"], targetControls: ["b"] },
  ],
  [
    "aws/safety-rule-type",
    safetyRule,
    { assertedControls: ["a"], ruleConfig: { type: "ATLEAST" } },
    { assertedControls: ["a"], ruleConfig: { type: "AT_LEAST" } },
  ],
  ["aws/waf-scope", "aws:wafv2/webAcl:WebAcl", { scope: "REGIONAL" }, { scope: "regional" }],
  [
    "aws/waf-cloudfront-region",
    "aws:wafv2/webAcl:WebAcl",
    { scope: "CLOUDFRONT", region: "us-east-1" },
    { scope: "CLOUDFRONT", region: "us-west-2" },
  ],
  [
    "aws/waf-metric",
    "aws:wafv2/webAcl:WebAcl",
    { visibilityConfig: { metricName: "edge-normal" } },
    { visibilityConfig: { metricName: "edge normal" } },
  ],
  [
    "aws/waf-rate",
    "aws:wafv2/webAclRule:WebAclRule",
    { statement: { rateBasedStatement: { limit: 100 } } },
    { statement: { rateBasedStatement: { limit: 1 } } },
  ],
  [
    "aws/waf-window",
    "aws:wafv2/webAclRule:WebAclRule",
    { statement: { rateBasedStatement: { evaluationWindowSec: 60 } } },
    { statement: { rateBasedStatement: { evaluationWindowSec: 90 } } },
  ],
  [
    "aws/waf-log-name",
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    { logDestinationConfigs: ["arn:aws:s3:::aws-waf-logs-edge"] },
    { logDestinationConfigs: ["arn:aws:s3:::edge-logs"] },
  ],
  ["aws/bucket-name", "aws:s3/bucket:Bucket", { bucket: "evidence-123" }, { bucket: "Evidence_123" }],
  [
    "aws/bucket-force-destroy",
    "aws:s3/bucket:Bucket",
    { objectLockEnabled: true },
    { objectLockEnabled: true, forceDestroy: true },
  ],
  [
    "aws/object-lock-mode",
    lock,
    { rule: { defaultRetention: { mode: "COMPLIANCE", days: 2557 } } },
    { rule: { defaultRetention: { mode: "compliance", days: 2557 } } },
  ],
  [
    "aws/object-lock-period",
    lock,
    { rule: { defaultRetention: { mode: "COMPLIANCE", days: 2557 } } },
    { rule: { defaultRetention: { mode: "COMPLIANCE", days: 2557, years: 7 } } },
  ],
  [
    "aws/bucket-versioning",
    "aws:s3/bucketVersioning:BucketVersioning",
    { versioningConfiguration: { status: "Enabled" } },
    { versioningConfiguration: { status: "enabled" } },
  ],
  ["aws/replication-status", replication, { rules: [{ status: "Enabled" }] }, { rules: [{ status: "on" }] }],
  [
    "aws/replication-time",
    replication,
    { rules: [{ destination: { replicationTime: {}, metrics: {} } }] },
    { rules: [{ destination: { replicationTime: {} } }] },
  ],
  [
    "aws/replication-minutes",
    replication,
    { rules: [{ destination: { replicationTime: { time: { minutes: 15 } }, metrics: {} } }] },
    { rules: [{ destination: { replicationTime: { time: { minutes: 5 } }, metrics: {} } }] },
  ],
  [
    "aws/replication-filter",
    replication,
    { rules: [{ filter: {}, deleteMarkerReplication: {} }] },
    { rules: [{ filter: {} }] },
  ],
  ["aws/table-billing", table, { billingMode: "PAY_PER_REQUEST" }, { billingMode: "ON_DEMAND" }],
  [
    "aws/table-streams",
    table,
    { replicas: [{}], streamEnabled: true, streamViewType: "NEW_AND_OLD_IMAGES" },
    { replicas: [{}] },
  ],
  [
    "aws/table-consistency",
    table,
    { replicas: [{ consistencyMode: "STRONG" }], globalTableWitness: {} },
    { replicas: [{ consistencyMode: "strong" }], streamEnabled: true, streamViewType: "NEW_AND_OLD_IMAGES" },
  ],
  [
    "aws/table-witness",
    table,
    { replicas: [{ consistencyMode: "STRONG" }], globalTableWitness: {} },
    { replicas: [{ consistencyMode: "STRONG" }] },
  ],
  ["aws/key-deletion", key, { deletionWindowInDays: 30 }, { deletionWindowInDays: 1 }],
  ["aws/key-rotation", key, { rotationPeriodInDays: 365 }, { rotationPeriodInDays: 30 }],
  ["aws/key-usage", key, { keyUsage: "SIGN_VERIFY" }, { keyUsage: "sign" }],
  [
    "aws/key-rotation-symmetric",
    key,
    { enableKeyRotation: true },
    { enableKeyRotation: true, customerMasterKeySpec: "ECC_NIST_P256" },
  ],
  ["aws/alias-name", "aws:kms/alias:Alias", { name: "alias/issuer-signing" }, { name: "issuer-signing" }],
  [
    "aws/secret-recovery",
    "aws:secretsmanager/secret:Secret",
    { recoveryWindowInDays: 30 },
    { recoveryWindowInDays: 3 },
  ],
  ["aws/vault-name", "aws:backup/vault:Vault", { name: "evidence" }, { name: "evidence vault" }],
  [
    "aws/vault-lock-grace",
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    { changeableForDays: 3 },
    { changeableForDays: 1 },
  ],
  [
    "aws/trail-log-group",
    "aws:cloudtrail/trail:Trail",
    { cloudWatchLogsGroupArn: "arn:aws:logs:us-west-2:1:log-group:trail:*" },
    { cloudWatchLogsGroupArn: "arn:aws:logs:us-west-2:1:log-group:trail" },
  ],
  ["aws/document-name", documentType, { name: "failover-to-standby" }, { name: "failover to standby" }],
  ["aws/document-format", documentType, { documentFormat: "JSON" }, { documentFormat: "json" }],
  ["aws/document-json", documentType, { content: "{}" }, { content: "schemaVersion: '0.3'" }],
  ["aws/schedule-state", schedulerType, { state: "DISABLED" }, { state: "disabled" }],
  [
    "aws/schedule-expression",
    schedulerType,
    { scheduleExpression: "rate(90 days)" },
    { scheduleExpression: "quarterly" },
  ],
  [
    "aws/schedule-window",
    schedulerType,
    { flexibleTimeWindow: { mode: "OFF" } },
    { flexibleTimeWindow: { mode: "NONE" } },
  ],
  ["aws/experiment-stop", experiment, { stopConditions: [{ source: "none" }] }, { stopConditions: [] }],
  [
    "aws/experiment-stop-alarm",
    experiment,
    { stopConditions: [{ source: "aws:cloudwatch:alarm", value: "arn" }] },
    { stopConditions: [{ source: "aws:cloudwatch:alarm" }] },
  ],
  ["aws/schedule-name", schedulerType, { name: "zkp-record.reconcile" }, { name: "every five minutes" }],
  [
    "aws/schedule-role",
    schedulerType,
    { target: { roleArn: arnOf("iam", "role/zkp-drill") } },
    { target: { roleArn: "zkp-drill" } },
  ],
  [
    "aws/schedule-retries",
    schedulerType,
    { target: { retryPolicy: { maximumRetryAttempts: 2 } } },
    { target: { retryPolicy: { maximumRetryAttempts: 186 } } },
  ],
  [
    "aws/schedule-rate",
    schedulerType,
    { scheduleExpression: "rate(1 minute)" },
    { scheduleExpression: "rate(1 minutes)" },
  ],
  ["aws/function-name", lambda, { name: "zkp-record" }, { name: "the record" }],
  ["aws/function-memory", lambda, { memorySize: 256 }, { memorySize: 64 }],
  ["aws/function-timeout", lambda, { timeout: 900 }, { timeout: 901 }],
  ["aws/function-runtime", lambda, { runtime: "nodejs22.x" }, { runtime: "nodejs18.x" }],
  ["aws/function-architecture", lambda, { architectures: ["arm64"] }, { architectures: ["arm"] }],
  ["aws/function-handler", lambda, { handler: "index.handler" }, { handler: "the handler" }],
  ["aws/function-tracing", lambda, { tracingConfig: { mode: "Active" } }, { tracingConfig: { mode: "On" } }],
  [
    "aws/function-log-format",
    lambda,
    { loggingConfig: { logFormat: "JSON" } },
    { loggingConfig: { logFormat: "json" } },
  ],
  [
    "aws/function-dead-letters",
    lambda,
    { deadLetterConfig: { targetArn: arnOf("sqs", "dead") } },
    { deadLetterConfig: { targetArn: "dead" } },
  ],
  [
    "aws/function-environment",
    lambda,
    { environment: { variables: { TABLE: "zkp-incidents" } } },
    { environment: { variables: { AWS_REGION: "us-west-2" } } },
  ],
  ["aws/function-environment", lambda, {}, { environment: { variables: { FACTS: "x".repeat(4096) } } }],
  ["aws/function-url-type", functionUrl, { authorizationType: "NONE" }, { authorizationType: "OPEN" }],
  ["aws/function-url-mode", functionUrl, { invokeMode: "BUFFERED" }, { invokeMode: "STREAM" }],
  ["aws/permission-statement", permission, { statementId: "open-url" }, { statementId: "open url" }],
  ["aws/permission-action", permission, { action: "lambda:InvokeFunction" }, { action: "InvokeFunction" }],
  [
    "aws/permission-url",
    permission,
    { action: "lambda:InvokeFunctionUrl", functionUrlAuthType: "NONE" },
    { action: "lambda:InvokeFunctionUrl" },
  ],
  ["aws/mapping-batch", mapping, { batchSize: 10 }, { batchSize: 0 }],
  ["aws/mapping-window", mapping, { batchSize: 100, maximumBatchingWindowInSeconds: 1 }, { batchSize: 100 }],
  [
    "aws/mapping-responses",
    mapping,
    { functionResponseTypes: ["ReportBatchItemFailures"] },
    { functionResponseTypes: ["Report"] },
  ],
  [
    "aws/mapping-concurrency",
    mapping,
    { scalingConfig: { maximumConcurrency: 2 } },
    { scalingConfig: { maximumConcurrency: 1 } },
  ],
  ["aws/queue-name", queue, { name: "zkp-record" }, { name: "zkp record" }],
  ["aws/queue-retention", queue, { messageRetentionSeconds: 1_209_600 }, { messageRetentionSeconds: 1_209_601 }],
  ["aws/queue-visibility", queue, { visibilityTimeoutSeconds: 360 }, { visibilityTimeoutSeconds: 43_201 }],
  ["aws/queue-delay", queue, { delaySeconds: 900 }, { delaySeconds: 901 }],
  [
    "aws/queue-redrive",
    queue,
    { redrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:q","maxReceiveCount":5}' },
    { redrivePolicy: '{"maxReceiveCount":0}' },
  ],
  ["aws/log-retention", "aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 90 }, { retentionInDays: 100 }],
  ["aws/role-session", "aws:iam/role:Role", { maxSessionDuration: 3600 }, { maxSessionDuration: 60 }],
  ["aws/role-name", "aws:iam/role:Role", { name: "break-glass-operator" }, { name: "break glass" }],
];
