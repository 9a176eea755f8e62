export { Escalation } from "./escalation";
export type { SeverityService } from "./ladders";
export type { IdOf } from "./ids";
export { escalationRules } from "./rules";
export {
  configKeyIn,
  escalationSpecs,
  eventSeverity,
  pagerdutyServiceName,
  watchedServices,
  type EscalationSpecs,
} from "./specs";
