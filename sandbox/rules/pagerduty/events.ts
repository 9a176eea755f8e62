import { derived, derivedUuid, type ResourceTable } from "../../behaviour";

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
  "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal": {},
  "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter": {},
  "pagerduty:index/eventOrchestrationService:EventOrchestrationService": {},
  "pagerduty:index/eventOrchestrationUnrouted:EventOrchestrationUnrouted": {},
  "pagerduty:index/webhookSubscription:WebhookSubscription": {},
  "pagerduty:index/slackConnection:SlackConnection": {
    outputs: () => ({ sourceName: "", channelName: "" }),
  },
  "pagerduty:index/automationActionsRunner:AutomationActionsRunner": { secretOutputs: ["runbookApiKey"] },
};
