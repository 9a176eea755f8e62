export { measure, seatsOf, serviceOf, type Bounds, type SeverityBound, type SignalBound } from "./bounds";
export { gaps, minuteOfWeek, offsetMinutes, onCall, weekTime } from "./coverage";
export { detection, ratioOf, routing, type Span } from "./detection";
export { checkDetection, failoverBound, propagationSeconds, switchDetection, type FailoverBound } from "./failover";
export { contactDelay, contactsFor, reaches, steps, targetKey, targetName, type Reach, type Step } from "./ladder";
export { recoveryPoints, type RecoveryPoint } from "./recoveryPoints";
export { bounds } from "./violations";
