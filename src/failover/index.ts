export { Failover } from "./failover";
export { namesIn, roleArn } from "./names";
export { failoverRules } from "./rules";
export { failoverSpecs, type AlarmSpec, type FailoverSpecs } from "./specs";
