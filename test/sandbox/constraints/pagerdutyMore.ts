import type { Properties } from "../../../sandbox/protocol";
import type { Row } from "./row";

const user = "PALICE";
const contact = "pagerduty:index/userContactMethod:UserContactMethod";
const notification = "pagerduty:index/userNotificationRule:UserNotificationRule";
const schedule = "pagerduty:index/schedule:Schedule";
const schedulev2 = "pagerduty:index/schedulev2:Schedulev2";
const service = "pagerduty:index/service:Service";
const integration = "pagerduty:index/serviceIntegration:ServiceIntegration";
const grouping = "pagerduty:index/alertGroupingSetting:AlertGroupingSetting";
const router = "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter";
const global = "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal";
const ofService = "pagerduty:index/eventOrchestrationService:EventOrchestrationService";
const unrouted = "pagerduty:index/eventOrchestrationUnrouted:EventOrchestrationUnrouted";
const workflow = "pagerduty:index/incidentWorkflow:IncidentWorkflow";
const field = "pagerduty:index/incidentCustomField:IncidentCustomField";
const action = "pagerduty:index/automationActionsAction:AutomationActionsAction";
const runner = "pagerduty:index/automationActionsRunner:AutomationActionsRunner";
const jira = "pagerduty:index/jiraCloudAccountMappingRule:JiraCloudAccountMappingRule";
const slack = "pagerduty:index/slackConnection:SlackConnection";
const webhook = "pagerduty:index/webhookSubscription:WebhookSubscription";
const policy = "pagerduty:index/escalationPolicy:EscalationPolicy";

const layer = (change: Properties) => ({ layers: [{ users: [user], ...change }] });
const strategy = (change: Properties) => ({
  rotations: [{ events: [{ assignmentStrategies: [{ type: "rotating_member_assignment_strategy", ...change }] }] }],
});
const hours = (change: Properties, rule: Properties = {}) => ({
  incidentUrgencyRule: { type: "use_support_hours", ...rule },
  supportHours: { type: "fixed_time_per_day", ...change },
  scheduledActions: [{}],
});
const scheduled = (change: Properties) => ({ ...hours({}), scheduledActions: [change] });
const rule = (actions: Properties) => ({ sets: [{ id: "start", rules: [{ actions }] }] });
const otherwise = (actions: Properties) => ({ sets: [{ id: "start" }], catchAll: { actions } });
const dynamic = { dynamicRouteTos: [{ lookupBy: "service_name", regex: ".*", source: "event.source" }] };
const routed = (...rules: readonly Properties[]) => ({ set: { id: "start", rules } });
const webhookTo = (triggerTypes: string, autoSend?: boolean) => ({
  automationAction: {
    name: "n",
    url: "https://vey.example",
    triggerTypes,
    ...(autoSend !== undefined && { autoSend }),
  },
});
const done = (change: Properties) => ({
  actionType: "script",
  actionDataReference: { script: "ls" },
  description: "Lists.",
  ...change,
});
const runs = (change: Properties) => ({
  runnerType: "runbook",
  description: "Runs.",
  runbookBaseUri: "vey",
  runbookApiKey: "k",
  ...change,
});
const without = (name: string, of: Properties): Properties =>
  Object.fromEntries(Object.entries(of).filter(([it]) => it !== name));
const inJira = (change: Properties) => ({ config: { service: "P1", jira: change } });

/** The rest of PagerDuty's validators: what is refused, and beside it what the plugin accepts. */
export const pagerdutyMore: readonly Row[] = [
  [
    "pagerduty/phone-number",
    contact,
    { type: "whatsapp_contact_method", countryCode: 1, address: "2025550101" },
    { type: "whatsapp_contact_method", countryCode: 1, address: "+1 202 555 0101" },
  ],
  // The provider names no longest delay, and the schema lets the contact method go, which the API does not.
  [
    "pagerduty/notification-contact",
    notification,
    { startDelayInMinutes: 2880, contactMethod: { id: "P1", type: "sms_contact_method" } },
    { startDelayInMinutes: 2880 },
  ],
  [
    "pagerduty/rotation-start",
    schedule,
    layer({ rotationVirtualStart: "2025-12-01T09:00:00Z", start: "2025-12-01T09:00:30Z" }),
    layer({ rotationVirtualStart: "2025-12-01T09:00:30Z" }),
  ],
  ["pagerduty/rotation-start", schedule, layer({ end: "2026-12-01T09:00:00Z" }), layer({ end: "2026-12-01" })],
  ["pagerduty/assignment-shifts", schedulev2, strategy({ shiftsPerMember: 1 }), strategy({ shiftsPerMember: 0 })],
  [
    "pagerduty/member-type",
    schedulev2,
    strategy({ members: [{ type: "empty_member" }] }),
    strategy({ members: [{ type: "user", userId: user }] }),
  ],
  [
    "pagerduty/member-user",
    schedulev2,
    strategy({ members: [{ type: "user_member", userId: user }] }),
    strategy({ members: [{ type: "user_member" }] }),
  ],
  [
    "pagerduty/rung-delay",
    policy,
    { rules: [{ escalationDelayInMinutes: 2880, targets: [{ id: user }] }] },
    { rules: [{ escalationDelayInMinutes: 0, targets: [{ id: user }] }] },
  ],
  ["pagerduty/support-hours-type", service, hours({}), hours({ type: "always" })],
  ["pagerduty/support-days", service, hours({ daysOfWeeks: [1, 7] }), hours({ daysOfWeeks: [0] })],
  ["pagerduty/support-time", service, hours({ startTime: "09:00:00" }), hours({ startTime: "9:00" })],
  [
    "pagerduty/hours-rule",
    service,
    hours({}, { duringSupportHours: { type: "constant", urgency: "high" } }),
    hours({}, { duringSupportHours: { type: "always" } }),
  ],
  [
    "pagerduty/hours-urgency",
    service,
    hours({}, { outsideSupportHours: { type: "constant", urgency: "severity_based" } }),
    hours({}, { outsideSupportHours: { type: "constant", urgency: "severityBased" } }),
  ],
  ["pagerduty/scheduled-actions", service, hours({}), { ...hours({}), scheduledActions: [] }],
  [
    "pagerduty/scheduled-actions",
    service,
    { incidentUrgencyRule: { type: "constant" } },
    { incidentUrgencyRule: { type: "constant" }, scheduledActions: [{}] },
  ],
  ["pagerduty/scheduled-type", service, scheduled({ type: "urgency_change" }), scheduled({ type: "urgencyChange" })],
  ["pagerduty/scheduled-urgency", service, scheduled({ toUrgency: "high" }), scheduled({ toUrgency: "critical" })],
  [
    "pagerduty/scheduled-at",
    service,
    scheduled({ ats: [{ type: "named_time" }] }),
    scheduled({ ats: [{ type: "namedTime" }] }),
  ],
  [
    "pagerduty/scheduled-time",
    service,
    scheduled({ ats: [{ name: "support_hours_end" }] }),
    scheduled({ ats: [{ name: "supportHoursEnd" }] }),
  ],
  [
    "pagerduty/auto-pause",
    service,
    { autoPauseNotificationsParameters: { enabled: true, timeout: 300 } },
    { autoPauseNotificationsParameters: { enabled: true, timeout: 60 } },
  ],
  [
    "pagerduty/auto-pause",
    service,
    { autoPauseNotificationsParameters: { enabled: false } },
    { autoPauseNotificationsParameters: { enabled: false, timeout: 120 } },
  ],
  ["pagerduty/alert-creation", service, { alertCreation: "create_alerts_and_incidents" }, { alertCreation: "create" }],
  [
    "pagerduty/integration-email",
    integration,
    { type: "events_api_v2_inbound_integration" },
    { type: "events_api_v2_inbound_integration", integrationEmail: "a@vey.example" },
  ],
  [
    "pagerduty/email-incidents",
    integration,
    { emailIncidentCreation: "use_rules" },
    { emailIncidentCreation: "rules" },
  ],
  ["pagerduty/email-filter-mode", integration, { emailFilterMode: "or-rules-email" }, { emailFilterMode: "or" }],
  ["pagerduty/email-fallback", integration, { emailParsingFallback: "discard" }, { emailParsingFallback: "drop" }],
  [
    "pagerduty/email-filter",
    integration,
    { emailFilters: [{ subjectMode: "no-match" }] },
    { emailFilters: [{ subjectMode: "never" }] },
  ],
  [
    "pagerduty/grouping-window",
    grouping,
    { type: "content_based", config: { aggregate: "all", fields: ["class"], timeWindow: 86_400 } },
    { type: "intelligent", config: { timeWindow: 86_400 } },
  ],
  [
    "pagerduty/grouping-timeout",
    grouping,
    { type: "time", services: ["P1"], config: { timeout: 600 } },
    { type: "intelligent", config: { timeout: 600 } },
  ],
  [
    "pagerduty/dynamic-route",
    router,
    routed({ actions: dynamic }, { actions: { routeTo: "P1" } }),
    routed({ actions: { routeTo: "P1" } }, { actions: dynamic }),
  ],
  [
    "pagerduty/dynamic-route",
    router,
    routed({ actions: dynamic, conditions: [] }),
    routed({ actions: dynamic, conditions: [{ expression: "event.severity matches 'critical'" }] }),
  ],
  ["pagerduty/dynamic-route", router, routed({ actions: dynamic }), routed({ actions: { ...dynamic, routeTo: "P1" } })],
  [
    "pagerduty/dynamic-lookup",
    router,
    routed({ actions: dynamic }),
    routed({ actions: { dynamicRouteTos: [{ lookupBy: "name", regex: ".*", source: "event.source" }] } }),
  ],
  ...[global, ofService, unrouted].flatMap((type): Row[] => [
    ["pagerduty/orchestration-start", type, { sets: [{ id: "start" }] }, { sets: [{ id: "first" }] }],
    ["pagerduty/event-severity", type, otherwise({ severity: "info" }), otherwise({ severity: "low" })],
    ["pagerduty/event-action", type, rule({ eventAction: "resolve" }), rule({ eventAction: "close" })],
  ]),
  // What the plugin accepts: a rule that waits before it notifies.
  ["pagerduty/orchestration-sets", global, rule({ suspend: 60 }), rule({ routeTo: "second" })],
  [
    "pagerduty/orchestration-sets",
    global,
    { sets: [{ id: "start", rules: [{ actions: { routeTo: "second" } }] }, { id: "second" }] },
    { sets: [{ id: "start" }, { id: "second" }] },
  ],
  [
    "pagerduty/variable-type",
    global,
    rule({ variables: [{ name: "n", path: "event.source", type: "regex", value: "(.*)" }] }),
    rule({ variables: [{ name: "n", path: "event.source", type: "jsonpath", value: "(.*)" }] }),
  ],
  [
    "pagerduty/extraction",
    global,
    rule({ extractions: [{ target: "event.summary", template: "{{n}}" }] }),
    rule({ extractions: [{ target: "event.summary", template: "{{n}}", regex: ".*", source: "event.source" }] }),
  ],
  [
    "pagerduty/extraction",
    global,
    rule({ extractions: [{ target: "event.custom_details.host", regex: ".*", source: "event.source" }] }),
    rule({ extractions: [{ target: "event.custom_details.host", regex: ".*" }] }),
  ],
  [
    "pagerduty/extraction-target",
    global,
    rule({ extractions: [{ target: "event.class", template: "{{n}}" }] }),
    rule({ extractions: [{ target: "summary", template: "{{n}}" }] }),
  ],
  ["pagerduty/automation-trigger", global, rule(webhookTo("alert_triggered")), rule(webhookTo("triggered"))],
  [
    "pagerduty/automation-trigger",
    ofService,
    rule({ pagerdutyAutomationAction: { actionId: "A", triggerTypes: "alert_suppressed" } }),
    rule({ pagerdutyAutomationAction: { actionId: "A", triggerTypes: "suppressed" } }),
  ],
  [
    "pagerduty/automation-unasked",
    global,
    rule(webhookTo("alert_suspended", true)),
    rule(webhookTo("alert_suspended")),
  ],
  [
    "pagerduty/enabled-type",
    "pagerduty:index/enablement:Enablement",
    { entityType: "event_orchestration" },
    { entityType: "team" },
  ],
  ["pagerduty/enabled-feature", "pagerduty:index/enablement:Enablement", { feature: "aiops" }, { feature: "ai" }],
  [
    "pagerduty/workflow-action",
    workflow,
    { steps: [{ inlineStepsInputs: [{ steps: [{ action: "pagerduty.com:logic:end-workflow:1" }] }] }] },
    { steps: [{ inlineStepsInputs: [{ steps: [{ action: "end-workflow" }] }] }] },
  ],
  [
    "pagerduty/field-default",
    field,
    { dataType: "string", defaultValue: "none" },
    { dataType: "boolean", defaultValue: "false" },
  ],
  [
    "pagerduty/option-data-type",
    "pagerduty:index/incidentCustomFieldOption:IncidentCustomFieldOption",
    { dataType: "string" },
    { dataType: "integer" },
  ],
  [
    "pagerduty/slack-urgency",
    slack,
    { configs: [{ events: ["incident.triggered"], urgency: "low" }] },
    { configs: [{ events: ["incident.triggered"], urgency: "severity_based" }] },
  ],
  [
    "pagerduty/webhook-subject",
    webhook,
    { filters: [{ type: "service_reference", id: "P1" }] },
    { filters: [{ type: "service_reference" }] },
  ],
  [
    "pagerduty/action-allowed",
    action,
    done({ allowInvocationManually: "true" }),
    done({ allowInvocationManually: "yes" }),
  ],
  ["pagerduty/action-description", action, done({}), without("description", done({}))],
  ["pagerduty/runner-type", runner, runs({}), runs({ runnerType: "sidecar" })],
  ["pagerduty/runner-given", runner, runs({}), without("runbookApiKey", runs({}))],
  ["pagerduty/jira-name", jira, { name: "Incidents" }, { name: "x".repeat(101) }],
  [
    "pagerduty/jira-field-type",
    jira,
    inJira({ customFields: [{ type: "jira_value" }] }),
    inJira({ customFields: [{ type: "value" }] }),
  ],
  [
    "pagerduty/jira-status",
    jira,
    inJira({ statusMapping: { acknowledged: { id: "1", name: "Doing" } } }),
    inJira({ statusMapping: { acknowledged: { id: "1" } } }),
  ],
  [
    "pagerduty/business-type",
    "pagerduty:index/businessService:BusinessService",
    { type: "business_service" },
    { type: "service" },
  ],
  [
    "pagerduty/tagged-type",
    "pagerduty:index/tagAssignment:TagAssignment",
    { entityType: "escalation_policies" },
    { entityType: "services" },
  ],
  ["pagerduty/extension-config", "pagerduty:index/extension:Extension", { config: "{}" }, { config: "{" }],
  [
    "pagerduty/dependency-pair",
    "pagerduty:index/serviceDependency:ServiceDependency",
    { dependency: { dependentServices: [{ type: "business_service" }], supportingServices: [{ type: "service" }] } },
    {
      dependency: {
        dependentServices: [{ type: "business_service" }],
        supportingServices: [{ type: "service" }, { type: "service" }],
      },
    },
  ],
];
