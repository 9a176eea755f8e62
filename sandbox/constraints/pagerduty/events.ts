import { isObject } from "../../protocol";
import { at, isGiven, matching, oneOf, overall, said, sized, where, type ConstraintTable } from "../constraint";

const workflow = "PagerDuty provider, resource incident_workflow_trigger";
const automation = "PagerDuty provider, resource automation_actions_action";
const runner = "PagerDuty provider, resource automation_actions_runner";
const webhook = "PagerDuty provider, resource webhook_subscription";
const jira = "PagerDuty provider, resource jira_cloud_account_mapping_rule";
const dependency = "PagerDuty provider, resource service_dependency";

/** What the schema lets go, and the provider or the API does not. */
const required = (tag: string, source: string, name: string) =>
  overall(tag, source, (inputs) => (isGiven(inputs, name) ? undefined : { property: name, reason: "is required" }));

/** Workflows, webhooks, Slack, Jira, actions and custom fields. */
export const events: ConstraintTable = {
  "pagerduty:index/incidentWorkflow:IncidentWorkflow": [
    oneOf("pagerduty/workflow-enabled", "PagerDuty provider, resource incident_workflow", "isEnabled", [
      "true",
      "false",
    ]),
    ...["steps[].action", "steps[].inlineStepsInputs[].steps[].action"].map((path) =>
      matching(
        "pagerduty/workflow-action",
        "PagerDuty API, incident workflow actions",
        path,
        /^[\w.-]+:[\w-]+:[\w-]+:\d+$/,
        "a versioned action, such as pagerduty.com:incident-workflows:send-status-update:1",
      ),
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
      return restricted === team
        ? undefined
        : { property: "permissions.teamId", reason: "is required when restricted is true, and only then" };
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
    overall("pagerduty/field-default", "terraform-provider-pagerduty#908: must match field settings", (inputs) =>
      isGiven(inputs, "defaultValue") && ["boolean", "integer", "float"].includes(said(inputs.dataType ?? ""))
        ? { property: "defaultValue", reason: "is sent as text, which the API refuses for a boolean or a number" }
        : undefined,
    ),
  ],
  "pagerduty:index/incidentCustomFieldOption:IncidentCustomFieldOption": [
    oneOf("pagerduty/option-data-type", "PagerDuty provider, resource incident_custom_field_option", "dataType", [
      "string",
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
    oneOf("pagerduty/slack-urgency", "PagerDuty provider, resource slack_connection", "configs[].urgency", [
      "high",
      "low",
    ]),
  ],
  "pagerduty:index/webhookSubscription:WebhookSubscription": [
    oneOf("pagerduty/webhook-delivery", webhook, "deliveryMethods[].type", ["http_delivery_method"]),
    oneOf("pagerduty/webhook-filter", webhook, "filters[].type", [
      "service_reference",
      "team_reference",
      "account_reference",
    ]),
    where("pagerduty/webhook-subject", webhook, "filters[]", ({ value }) => {
      if (!isObject(value)) return undefined;
      return (value.type === "account_reference") === isGiven(value, "id")
        ? "id is required for a service or a team, and only for them"
        : undefined;
    }),
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
    ...["allowInvocationManually", "allowInvocationFromEventOrchestration"].map((name) =>
      oneOf("pagerduty/action-allowed", `${automation}: text, not booleans`, name, ["true", "false"]),
    ),
    required("pagerduty/action-description", automation, "description"),
  ],
  "pagerduty:index/automationActionsRunner:AutomationActionsRunner": [
    oneOf("pagerduty/runner-type", runner, "runnerType", ["runbook"]),
    ...["description", "runbookBaseUri", "runbookApiKey"].map((name) =>
      required("pagerduty/runner-given", runner, name),
    ),
  ],
  "pagerduty:index/jiraCloudAccountMappingRule:JiraCloudAccountMappingRule": [
    matching("pagerduty/jira-name", jira, "name", /^.{1,100}$/u, "1 to 100 characters"),
    oneOf("pagerduty/jira-field-type", jira, "config.jira.customFields[].type", ["attribute", "const", "jira_value"]),
    ...["acknowledged", "resolved"].map((name) =>
      where("pagerduty/jira-status", jira, `config.jira.statusMapping.${name}`, ({ value }) =>
        isObject(value) && isGiven(value, "id") === isGiven(value, "name")
          ? undefined
          : "id and name must be given together",
      ),
    ),
  ],
  "pagerduty:index/businessService:BusinessService": [
    oneOf("pagerduty/business-type", "PagerDuty provider, resource business_service", "type", ["business_service"]),
  ],
  "pagerduty:index/tagAssignment:TagAssignment": [
    oneOf("pagerduty/tagged-type", "PagerDuty provider, resource tag_assignment", "entityType", [
      "users",
      "teams",
      "escalation_policies",
    ]),
  ],
  "pagerduty:index/extension:Extension": [
    where("pagerduty/extension-config", "PagerDuty provider, resource extension", "config", ({ value }) => {
      try {
        JSON.parse(said(value));
        return undefined;
      } catch {
        return "is not valid JSON";
      }
    }),
  ],
  "pagerduty:index/businessServiceSubscriber:BusinessServiceSubscriber": [
    oneOf("pagerduty/subscriber-type", "PagerDuty provider, resource business_service_subscriber", "subscriberType", [
      "team",
      "user",
    ]),
  ],
  "pagerduty:index/serviceDependency:ServiceDependency": ["dependentServices", "supportingServices"].flatMap((name) => [
    oneOf(
      "pagerduty/dependency-type",
      `${dependency}: *_reference is normalised, for ever`,
      `dependency.${name}[].type`,
      ["business_service", "service"],
    ),
    sized("pagerduty/dependency-pair", `${dependency}: one depends on one`, `dependency.${name}`, 1, 1),
  ]),
};
