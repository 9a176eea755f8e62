export { Escalation, type SeverityService } from "./escalation";
export { escalationRules, escalationSpecs, pagerdutyServiceName, type EscalationSpecs } from "./specs";
