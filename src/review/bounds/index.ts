export { assemblyBound, type AssemblyBound, type AudienceBound, type RoleBound } from "./assembly";
export { measure, serviceOf, type Bounds, type SeverityBound, type SignalBound } from "./bounds";
export { gaps, minuteOfWeek, offsetMinutes, onCall, wallClock, weekTime } from "./coverage";
export { detection, ratioOf, routing, type Span } from "./detection";
export { checkDetection, failoverBound, propagationSeconds, switchDetection, type FailoverBound } from "./failover";
export {
  contactDelay,
  contactsFor,
  reaches,
  soonest,
  steps,
  targetKey,
  targetName,
  type Reach,
  type Step,
} from "./ladder";
export { calls, mobilisationOf, workflowStart, type Call, type Mobilisation } from "./mobilisation";
export { recoveryPoints, type RecoveryPoint } from "./recoveryPoints";
export { runbookTimes, type RunbookBound } from "./runbooks";
export { bounds } from "./violations";
