import type { Properties } from "../../../sandbox/protocol";
import type { Row } from "./row";

const monitor = "datadog:index/monitor:Monitor";
const slo = "datadog:index/serviceLevelObjective:ServiceLevelObjective";
const synthetics = "datadog:index/syntheticsTest:SyntheticsTest";
const downtime = "datadog:index/downtimeSchedule:DowntimeSchedule";
const security = "datadog:index/securityMonitoringRule:SecurityMonitoringRule";
const notificationRule = "datadog:index/monitorNotificationRule:MonitorNotificationRule";
const errors = "sum(last_5m):sum:v.err{env:production}.as_count() / sum:v.req{env:production}.as_count() * 100";
const query = (change: Properties): Properties => ({ type: "query alert", query: `${errors} >= 10`, ...change });
const anomaly = "avg(last_4h):anomalies(sum:v.req{*}.as_count(), 'agile', 3, alert_window='last_15m') >= 1";

/** Datadog's constraints. */
export const datadog: readonly Row[] = [
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
  [
    "datadog/downtime-zone",
    downtime,
    { displayTimezone: "Europe/Rome", recurringSchedule: { timezone: "Europe/Rome" } },
    { displayTimezone: "America/New_York", recurringSchedule: { timezone: "UTC" } },
  ],
  [
    "datadog/downtime-zone",
    downtime,
    { recurringSchedule: {} },
    { displayTimezone: "Europe/Rome", recurringSchedule: {} },
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
