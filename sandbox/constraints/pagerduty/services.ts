import {
  at,
  between,
  exclusive,
  isGiven,
  matching,
  oneOf,
  overall,
  said,
  textOf,
  where,
  type ConstraintTable,
} from "../constraint";
import { printableName, timeZone } from "./people";

const service = "PagerDuty provider, resource service";
const integration = "PagerDuty provider, resource service_integration";

/** `"null"` switches a timeout off; a number would read back as text and differ for ever. */
const timeout = (name: string) =>
  matching(
    "pagerduty/timeout",
    `${service}: timeouts are text`,
    name,
    /^(null|[1-9]\d*)$/,
    'seconds as text, or "null" for never',
  );

/** Services, and what sends them events. */
export const services: ConstraintTable = {
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
    oneOf("pagerduty/support-hours-type", service, "supportHours.type", ["fixed_time_per_day"]),
    between("pagerduty/support-days", `${service}: 1 is Monday`, "supportHours.daysOfWeeks[]", 1, 7),
    ...["startTime", "endTime"].map((name) =>
      matching(
        "pagerduty/support-time",
        service,
        `supportHours.${name}`,
        /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/,
        "HH:mm:ss",
      ),
    ),
    ...["duringSupportHours", "outsideSupportHours"].flatMap((name) => [
      oneOf("pagerduty/hours-rule", service, `incidentUrgencyRule.${name}.type`, ["constant"]),
      oneOf("pagerduty/hours-urgency", service, `incidentUrgencyRule.${name}.urgency`, [
        "high",
        "low",
        "severity_based",
      ]),
    ]),
    overall("pagerduty/scheduled-actions", "terraform-provider-pagerduty#360", (inputs) => {
      const [type] = at(inputs, "incidentUrgencyRule.type");
      if (type === undefined || (type.value === "use_support_hours") === isGiven(inputs, "scheduledActions"))
        return undefined;
      return { property: "scheduledActions", reason: "are required with use_support_hours, and only with it" };
    }),
    oneOf("pagerduty/scheduled-type", service, "scheduledActions[].type", ["urgency_change"]),
    oneOf("pagerduty/scheduled-urgency", service, "scheduledActions[].toUrgency", ["high", "low"]),
    oneOf("pagerduty/scheduled-at", service, "scheduledActions[].ats[].type", ["named_time"]),
    oneOf("pagerduty/scheduled-time", service, "scheduledActions[].ats[].name", [
      "support_hours_start",
      "support_hours_end",
    ]),
    where("pagerduty/auto-pause", service, "autoPauseNotificationsParameters.timeout", ({ value, holder }) => {
      if (holder.enabled === false) return "must be left out where pausing is not enabled: it reads back as 120";
      return [120, 180, 300, 600, 900].includes(Number(value))
        ? undefined
        : `${said(value)} seconds are not offered; offered are 120, 180, 300, 600, 900`;
    }),
    oneOf("pagerduty/alert-creation", service, "alertCreation", ["create_incidents", "create_alerts_and_incidents"]),
  ],
  "pagerduty:index/serviceIntegration:ServiceIntegration": [
    exclusive("pagerduty/integration-type", integration, "vendor", "type"),
    oneOf("pagerduty/integration-kind", integration, "type", [
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
    overall("pagerduty/integration-email", integration, (inputs) => {
      const type = textOf(inputs, "type");
      return type === undefined ||
        (type === "generic_email_inbound_integration") === isGiven(inputs, "integrationEmail")
        ? undefined
        : {
            property: "integrationEmail",
            reason: "is required with type generic_email_inbound_integration, and only with it",
          };
    }),
    oneOf("pagerduty/email-incidents", integration, "emailIncidentCreation", [
      "on_new_email",
      "on_new_email_subject",
      "only_if_no_open_incidents",
      "use_rules",
    ]),
    oneOf("pagerduty/email-filter-mode", integration, "emailFilterMode", [
      "all-email",
      "or-rules-email",
      "and-rules-email",
    ]),
    oneOf("pagerduty/email-fallback", integration, "emailParsingFallback", ["open_new_incident", "discard"]),
    ...["subjectMode", "bodyMode", "fromEmailMode"].map((name) =>
      oneOf("pagerduty/email-filter", integration, `emailFilters[].${name}`, ["always", "match", "no-match"]),
    ),
  ],
};
