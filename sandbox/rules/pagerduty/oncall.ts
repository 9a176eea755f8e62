import { derived, type ResourceTable } from "../../behaviour";

/** Schedules, escalation policies, services and what is attached to them. */
export const oncall: ResourceTable = {
  "pagerduty:index/schedule:Schedule": {
    outputs: () => ({ finalSchedules: [] }),
  },
  "pagerduty:index/schedulev2:Schedulev2": {
    outputs: ({ id }) => ({ htmlUrl: `https://sandbox.pagerduty.com/schedules/${id}` }),
  },
  "pagerduty:index/escalationPolicy:EscalationPolicy": {
    outputs: () => ({ numLoops: 0 }),
  },
  "pagerduty:index/service:Service": {
    outputs: ({ id }) => ({
      acknowledgementTimeout: "1800",
      autoResolveTimeout: "14400",
      createdAt: "2025-12-01T00:00:00Z",
      htmlUrl: `https://sandbox.pagerduty.com/service-directory/${id}`,
      type: "service",
    }),
  },
  "pagerduty:index/serviceIntegration:ServiceIntegration": {
    outputs: ({ id }) => ({
      integrationKey: derived(`${id} key`, "hexadecimal", 32),
      htmlUrl: `https://sandbox.pagerduty.com/integrations/${id}`,
    }),
    replacedBy: ["emailFilters", "service", "type", "vendor"],
  },
  "pagerduty:index/alertGroupingSetting:AlertGroupingSetting": {},
  "pagerduty:index/serviceCustomField:ServiceCustomField": { replacedBy: ["dataType", "fieldType", "name"] },
  "pagerduty:index/serviceCustomFieldValue:ServiceCustomFieldValue": { replacedBy: ["serviceId"] },
};
