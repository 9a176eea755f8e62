import { derived, derivedUuid, textOf, type ResourceRules, type ResourceTable } from "../../behaviour";

/** Rules have no id of their own: they are their orchestration's, or their service's. */
const rulesOf = (owner: string): ResourceRules => ({
  id: ({ inputs, seed }) => textOf(inputs[owner]) || derivedUuid(seed),
});

/** Event routing, workflows and the channels out of PagerDuty. */
export const events: ResourceTable = {
  "pagerduty:index/eventOrchestration:EventOrchestration": {
    id: ({ seed }) => derivedUuid(seed),
    outputs: ({ id }) => ({
      routes: 0,
      integrations: [
        {
          id: derivedUuid(`${id} integration`),
          label: "Default Integration",
          parameters: [{ type: "global", routingKey: `R${derived(`${id} key`, "upper", 31)}` }],
        },
      ],
    }),
  },
  "pagerduty:index/eventOrchestrationIntegration:EventOrchestrationIntegration": {
    id: ({ seed }) => derivedUuid(seed),
    outputs: ({ id }) => ({ parameters: [{ type: "global", routingKey: `R${derived(`${id} key`, "upper", 31)}` }] }),
  },
  "pagerduty:index/incidentWorkflow:IncidentWorkflow": { id: ({ seed }) => derivedUuid(seed) },
  "pagerduty:index/incidentWorkflowTrigger:IncidentWorkflowTrigger": { id: ({ seed }) => derivedUuid(seed) },
  "pagerduty:index/incidentCustomField:IncidentCustomField": {},
  "pagerduty:index/incidentCustomFieldOption:IncidentCustomFieldOption": {},
  "pagerduty:index/incidentType:IncidentType": {},
  "pagerduty:index/incidentTypeCustomField:IncidentTypeCustomField": {},
  "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal": rulesOf("eventOrchestration"),
  "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter": rulesOf("eventOrchestration"),
  "pagerduty:index/eventOrchestrationService:EventOrchestrationService": rulesOf("service"),
  "pagerduty:index/eventOrchestrationServiceCacheVariable:EventOrchestrationServiceCacheVariable": {
    id: ({ seed }) => derivedUuid(seed),
  },
  "pagerduty:index/eventOrchestrationUnrouted:EventOrchestrationUnrouted": rulesOf("eventOrchestration"),
  "pagerduty:index/webhookSubscription:WebhookSubscription": {},
  "pagerduty:index/slackConnection:SlackConnection": {
    outputs: () => ({ sourceName: "", channelName: "" }),
  },
  "pagerduty:index/jiraCloudAccountMappingRule:JiraCloudAccountMappingRule": {
    id: ({ inputs, seed }) => `${textOf(inputs.accountMapping)}:${derived(seed, "upper", 7)}`,
  },
  "pagerduty:index/automationActionsRunner:AutomationActionsRunner": { secretOutputs: ["runbookApiKey"] },
  "pagerduty:index/extension:Extension": { secretOutputs: ["endpointUrl"] },
  "pagerduty:index/extensionServiceNow:ExtensionServiceNow": { secretOutputs: ["endpointUrl", "snowPassword"] },
};
