import { describe, expect, it } from "vitest";
import { checkConstraints, constraints } from "../../sandbox/constraints";
import type { Properties } from "../../sandbox/protocol";

type Row = readonly [tag: string, type: string, passes: Properties, fails: Properties];

const user = "pagerduty:index/user:User";
const contact = "pagerduty:index/userContactMethod:UserContactMethod";
const notification = "pagerduty:index/userNotificationRule:UserNotificationRule";
const schedule = "pagerduty:index/schedule:Schedule";
const schedulev2 = "pagerduty:index/schedulev2:Schedulev2";
const policy = "pagerduty:index/escalationPolicy:EscalationPolicy";
const service = "pagerduty:index/service:Service";
const integration = "pagerduty:index/serviceIntegration:ServiceIntegration";
const grouping = "pagerduty:index/alertGroupingSetting:AlertGroupingSetting";
const router = "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter";
const global = "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal";
const trigger = "pagerduty:index/incidentWorkflowTrigger:IncidentWorkflowTrigger";
const field = "pagerduty:index/incidentCustomField:IncidentCustomField";
const slack = "pagerduty:index/slackConnection:SlackConnection";
const webhook = "pagerduty:index/webhookSubscription:WebhookSubscription";
const targets = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `P${index}`, type: "user_reference" }));
const rung = (change: Properties) => ({ rules: [{ escalationDelayInMinutes: 5, targets: targets(1), ...change }] });
const layer = (change: Properties) => ({ layers: [{ users: ["P1"], ...change }] });
const restriction = (change: Properties) =>
  layer({
    restrictions: [{ type: "daily_restriction", startTimeOfDay: "09:00:00", durationSeconds: 3600, ...change }],
  });

const pagerduty: readonly Row[] = [
  ["pagerduty/name", user, { name: "Alice Smith" }, { name: "Alice  Smith" }],
  ["pagerduty/email", user, { email: "alice@vey.example" }, { email: "Alice@vey.example" }],
  ["pagerduty/user-role", user, { role: "limited_user" }, { role: "limitedUser" }],
  ["pagerduty/time-zone", user, { timeZone: "Europe/Kiev" }, { timeZone: "Europe/Kyiv" }],
  ["pagerduty/team-default-role", "pagerduty:index/team:Team", { defaultRole: "none" }, { defaultRole: "user" }],
  [
    "pagerduty/membership-role",
    "pagerduty:index/teamMembership:TeamMembership",
    { role: "responder" },
    { role: "lead" },
  ],
  ["pagerduty/contact-type", contact, { type: "phone_contact_method" }, { type: "phoneContactMethod" }],
  [
    "pagerduty/phone-number",
    contact,
    { type: "phone_contact_method", countryCode: 1, address: "2025550101" },
    { type: "phone_contact_method", countryCode: 1, address: "12025550101" },
  ],
  ["pagerduty/urgency", notification, { urgency: "high" }, { urgency: "critical" }],
  ["pagerduty/notification-delay", notification, { startDelayInMinutes: 0 }, { startDelayInMinutes: -1 }],
  [
    "pagerduty/notification-contact",
    notification,
    { contactMethod: { id: "P1", type: "email_contact_method" } },
    { contactMethod: { id: "P1" } },
  ],
  ["pagerduty/schedule-layers", schedule, layer({}), { layers: [] }],
  [
    "pagerduty/rotation-length",
    schedule,
    layer({ rotationTurnLengthSeconds: 86_400 }),
    layer({ rotationTurnLengthSeconds: 60 }),
  ],
  ["pagerduty/rotation-users", schedule, layer({}), layer({ users: [] })],
  ["pagerduty/layer-start", schedule, layer({ start: "2025-12-01T09:00:00Z" }), layer({ start: "2025-12-01" })],
  [
    "pagerduty/rotation-start",
    schedule,
    layer({ rotationVirtualStart: "2025-12-01T09:00:00+01:00" }),
    layer({ rotationVirtualStart: "09:00" }),
  ],
  ["pagerduty/restriction-type", schedule, restriction({}), restriction({ type: "dailyRestriction" })],
  ["pagerduty/restriction-start", schedule, restriction({}), restriction({ startTimeOfDay: "9:00" })],
  ["pagerduty/restriction-length", schedule, restriction({}), restriction({ durationSeconds: 86_400 })],
  ["pagerduty/restriction-weekday", schedule, restriction({}), restriction({ startDayOfWeek: 1 })],
  [
    "pagerduty/event-recurrence",
    schedulev2,
    { rotations: [{ events: [{ recurrences: ["RRULE:FREQ=WEEKLY"] }] }] },
    { rotations: [{ events: [{ recurrences: ["a", "b"] }] }] },
  ],
  [
    "pagerduty/assignment-strategy",
    schedulev2,
    { rotations: [{ events: [{ assignmentStrategies: [{ type: "rotating_member_assignment_strategy" }] }] }] },
    { rotations: [{ events: [{ assignmentStrategies: [{ type: "rotating" }] }] }] },
  ],
  [
    "pagerduty/assignment-members",
    schedulev2,
    { rotations: [{ events: [{ assignmentStrategies: [{ members: [{}] }] }] }] },
    { rotations: [{ events: [{ assignmentStrategies: [{ members: Array.from({ length: 21 }, () => ({})) }] }] }] },
  ],
  ["pagerduty/policy-name", policy, { name: "P0 - Critical" }, { name: "P0 & P1" }],
  ["pagerduty/loops", policy, { numLoops: 9 }, { numLoops: 10 }],
  ["pagerduty/rungs", policy, rung({}), { rules: [] }],
  ["pagerduty/rung-delay", policy, rung({}), rung({ escalationDelayInMinutes: 0 })],
  ["pagerduty/rung-targets", policy, rung({ targets: targets(5) }), rung({ targets: targets(6) })],
  [
    "pagerduty/target-type",
    policy,
    rung({ targets: [{ id: "P1", type: "schedule_reference" }] }),
    rung({ targets: [{ id: "P1", type: "scheduleReference" }] }),
  ],
  [
    "pagerduty/duplicate-target",
    policy,
    rung({ targets: targets(2) }),
    rung({ targets: [...targets(1), ...targets(1)] }),
  ],
  ["pagerduty/timeout", service, { autoResolveTimeout: "null" }, { autoResolveTimeout: "0" }],
  [
    "pagerduty/urgency-rule",
    service,
    { incidentUrgencyRule: { type: "constant" } },
    { incidentUrgencyRule: { type: "always" } },
  ],
  [
    "pagerduty/service-urgency",
    service,
    { incidentUrgencyRule: { type: "constant", urgency: "severity_based" } },
    { incidentUrgencyRule: { type: "constant", urgency: "severityBased" } },
  ],
  [
    "pagerduty/alert-grouping",
    service,
    { alertGrouping: "time" },
    { alertGrouping: "time", alertGroupingParameters: {} },
  ],
  [
    "pagerduty/support-hours",
    service,
    { incidentUrgencyRule: { type: "use_support_hours" }, supportHours: {} },
    { incidentUrgencyRule: { type: "use_support_hours", urgency: "high" }, supportHours: {} },
  ],
  [
    "pagerduty/support-hours-given",
    service,
    { incidentUrgencyRule: { type: "constant" } },
    { incidentUrgencyRule: { type: "constant" }, supportHours: {} },
  ],
  [
    "pagerduty/integration-type",
    integration,
    { vendor: "V" },
    { vendor: "V", type: "events_api_v2_inbound_integration" },
  ],
  [
    "pagerduty/integration-kind",
    integration,
    { type: "events_api_v2_inbound_integration" },
    { type: "eventsApiV2InboundIntegration" },
  ],
  [
    "pagerduty/integration-email",
    integration,
    { type: "generic_email_inbound_integration", integrationEmail: "a@b.c" },
    { type: "generic_email_inbound_integration" },
  ],
  ["pagerduty/grouping-type", grouping, { type: "content_based" }, { type: "contentBased" }],
  ["pagerduty/grouping-window", grouping, { config: { timeWindow: 300 } }, { config: { timeWindow: 60 } }],
  ["pagerduty/grouping-services", grouping, { type: "time", services: ["a"] }, { type: "time", services: ["a", "b"] }],
  [
    "pagerduty/whole-minutes",
    "pagerduty:index/maintenanceWindow:MaintenanceWindow",
    { startTime: "2026-01-01T09:00:00Z" },
    { startTime: "2026-01-01T09:00:30Z" },
  ],
  [
    "pagerduty/route-unrouted",
    router,
    { set: { id: "start", rules: [{ actions: { routeTo: "P1" } }] } },
    { set: { id: "start", rules: [{ actions: { routeTo: "unrouted" } }] } },
  ],
  ["pagerduty/route-start", router, { set: { id: "start" } }, { set: { id: "begin" } }],
  ["pagerduty/orchestration-start", global, { sets: [{ id: "start" }] }, { sets: [{ id: "first" }] }],
  [
    "pagerduty/event-severity",
    global,
    { sets: [{ id: "start", rules: [{ actions: { severity: "critical" } }] }] },
    { sets: [{ id: "start", rules: [{ actions: { severity: "p0" } }] }] },
  ],
  [
    "pagerduty/event-action",
    global,
    { sets: [{ id: "start", rules: [{ actions: { eventAction: "trigger" } }] }] },
    { sets: [{ id: "start", rules: [{ actions: { eventAction: "open" } }] }] },
  ],
  [
    "pagerduty/workflow-action",
    "pagerduty:index/incidentWorkflow:IncidentWorkflow",
    { steps: [{ action: "pagerduty.com:incident-workflows:send-status-update:1" }] },
    { steps: [{ action: "send-status-update" }] },
  ],
  ["pagerduty/trigger-type", trigger, { type: "conditional" }, { type: "automatic" }],
  [
    "pagerduty/trigger-condition",
    trigger,
    { type: "manual" },
    { type: "manual", condition: "incident.priority matches 'P0'" },
  ],
  [
    "pagerduty/trigger-services",
    trigger,
    { subscribedToAllServices: true, services: [] },
    { subscribedToAllServices: true, services: ["P1"] },
  ],
  [
    "pagerduty/trigger-restricted",
    trigger,
    { type: "manual", permissions: { restricted: true, teamId: "T" } },
    { type: "conditional", permissions: { restricted: true, teamId: "T" } },
  ],
  ["pagerduty/field-name", field, { name: "affected_users" }, { name: "affected-users" }],
  ["pagerduty/field-data-type", field, { dataType: "string" }, { dataType: "text" }],
  ["pagerduty/field-type", field, { fieldType: "single_value" }, { fieldType: "singleValue" }],
  ["pagerduty/slack-notification", slack, { notificationType: "responder" }, { notificationType: "everyone" }],
  ["pagerduty/slack-source", slack, { sourceType: "service_reference" }, { sourceType: "serviceReference" }],
  [
    "pagerduty/slack-configs",
    slack,
    { configs: [{ events: ["incident.triggered"] }] },
    { configs: [{ events: ["incident.triggered"] }, { events: ["incident.triggered"] }] },
  ],
  [
    "pagerduty/slack-events",
    slack,
    { configs: [{ events: ["incident.triggered"] }] },
    { configs: [{ events: ["incident.resolved"] }] },
  ],
  [
    "pagerduty/webhook-delivery",
    webhook,
    { deliveryMethods: [{ type: "http_delivery_method" }] },
    { deliveryMethods: [{ type: "http" }] },
  ],
  [
    "pagerduty/webhook-filter",
    webhook,
    { filters: [{ type: "account_reference" }] },
    { filters: [{ type: "account" }] },
  ],
  [
    "pagerduty/dependency-type",
    "pagerduty:index/serviceDependency:ServiceDependency",
    { dependency: { dependentServices: [{ id: "B", type: "business_service" }] } },
    { dependency: { dependentServices: [{ id: "B", type: "business_service_reference" }] } },
  ],
];

const monitor = "datadog:index/monitor:Monitor";
const slo = "datadog:index/serviceLevelObjective:ServiceLevelObjective";
const synthetics = "datadog:index/syntheticsTest:SyntheticsTest";
const downtime = "datadog:index/downtimeSchedule:DowntimeSchedule";
const security = "datadog:index/securityMonitoringRule:SecurityMonitoringRule";
const notificationRule = "datadog:index/monitorNotificationRule:MonitorNotificationRule";
const errors = "sum(last_5m):sum:v.err{env:production}.as_count() / sum:v.req{env:production}.as_count() * 100";
const query = (change: Properties): Properties => ({ type: "query alert", query: `${errors} >= 10`, ...change });
const anomaly = "avg(last_4h):anomalies(sum:v.req{*}.as_count(), 'agile', 3, alert_window='last_15m') >= 1";

const datadog: readonly Row[] = [
  ["datadog/monitor-type", monitor, { type: "query alert" }, { type: "metric alert" }],
  ["datadog/query-grammar", monitor, query({}), query({ query: `${errors} over 10` })],
  [
    "datadog/thresholds",
    monitor,
    query({ monitorThresholds: { critical: "10" } }),
    { monitorThresholds: { critical: "fifty" } },
  ],
  [
    "datadog/threshold-not-in-query",
    monitor,
    query({ monitorThresholds: { critical: "10" } }),
    query({ monitorThresholds: { critical: "11" } }),
  ],
  [
    "datadog/threshold-order",
    monitor,
    query({ monitorThresholds: { critical: "10", warning: "8", criticalRecovery: "9" } }),
    query({ monitorThresholds: { critical: "10", warning: "12" } }),
  ],
  [
    "datadog/composite",
    monitor,
    { type: "composite", query: "1 && !2" },
    { type: "composite", query: Array.from({ length: 11 }, (_, index) => index + 1).join(" && ") },
  ],
  ["datadog/no-data-styles", monitor, { onMissingData: "resolve" }, { onMissingData: "resolve", notifyNoData: false }],
  [
    "datadog/anomaly-window",
    monitor,
    { query: anomaly, monitorThresholdWindows: { triggerWindow: "last_15m" } },
    { query: anomaly, monitorThresholdWindows: { triggerWindow: "last_5m" } },
  ],
  ["datadog/priority", monitor, { priority: "1" }, { priority: "P0" }],
  ["datadog/missing-data", monitor, { onMissingData: "show_no_data" }, { onMissingData: "showNoData" }],
  [
    "datadog/notification-preset",
    monitor,
    { notificationPresetName: "hide_query" },
    { notificationPresetName: "hideQuery" },
  ],
  ["datadog/draft-status", monitor, { draftStatus: "published" }, { draftStatus: "live" }],
  ["datadog/renotify-status", monitor, { renotifyStatuses: ["no data"] }, { renotifyStatuses: ["noData"] }],
  ["datadog/renotify-interval", monitor, { renotifyInterval: 30 }, { renotifyInterval: 45 }],
  ["datadog/evaluation-delay", monitor, { evaluationDelay: 60 }, { evaluationDelay: 90_000 }],
  ["datadog/tag", monitor, { tags: ["severity:p0"] }, { tags: ["Severity:P0"] }],
  [
    "datadog/conditional-blocks",
    monitor,
    { message: "{{#is_alert}}down{{/is_alert}} @pagerduty-zkp-p0" },
    { message: "{{#is_alert}}down @pagerduty-zkp-p0" },
  ],
  ["datadog/restricted-roles", monitor, {}, { restrictedRoles: ["admin"] }],
  ["datadog/slo-type", slo, { type: "time_slice" }, { type: "timeSlice" }],
  ["datadog/slo-thresholds", slo, { thresholds: [{ timeframe: "30d", target: 99.9 }] }, { thresholds: [] }],
  ["datadog/slo-timeframe", slo, { thresholds: [{ timeframe: "7d" }] }, { thresholds: [{ timeframe: "1w" }] }],
  ["datadog/slo-target", slo, { thresholds: [{ target: 99.9 }] }, { thresholds: [{ target: 100 }] }],
  [
    "datadog/slo-warning",
    slo,
    { thresholds: [{ target: 99, warning: 99.5 }] },
    { thresholds: [{ target: 99, warning: 98 }] },
  ],
  ["datadog/slo-query", slo, { query: {} }, { query: {}, monitorIds: [1] }],
  ["datadog/slo-numerator", slo, { type: "metric", query: {} }, { type: "metric" }],
  ["datadog/slo-tag", slo, { tags: ["team:security"] }, { tags: ["Team:Security"] }],
  [
    "datadog/slo-correction",
    "datadog:index/sloCorrection:SloCorrection",
    { category: "Scheduled Maintenance" },
    { category: "Drill" },
  ],
  [
    "datadog/slo-correction-end",
    "datadog:index/sloCorrection:SloCorrection",
    { end: 1 },
    { end: 1, rrule: "FREQ=DAILY" },
  ],
  ["datadog/synthetics-type", synthetics, { type: "api" }, { type: "http" }],
  ["datadog/synthetics-status", synthetics, { status: "live" }, { status: "on" }],
  [
    "datadog/synthetics-locations",
    synthetics,
    { type: "api", locations: ["aws:us-east-1"] },
    { type: "api", locations: [] },
  ],
  ["datadog/synthetics-frequency", synthetics, { optionsList: { tickEvery: 60 } }, { optionsList: { tickEvery: 5 } }],
  [
    "datadog/synthetics-retry",
    synthetics,
    { optionsList: { retry: { count: 0 } } },
    { optionsList: { retry: { count: 9 } } },
  ],
  [
    "datadog/synthetics-retry-interval",
    synthetics,
    { optionsList: { retry: { interval: 300 } } },
    { optionsList: { retry: { interval: 9000 } } },
  ],
  [
    "datadog/synthetics-priority",
    synthetics,
    { optionsList: { monitorPriority: 1 } },
    { optionsList: { monitorPriority: 0 } },
  ],
  [
    "datadog/downtime-monitors",
    downtime,
    { monitorIdentifier: { monitorTags: ["a:b"] } },
    { monitorIdentifier: { monitorTags: ["a:b"], monitorId: 1 } },
  ],
  ["datadog/downtime-schedule", downtime, { oneTimeSchedule: {} }, { oneTimeSchedule: {}, recurringSchedule: {} }],
  [
    "datadog/downtime-start",
    downtime,
    { recurringSchedule: { recurrences: [{ start: "2026-01-01T09:00:00" }] } },
    { recurringSchedule: { recurrences: [{ start: "2026-01-01T09:00" }] } },
  ],
  [
    "datadog/downtime-rrule",
    downtime,
    { recurringSchedule: { recurrences: [{ rrule: "FREQ=MONTHLY;INTERVAL=6" }] } },
    { recurringSchedule: { recurrences: [{ rrule: "DTSTART=20260101;FREQ=MONTHLY" }] } },
  ],
  [
    "datadog/downtime-time",
    downtime,
    { oneTimeSchedule: { start: "2026-01-01T09:00:00Z" } },
    { oneTimeSchedule: { start: "2026-01-01 09:00" } },
  ],
  ["datadog/security-type", security, { type: "log_detection" }, { type: "logDetection" }],
  ["datadog/security-status", security, { cases: [{ status: "critical" }] }, { cases: [{ status: "p0" }] }],
  [
    "datadog/security-method",
    security,
    { options: { detectionMethod: "new_value" } },
    { options: { detectionMethod: "newValue" } },
  ],
  [
    "datadog/security-aggregation",
    security,
    { queries: [{ aggregation: "new_value" }] },
    { queries: [{ aggregation: "newValue" }] },
  ],
  ["datadog/security-window", security, { options: { keepAlive: 3600 } }, { options: { keepAlive: 3000 } }],
  [
    "datadog/trigger-source",
    "datadog:index/securityNotificationRule:SecurityNotificationRule",
    { selectors: { triggerSource: "security_findings" } },
    { selectors: { triggerSource: "securityFindings" } },
  ],
  [
    "datadog/finding-severity",
    "datadog:index/securityNotificationRule:SecurityNotificationRule",
    { selectors: { severities: ["medium"] } },
    { selectors: { severities: ["p2"] } },
  ],
  [
    "datadog/notification-target",
    "datadog:index/securityNotificationRule:SecurityNotificationRule",
    { targets: ["@pagerduty-zkp-p2"] },
    { targets: ["pagerduty-zkp-p2"] },
  ],
  [
    "datadog/notification-recipient",
    notificationRule,
    { recipients: ["pagerduty-zkp-p0"] },
    { recipients: ["@pagerduty-zkp-p0"] },
  ],
  [
    "datadog/notification-recipients",
    notificationRule,
    { recipients: ["a"] },
    { recipients: ["a"], conditionalRecipients: {} },
  ],
  [
    "datadog/notification-count",
    notificationRule,
    { recipients: ["a"] },
    { recipients: Array.from({ length: 51 }, (_, index) => `r${index}`) },
  ],
  [
    "datadog/config-policy",
    "datadog:index/monitorConfigPolicy:MonitorConfigPolicy",
    { policyType: "tag" },
    { policyType: "name" },
  ],
  [
    "datadog/restricted-resource",
    "datadog:index/restrictionPolicy:RestrictionPolicy",
    { resourceId: "monitor:1" },
    { resourceId: "1" },
  ],
  [
    "datadog/restriction-principal",
    "datadog:index/restrictionPolicy:RestrictionPolicy",
    { bindings: [{ principals: ["role:1"] }] },
    { bindings: [{ principals: ["alice"] }] },
  ],
  ["datadog/dashboard-json", "datadog:index/dashboardJson:DashboardJson", { dashboard: "{}" }, { dashboard: "{" }],
  [
    "datadog/global-variable",
    "datadog:index/syntheticsGlobalVariable:SyntheticsGlobalVariable",
    { name: "KNOWN_FORGED_PROOF" },
    { name: "knownForgedProof" },
  ],
];

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

const aws: readonly Row[] = [
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
  ["aws/document-size", documentType, { content: "{}" }, { content: `"${"a".repeat(65_536)}"` }],
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
  ["aws/function-description", lambda, { description: "Keeps the record." }, { description: "x".repeat(257) }],
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

const rows = [...pagerduty, ...datadog, ...aws];
const brokenTags = (type: string, inputs: Properties) =>
  checkConstraints(type, inputs).map(({ reason }) => /\[([\w/-]+);/.exec(reason)?.[1]);

describe("the vendors' constraints", () => {
  it.each(rows)("%s lets the right value pass and refuses the wrong one (%s)", (tag, type, passes, fails) => {
    expect(brokenTags(type, passes)).toEqual([]);
    expect(brokenTags(type, fails)).toContain(tag);
  });

  it("refuse types that their vendor has closed, whatever the inputs", () => {
    const closed = [
      "pagerduty:index/ruleset:Ruleset",
      "pagerduty:index/rulesetRule:RulesetRule",
      "pagerduty:index/eventRule:EventRule",
      "pagerduty:index/serviceEventRule:ServiceEventRule",
      "pagerduty:index/responsePlay:ResponsePlay",
      "datadog:index/downtime:Downtime",
      "aws:cloudtrail/eventDataStore:EventDataStore",
      "aws:ssmincidents/replicationSet:ReplicationSet",
    ];
    for (const type of closed) expect(checkConstraints(type, {}), type).toHaveLength(1);
  });

  it("each have a row in this table, so that none goes untested", () => {
    const tested = new Set([
      ...rows.map(([tag]) => tag),
      "pagerduty/end-of-life",
      "datadog/deprecated",
      "aws/closed-service",
    ]);
    const tags = Object.values(constraints).flatMap((all) => all.map(({ tag }) => tag));
    expect(tags.filter((tag) => !tested.has(tag))).toEqual([]);
  });

  it("say what was given, what is allowed, and where the rule comes from", () => {
    expect(checkConstraints(policy, rung({ targets: [{ id: "P1", type: "scheduleReference" }] }))).toEqual([
      {
        property: "rules[0].targets[0].type",
        reason:
          '"scheduleReference" is not one of user_reference, schedule_reference (the SDK\'s comments spell it "scheduleReference", the API "schedule_reference") [pagerduty/target-type; PagerDuty provider, resource escalation_policy]',
      },
    ]);
  });

  it("refuse nothing that is not known yet", () => {
    expect(brokenTags(policy, { rules: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" })).toEqual([]);
  });
});
