import { at, matching, oneOf, overall, isGiven, sized, where, type ConstraintTable } from "../constraint";

const router = "PagerDuty provider, resource event_orchestration_router";
const workflow = "PagerDuty provider, resource incident_workflow_trigger";
const automation = "PagerDuty provider, resource automation_actions_action";

/** Event orchestration, workflows, webhooks, Slack, Jira and custom fields. */
export const events: ConstraintTable = {
  "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter": [
    where("pagerduty/route-unrouted", router, "set.rules[].actions.routeTo", ({ value }) =>
      value === "unrouted" ? 'a rule cannot route to "unrouted"; only catchAll can' : undefined,
    ),
    where("pagerduty/route-start", router, "set.id", ({ value }) =>
      value === "start" ? undefined : `${JSON.stringify(value)}: the router's only set is called start`,
    ),
  ],
  "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal": [
    overall("pagerduty/orchestration-start", "PagerDuty provider, resource event_orchestration_global", (inputs) =>
      at(inputs, "sets[].id").some(({ value }) => value === "start")
        ? undefined
        : { property: "sets", reason: "one of the sets must be called start: events enter there" },
    ),
    oneOf("pagerduty/event-severity", "PagerDuty events API v2", "sets[].rules[].actions.severity", [
      "info",
      "warning",
      "error",
      "critical",
    ]),
    oneOf("pagerduty/event-action", "PagerDuty events API v2", "sets[].rules[].actions.eventAction", [
      "trigger",
      "resolve",
    ]),
  ],
  "pagerduty:index/incidentWorkflow:IncidentWorkflow": [
    oneOf("pagerduty/workflow-enabled", "PagerDuty provider, resource incident_workflow", "isEnabled", [
      "true",
      "false",
    ]),
    where("pagerduty/workflow-action", "PagerDuty API, incident workflow actions", "steps[].action", ({ value }) =>
      typeof value === "string" && /^pagerduty\.com:[\w-]+:[\w-]+:\d+$/.test(value)
        ? undefined
        : `${JSON.stringify(value)} must be a versioned action, such as pagerduty.com:incident-workflows:send-status-update:1`,
    ),
  ],
  "pagerduty:index/incidentWorkflowTrigger:IncidentWorkflowTrigger": [
    oneOf("pagerduty/trigger-type", workflow, "type", ["manual", "conditional"]),
    overall("pagerduty/trigger-condition", workflow, (inputs) =>
      inputs.type === "manual" && isGiven(inputs, "condition")
        ? { property: "condition", reason: "cannot be given with a manual trigger" }
        : undefined,
    ),
    overall("pagerduty/trigger-services", workflow, (inputs) =>
      inputs.subscribedToAllServices === true && isGiven(inputs, "services")
        ? { property: "services", reason: "must be empty when subscribedToAllServices is true" }
        : undefined,
    ),
    overall("pagerduty/trigger-restricted", workflow, (inputs) => {
      const restricted = at(inputs, "permissions.restricted")[0]?.value === true;
      if (restricted && inputs.type !== "manual")
        return { property: "permissions.restricted", reason: "only manual triggers can be restricted" };
      const team = at(inputs, "permissions").some(
        ({ value }) => typeof value === "object" && value !== null && "teamId" in value,
      );
      return restricted && !team
        ? { property: "permissions.teamId", reason: "is required when restricted is true" }
        : undefined;
    }),
  ],
  "pagerduty:index/incidentCustomField:IncidentCustomField": [
    matching(
      "pagerduty/field-name",
      "PagerDuty API, custom fields",
      "name",
      /^[a-z0-9_]+$/,
      "lower-case letters, digits and underscores only",
    ),
    oneOf("pagerduty/field-data-type", "PagerDuty provider, resource incident_custom_field", "dataType", [
      "string",
      "integer",
      "float",
      "boolean",
      "url",
      "datetime",
    ]),
    oneOf("pagerduty/field-type", "PagerDuty provider, resource incident_custom_field", "fieldType", [
      "single_value",
      "single_value_fixed",
      "multi_value",
      "multi_value_fixed",
    ]),
  ],
  "pagerduty:index/slackConnection:SlackConnection": [
    oneOf("pagerduty/slack-notification", "PagerDuty provider, resource slack_connection", "notificationType", [
      "responder",
      "stakeholder",
    ]),
    oneOf("pagerduty/slack-source", "PagerDuty provider, resource slack_connection", "sourceType", [
      "service_reference",
      "team_reference",
    ]),
    sized(
      "pagerduty/slack-configs",
      "PagerDuty provider, resource slack_connection: only the first is used",
      "configs",
      1,
      1,
    ),
    where("pagerduty/slack-events", "PagerDuty provider, resource slack_connection", "configs[].events", ({ value }) =>
      Array.isArray(value) && value.includes("incident.triggered") ? undefined : "must include incident.triggered",
    ),
  ],
  "pagerduty:index/webhookSubscription:WebhookSubscription": [
    oneOf("pagerduty/webhook-delivery", "PagerDuty provider, resource webhook_subscription", "deliveryMethods[].type", [
      "http_delivery_method",
    ]),
    oneOf("pagerduty/webhook-filter", "PagerDuty provider, resource webhook_subscription", "filters[].type", [
      "service_reference",
      "team_reference",
      "account_reference",
    ]),
  ],
  "pagerduty:index/automationActionsAction:AutomationActionsAction": [
    oneOf("pagerduty/action-type", automation, "actionType", ["process_automation", "script"]),
    oneOf("pagerduty/action-classification", automation, "actionClassification", ["diagnostic", "remediation"]),
    ...(
      [
        ["script", "script"],
        ["process_automation", "processAutomationJobId"],
      ] as const
    ).map(([type, name]) =>
      overall("pagerduty/action-data", `${automation}, ValidateConfig`, (inputs) =>
        inputs.actionType === type && at(inputs, `actionDataReference.${name}`).length === 0
          ? { property: `actionDataReference.${name}`, reason: `is required for an action of type ${type}` }
          : undefined,
      ),
    ),
  ],
  "pagerduty:index/businessServiceSubscriber:BusinessServiceSubscriber": [
    oneOf("pagerduty/subscriber-type", "PagerDuty provider, resource business_service_subscriber", "subscriberType", [
      "team",
      "user",
    ]),
  ],
  "pagerduty:index/serviceDependency:ServiceDependency": [
    "dependency.dependentServices[].type",
    "dependency.supportingServices[].type",
  ].map((path) =>
    oneOf(
      "pagerduty/dependency-type",
      "PagerDuty provider, resource service_dependency: *_reference is normalised, for ever",
      path,
      ["business_service", "service"],
    ),
  ),
};
