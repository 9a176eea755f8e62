export { Failover } from "./failover";
export { failoverRules } from "./rules";
export { failoverSpecs, type FailoverSpecs } from "./specs";
