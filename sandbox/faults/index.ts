export { disturb } from "./disturb";
export { injector, type Call, type Outcome } from "./injector";
export { readFaultPlan, type FaultPlan } from "./plan";
