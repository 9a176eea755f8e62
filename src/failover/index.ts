export { Failover } from "./failover";
export { failoverRules, failoverSpecs, type FailoverSpecs } from "./specs";
