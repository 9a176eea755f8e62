export { Escalation } from "./escalation";
export type { SeverityService } from "./ladders";
export { escalationRules } from "./rules";
export { configKeyIn, escalationSpecs, eventSeverity, pagerdutyServiceName, type EscalationSpecs } from "./specs";
