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
export { parseQuery, type ParsedQuery } from "./queries";
export { monitorRules } from "./rules";
export { telemetryDocument } from "./telemetry";
export { allSignals, monitorSpecs, type MonitorSpecs } from "./specs";
