export { Failover } from "./failover";
export { namesIn } from "./names";
export { failoverRules } from "./rules";
export { failoverSpecs, type AlarmSpec, type FailoverSpecs } from "./specs";
