export {
  compositeDetectionTime,
  detectionTime,
  evaluationEverySeconds,
  probeDetectionTime,
  type DeclaredMonitor,
  type DeclaredProbe,
  type DetectionTime,
} from "./detection";
export { Monitors } from "./monitors";
export { parseQuery, renderSearch, type ParsedQuery } from "./queries";
export { monitorRules } from "./rules";
export { monitorSpecs, type MonitorSpecs } from "./specs";
export { scopeOf } from "./specs/text";
