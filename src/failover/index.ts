export { Failover } from "./failover";
export { failoverRules } from "./rules";
export { failoverSpecs, type AlarmSpec, type FailoverSpecs } from "./specs";
