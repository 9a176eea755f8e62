import { isObject, isUnknown, type Value } from "../../protocol";
import {
  at,
  between,
  exclusive,
  isGiven,
  matching,
  oneOf,
  overall,
  sized,
  where,
  type ConstraintTable,
  said,
} from "../constraint";
import { printableName, timeZone } from "./people";

const schedule = "PagerDuty provider, resource schedule";
const policy = "PagerDuty provider, resource escalation_policy";
const service = "PagerDuty provider, resource service";
const grouping = "PagerDuty provider, resource alert_grouping_setting";

/** Whether an object has a property, be it one that is not known yet. */
const has = (value: Value, name: string): boolean => isUnknown(value) || (isObject(value) && isGiven(value, name));

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
/** Where the provider compares times, it wants whole minutes. */
const wholeMinutes = /^\d{4}-\d\d-\d\dT\d\d:\d\d:00(Z|[+-]\d\d:\d\d)$/;

/** `"null"` switches a timeout off; a number would read back as text and differ for ever. */
const timeout = (name: string) =>
  matching(
    "pagerduty/timeout",
    `${service}: timeouts are text`,
    name,
    /^(null|[1-9]\d*)$/,
    'seconds as text, or "null" for never',
  );

/** Schedules, escalation policies, services, and what groups their alerts. */
export const oncall: ConstraintTable = {
  "pagerduty:index/schedule:Schedule": [
    timeZone("timeZone"),
    sized("pagerduty/schedule-layers", schedule, "layers", 1, 100),
    between("pagerduty/rotation-length", schedule, "layers[].rotationTurnLengthSeconds", 3600, 31_536_000),
    sized("pagerduty/rotation-users", schedule, "layers[].users", 1, 1000),
    matching("pagerduty/layer-start", schedule, "layers[].start", rfc3339, "a time such as 2025-12-01T09:00:00Z"),
    matching(
      "pagerduty/rotation-start",
      schedule,
      "layers[].rotationVirtualStart",
      rfc3339,
      "a time such as 2025-12-01T09:00:00Z",
    ),
    oneOf("pagerduty/restriction-type", schedule, "layers[].restrictions[].type", [
      "daily_restriction",
      "weekly_restriction",
    ]),
    matching(
      "pagerduty/restriction-start",
      schedule,
      "layers[].restrictions[].startTimeOfDay",
      /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/,
      "HH:mm:ss",
    ),
    where("pagerduty/restriction-length", schedule, "layers[].restrictions[].durationSeconds", ({ value, holder }) => {
      const most = holder.type === "daily_restriction" ? 86_399 : 604_799;
      return Number(value) >= 1 && Number(value) <= most
        ? undefined
        : `${JSON.stringify(value)} is not between 1 and ${most}`;
    }),
    where("pagerduty/restriction-weekday", `${schedule}, CustomizeDiff`, "layers[].restrictions[]", ({ value }) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
      const weekly = "type" in value && value.type === "weekly_restriction";
      return weekly === "startDayOfWeek" in value
        ? undefined
        : "startDayOfWeek must be set for a weekly_restriction schedule restriction type, and only for it";
    }),
    between("pagerduty/restriction-day", `${schedule}: 1 is Monday`, "layers[].restrictions[].startDayOfWeek", 1, 7),
  ],
  "pagerduty:index/schedulev2:Schedulev2": [
    timeZone("timeZone"),
    sized(
      "pagerduty/event-recurrence",
      "PagerDuty provider, resource schedulev2",
      "rotations[].events[].recurrences",
      1,
      1,
    ),
    oneOf(
      "pagerduty/assignment-strategy",
      "PagerDuty provider, resource schedulev2",
      "rotations[].events[].assignmentStrategies[].type",
      ["rotating_member_assignment_strategy", "every_member_assignment_strategy"],
    ),
    sized(
      "pagerduty/assignment-members",
      "PagerDuty provider, resource schedulev2",
      "rotations[].events[].assignmentStrategies[].members",
      1,
      20,
    ),
  ],
  "pagerduty:index/escalationPolicy:EscalationPolicy": [
    printableName("name", "\\\\/&<>"),
    between("pagerduty/loops", policy, "numLoops", 0, 9),
    sized("pagerduty/rungs", policy, "rules", 1, 20),
    between("pagerduty/rung-delay", policy, "rules[].escalationDelayInMinutes", 1, 1440),
    sized(
      "pagerduty/rung-targets",
      "PagerDuty API answer: May have at most 5 escalation targets",
      "rules[].targets",
      1,
      5,
    ),
    oneOf("pagerduty/target-type", policy, "rules[].targets[].type", ["user_reference", "schedule_reference"]),
    oneOf("pagerduty/assignment", policy, "rules[].escalationRuleAssignmentStrategy.type", [
      "round_robin",
      "assign_to_everyone",
    ]),
    where("pagerduty/duplicate-target", `${policy}: targets are matched by id`, "rules[]", ({ value, path }) => {
      const ids = at({ rule: value }, "rule.targets[].id").map((it) => said(it.value));
      const twice = ids.find((id, index) => ids.indexOf(id) !== index);
      return twice === undefined ? undefined : `${twice} is a target of ${path} twice`;
    }),
  ],
  "pagerduty:index/service:Service": [
    printableName("name"),
    timeout("acknowledgementTimeout"),
    timeout("autoResolveTimeout"),
    oneOf("pagerduty/urgency-rule", service, "incidentUrgencyRule.type", ["constant", "use_support_hours"]),
    oneOf("pagerduty/service-urgency", service, "incidentUrgencyRule.urgency", ["high", "low", "severity_based"]),
    exclusive("pagerduty/alert-grouping", service, "alertGroupingParameters", "alertGrouping"),
    exclusive("pagerduty/alert-grouping", service, "alertGroupingParameters", "alertGroupingTimeout"),
    where("pagerduty/support-hours", `${service}, CustomizeDiff`, "incidentUrgencyRule", ({ value }) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
      const byHours = "type" in value && value.type === "use_support_hours";
      return byHours && "urgency" in value
        ? "general urgency cannot be set for a use_support_hours incident urgency rule type"
        : undefined;
    }),
    overall("pagerduty/support-hours-given", "PagerDuty API answer: Active urgency must be …", (inputs) => {
      const byHours = at(inputs, "incidentUrgencyRule.type")[0]?.value === "use_support_hours";
      if (byHours === isGiven(inputs, "supportHours")) return undefined;
      return {
        property: "supportHours",
        reason: byHours ? "is required with use_support_hours" : "cannot be set with a constant urgency",
      };
    }),
    timeZone("supportHours.timeZone"),
  ],
  "pagerduty:index/serviceIntegration:ServiceIntegration": [
    exclusive("pagerduty/integration-type", "PagerDuty provider, resource service_integration", "vendor", "type"),
    oneOf("pagerduty/integration-kind", "PagerDuty provider, resource service_integration", "type", [
      "aws_cloudwatch_inbound_integration",
      "cloudkick_inbound_integration",
      "event_transformer_api_inbound_integration",
      "events_api_v2_inbound_integration",
      "generic_email_inbound_integration",
      "generic_events_api_inbound_integration",
      "keynote_inbound_integration",
      "nagios_inbound_integration",
      "pingdom_inbound_integration",
      "sql_monitor_inbound_integration",
      "app_event_transform_inbound_integration",
    ]),
    overall("pagerduty/integration-email", "PagerDuty provider, resource service_integration", (inputs) =>
      inputs.type === "generic_email_inbound_integration" && !isGiven(inputs, "integrationEmail")
        ? { property: "integrationEmail", reason: "is required with type generic_email_inbound_integration" }
        : undefined,
    ),
  ],
  "pagerduty:index/alertGroupingSetting:AlertGroupingSetting": [
    oneOf("pagerduty/grouping-type", grouping, "type", [
      "content_based",
      "content_based_intelligent",
      "intelligent",
      "time",
    ]),
    where("pagerduty/grouping-window", grouping, "config.timeWindow", ({ value }) =>
      (Number(value) >= 300 && Number(value) <= 3600) || value === 86_400
        ? undefined
        : `${JSON.stringify(value)} is neither between 300 and 3600 nor 86400 seconds`,
    ),
    overall("pagerduty/grouping-services", grouping, (inputs) =>
      inputs.type === "time" && Array.isArray(inputs.services) && inputs.services.length !== 1
        ? { property: "services", reason: "type time allows exactly one service" }
        : undefined,
    ),
    sized("pagerduty/grouping-services", grouping, "services", 1, 1000),
    ...["aggregate", "fields"].map((name) =>
      overall("pagerduty/grouping-content", `${grouping}, ValidateConfig`, (inputs) =>
        said(inputs.type ?? "").startsWith("content_based") &&
        at(inputs, "config").every(({ value }) => !has(value, name))
          ? { property: `config.${name}`, reason: `'${name}' cannot be blank` }
          : undefined,
      ),
    ),
    oneOf("pagerduty/grouping-aggregate", "PagerDuty API, alert grouping settings", "config.aggregate", ["all", "any"]),
    overall("pagerduty/grouping-config", `${grouping}: a missing block cannot be converted`, (inputs) =>
      inputs.type === "time" && !isGiven(inputs, "config")
        ? { property: "config", reason: "is required for type time" }
        : undefined,
    ),
    where("pagerduty/grouping-timeout", grouping, "config.timeout", ({ value }) =>
      value === 0 ? "0 is none of the values; leave it out for no end" : undefined,
    ),
  ],
  "pagerduty:index/maintenanceWindow:MaintenanceWindow": ["startTime", "endTime"].map((name) =>
    matching(
      "pagerduty/whole-minutes",
      "PagerDuty provider, ValidateRFC3339",
      name,
      wholeMinutes,
      "a time with zero seconds, such as 2025-12-01T09:00:00Z",
    ),
  ),
};
