import { isUnknown } from "../../protocol";
import {
  at,
  between,
  exactlyOne,
  exclusive,
  isGiven,
  matching,
  oneOf,
  overall,
  sized,
  textOf,
  where,
  type ConstraintTable,
  said,
} from "../constraint";

const slo = "Datadog provider, resource service_level_objective";
const synthetics = "Datadog provider, resource synthetics_test";
const downtime = "Datadog provider, resource downtime_schedule";
const evaluationWindows = [0, 60, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** SLOs, synthetics, downtimes, security rules, routing and policies. */
export const others: ConstraintTable = {
  "datadog:index/serviceLevelObjective:ServiceLevelObjective": [
    oneOf("datadog/slo-type", slo, "type", ["metric", "monitor", "time_slice"]),
    sized("datadog/slo-thresholds", slo, "thresholds", 1, 4),
    oneOf("datadog/slo-timeframe", slo, "thresholds[].timeframe", ["7d", "30d", "90d", "custom"]),
    where("datadog/slo-target", slo, "thresholds[].target", ({ value }) =>
      Number(value) > 0 && Number(value) < 100
        ? undefined
        : `${JSON.stringify(value)} must be above 0 and below 100 percent`,
    ),
    where("datadog/slo-warning", slo, "thresholds[].warning", ({ value, holder }) =>
      Number(value) > Number(holder.target)
        ? undefined
        : `${JSON.stringify(value)} must be above the target ${JSON.stringify(holder.target)}`,
    ),
    exclusive("datadog/slo-query", slo, "query", "monitorIds", "sliSpecification"),
    overall("datadog/slo-numerator", slo, (inputs) =>
      inputs.type === "metric" && !isGiven(inputs, "query") && !isGiven(inputs, "sliSpecification")
        ? { property: "query", reason: "is required for a metric SLO" }
        : undefined,
    ),
    matching(
      "datadog/slo-tag",
      "Datadog API: SLO tags are lower-cased",
      "tags[]",
      /^[a-z][^A-Z\s,]*$/,
      "a tag in lower case",
    ),
  ],
  "datadog:index/sloCorrection:SloCorrection": [
    oneOf("datadog/slo-correction", "Datadog API, SLO corrections", "category", [
      "Scheduled Maintenance",
      "Outside Business Hours",
      "Deployment",
      "Other",
    ]),
    exclusive("datadog/slo-correction-end", "Datadog API, SLO corrections", "end", "rrule"),
  ],
  "datadog:index/syntheticsTest:SyntheticsTest": [
    oneOf("datadog/synthetics-type", synthetics, "type", ["api", "browser", "mobile", "network"]),
    oneOf("datadog/synthetics-status", synthetics, "status", ["live", "paused"]),
    overall("datadog/synthetics-locations", synthetics, (inputs) =>
      ["api", "browser"].includes(textOf(inputs, "type") ?? "") &&
      Array.isArray(inputs.locations) &&
      inputs.locations.length === 0
        ? { property: "locations", reason: "at least one location is required" }
        : undefined,
    ),
    between("datadog/synthetics-frequency", synthetics, "optionsList.tickEvery", 30, 604_800),
    between("datadog/synthetics-retry", synthetics, "optionsList.retry.count", 0, 3),
    between("datadog/synthetics-retry-interval", synthetics, "optionsList.retry.interval", 0, 5000),
    between("datadog/synthetics-priority", synthetics, "optionsList.monitorPriority", 1, 5),
  ],
  "datadog:index/downtimeSchedule:DowntimeSchedule": [
    where("datadog/downtime-monitors", downtime, "monitorIdentifier", ({ value }) => {
      const count = typeof value === "object" && value !== null ? Object.keys(value).length : 0;
      return count === 1 ? undefined : "exactly one of monitorId and monitorTags must be given";
    }),
    exclusive("datadog/downtime-schedule", downtime, "oneTimeSchedule", "recurringSchedule"),
    overall("datadog/downtime-zone", "Datadog API, downtimes: timezone must match display_timezone", (inputs) => {
      const zone = said(at(inputs, "recurringSchedule.timezone")[0]?.value ?? "UTC");
      const shown = said(inputs.displayTimezone ?? "UTC");
      return isGiven(inputs, "recurringSchedule") && !isUnknown(shown) && zone !== shown
        ? { property: "displayTimezone", reason: `is ${shown}; it must be the schedule's zone, ${zone}` }
        : undefined;
    }),
    matching(
      "datadog/downtime-start",
      `${downtime}: a start without seconds is an inconsistent result`,
      "recurringSchedule.recurrences[].start",
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
      "YYYY-MM-DDTHH:MM:SS without Z",
    ),
    where("datadog/downtime-rrule", downtime, "recurringSchedule.recurrences[].rrule", ({ value }) =>
      typeof value === "string" && !/DTSTART|DTEND|DURATION/.test(value)
        ? undefined
        : "must not contain DTSTART, DTEND or DURATION",
    ),
    ...["oneTimeSchedule.start", "oneTimeSchedule.end"].map((path) =>
      matching("datadog/downtime-time", downtime, path, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, "YYYY-MM-DDTHH:MM:SSZ"),
    ),
  ],
  "datadog:index/securityMonitoringRule:SecurityMonitoringRule": [
    oneOf("datadog/security-type", "Datadog API, security monitoring rules", "type", [
      "log_detection",
      "application_security",
      "workload_security",
      "signal_correlation",
    ]),
    oneOf("datadog/security-status", "Datadog API, security monitoring rules", "cases[].status", [
      "info",
      "low",
      "medium",
      "high",
      "critical",
    ]),
    oneOf("datadog/security-method", "Datadog API, security monitoring rules", "options.detectionMethod", [
      "threshold",
      "new_value",
      "anomaly_detection",
      "impossible_travel",
      "hardcoded",
      "third_party",
      "anomaly_threshold",
      "sequence_detection",
    ]),
    oneOf("datadog/security-aggregation", "Datadog API, security monitoring rules", "queries[].aggregation", [
      "count",
      "cardinality",
      "sum",
      "max",
      "new_value",
      "geo_data",
      "event_count",
      "none",
    ]),
    ...["evaluationWindow", "keepAlive", "maxSignalDuration"].map((name) =>
      where("datadog/security-window", "Datadog API, security monitoring rules", `options.${name}`, ({ value }) =>
        evaluationWindows.includes(Number(value))
          ? undefined
          : `${JSON.stringify(value)} seconds are not offered; offered are ${evaluationWindows.join(", ")}`,
      ),
    ),
  ],
  "datadog:index/securityNotificationRule:SecurityNotificationRule": [
    oneOf("datadog/trigger-source", "Datadog API, security notification rules", "selectors.triggerSource", [
      "security_signals",
      "security_findings",
    ]),
    oneOf("datadog/finding-severity", "Datadog API, security notification rules", "selectors.severities[]", [
      "critical",
      "high",
      "medium",
      "low",
      "unknown",
      "info",
    ]),
    matching(
      "datadog/notification-target",
      "Datadog API, security notification rules",
      "targets[]",
      /^@\S+$/,
      "a handle that begins with @",
    ),
  ],
  "datadog:index/monitorNotificationRule:MonitorNotificationRule": [
    matching(
      "datadog/notification-recipient",
      "Datadog provider, resource monitor_notification_rule",
      "recipients[]",
      /^[^@\s]\S*$/,
      "a recipient without @",
    ),
    exactlyOne(
      "datadog/notification-recipients",
      "Datadog provider, resource monitor_notification_rule",
      "recipients",
      "conditionalRecipients",
    ),
    sized("datadog/notification-count", "Datadog API: at most 50 recipients a rule", "recipients", 1, 50),
  ],
  "datadog:index/monitorConfigPolicy:MonitorConfigPolicy": [
    oneOf("datadog/config-policy", "Datadog provider, resource monitor_config_policy", "policyType", ["tag"]),
  ],
  "datadog:index/restrictionPolicy:RestrictionPolicy": [
    matching(
      "datadog/restricted-resource",
      "Datadog provider, resource restriction_policy",
      "resourceId",
      /^[a-z-]+:.+$/,
      "type:id, such as monitor:12345",
    ),
    matching(
      "datadog/restriction-principal",
      "Datadog provider, resource restriction_policy",
      "bindings[].principals[]",
      /^(role|team|user|org):.+$/,
      "role:, team:, user: or org: and an id",
    ),
  ],
  "datadog:index/dashboardJson:DashboardJson": [
    where("datadog/dashboard-json", "Datadog provider, resource dashboard_json", "dashboard", ({ value }) => {
      try {
        JSON.parse(said(value));
        return undefined;
      } catch {
        return "is not valid JSON";
      }
    }),
  ],
  "datadog:index/syntheticsGlobalVariable:SyntheticsGlobalVariable": [
    matching(
      "datadog/global-variable",
      "Datadog provider, resource synthetics_global_variable",
      "name",
      /^[A-Z][A-Z0-9_]*$/,
      "UPPER_SNAKE_CASE",
    ),
  ],
  "datadog:index/downtime:Downtime": [
    overall("datadog/deprecated", "Datadog provider: datadog_downtime is deprecated", () => ({
      property: "",
      reason: "this type is deprecated; use DowntimeSchedule",
    })),
  ],
};
