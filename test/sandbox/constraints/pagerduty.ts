import type { Properties } from "../../../sandbox/protocol";
import type { Row } from "./row";

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
const depends = (change: Properties) => ({
  dependency: {
    dependentServices: [{ id: "B", type: "business_service" }],
    supportingServices: [{ id: "P", type: "service" }],
    ...change,
  },
});
const targets = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `P${index}`, type: "user_reference" }));
const rung = (change: Properties) => ({ rules: [{ escalationDelayInMinutes: 5, targets: targets(1), ...change }] });
const layer = (change: Properties) => ({ layers: [{ users: ["P1"], ...change }] });
const restriction = (change: Properties) =>
  layer({
    restrictions: [{ type: "daily_restriction", startTimeOfDay: "09:00:00", durationSeconds: 3600, ...change }],
  });

const told = (change: Properties) => ({ contactMethod: { id: "P1", type: "sms_contact_method" }, ...change });
const byHours = (change: Properties) => ({
  incidentUrgencyRule: { type: "use_support_hours" },
  supportHours: {},
  scheduledActions: [
    { type: "urgency_change", toUrgency: "high", ats: [{ type: "named_time", name: "support_hours_start" }] },
  ],
  ...change,
});
const byContent = (change: Properties, type = "content_based") => ({
  type,
  config: { aggregate: "all", fields: ["component"], ...change },
});
const action = "pagerduty:index/automationActionsAction:AutomationActionsAction";
const done = (change: Properties) => ({
  actionType: "script",
  actionDataReference: { script: "ls" },
  description: "Lists.",
  ...change,
});
const workflow = "pagerduty:index/incidentWorkflow:IncidentWorkflow";

/** PagerDuty's constraints. */
export const pagerduty: readonly Row[] = [
  ["pagerduty/email", user, { email: "alice@vey.example" }, { email: "alice" }],
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
  [
    "pagerduty/phone-number",
    contact,
    { type: "phone_contact_method", countryCode: 39, address: "0612345678" },
    { type: "phone_contact_method", countryCode: 44, address: "02012345678" },
  ],
  [
    "pagerduty/phone-number",
    contact,
    { type: "phone_contact_method", countryCode: 52, address: "15512345678" },
    { type: "sms_contact_method", countryCode: 52, address: "15512345678" },
  ],
  [
    "pagerduty/device-type",
    contact,
    { type: "push_notification_contact_method", deviceType: "ios" },
    { type: "push_notification_contact_method" },
  ],
  ["pagerduty/urgency", notification, told({ urgency: "high" }), told({ urgency: "critical" })],
  ["pagerduty/notification-delay", notification, told({ startDelayInMinutes: 0 }), told({ startDelayInMinutes: -1 })],
  [
    "pagerduty/notification-contact",
    notification,
    { contactMethod: { id: "P1", type: "email_contact_method" } },
    { contactMethod: { id: "P1" } },
  ],
  [
    "pagerduty/notification-contact",
    notification,
    { contactMethod: { id: "P1", type: "whatsapp_contact_method" } },
    { contactMethod: { id: "P1", type: "slack_contact_method" } },
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
  ...[1, 7].map((startDayOfWeek): Row => [
    "pagerduty/restriction-day",
    schedule,
    restriction({ type: "weekly_restriction", startDayOfWeek }),
    restriction({ type: "weekly_restriction", startDayOfWeek: startDayOfWeek === 1 ? 0 : 8 }),
  ]),
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
  ["pagerduty/policy-name", policy, { name: "  P0  Bereitschaft é" }, { name: "P0\u0007" }],
  ["pagerduty/policy-name", policy, { name: "P0" }, { name: "P0 " }],
  ["pagerduty/name", service, { name: "zkp <p0>  & more" }, { name: "zkp\u200bp0" }],
  ["pagerduty/name", service, { name: " zkp" }, { name: "zkp " }],
  [
    "pagerduty/assignment",
    policy,
    rung({ escalationRuleAssignmentStrategy: { type: "round_robin" } }),
    rung({ escalationRuleAssignmentStrategy: { type: "roundRobin" } }),
  ],
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
    byHours({}),
    { incidentUrgencyRule: { type: "use_support_hours", urgency: "high" }, supportHours: {}, scheduledActions: [{}] },
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
  ["pagerduty/grouping-type", grouping, byContent({}), byContent({}, "contentBased")],
  ["pagerduty/grouping-window", grouping, byContent({ timeWindow: 300 }), byContent({ timeWindow: 60 })],
  ["pagerduty/grouping-aggregate", grouping, byContent({ aggregate: "any" }), byContent({ aggregate: "some" })],
  [
    "pagerduty/grouping-content",
    grouping,
    byContent({}),
    { type: "content_based_intelligent", config: { fields: ["component"] } },
  ],
  ["pagerduty/grouping-content", grouping, { type: "intelligent" }, { type: "content_based" }],
  ["pagerduty/grouping-config", grouping, { type: "time", config: {} }, { type: "time" }],
  ["pagerduty/grouping-timeout", grouping, { config: { timeout: 600 } }, { config: { timeout: 0 } }],
  [
    "pagerduty/grouping-services",
    grouping,
    { type: "time", config: {}, services: ["a"] },
    { type: "time", config: {}, services: ["a", "b"] },
  ],
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
  [
    "pagerduty/trigger-restricted",
    trigger,
    { type: "manual", permissions: { restricted: false } },
    { type: "manual", permissions: { restricted: false, teamId: "T" } },
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
    { filters: [{ type: "account", id: "P1" }] },
  ],
  [
    "pagerduty/dependency-type",
    "pagerduty:index/serviceDependency:ServiceDependency",
    depends({}),
    depends({ dependentServices: [{ id: "B", type: "business_service_reference" }] }),
  ],
  ["pagerduty/workflow-enabled", workflow, { isEnabled: "false" }, { isEnabled: "no" }],
  ["pagerduty/action-type", action, done({}), done({ actionType: "shell" })],
  [
    "pagerduty/action-data",
    action,
    done({ actionType: "process_automation", actionDataReference: { processAutomationJobId: "J" } }),
    done({ actionType: "process_automation" }),
  ],
  [
    "pagerduty/action-classification",
    action,
    done({ actionClassification: "diagnostic" }),
    done({ actionClassification: "forensic" }),
  ],
  [
    "pagerduty/subscriber-type",
    "pagerduty:index/businessServiceSubscriber:BusinessServiceSubscriber",
    { subscriberType: "user" },
    { subscriberType: "user_reference" },
  ],
];
