export { Monitors } from "./monitors";
export { monitorRules, monitorSpecs, type MonitorSpecs } from "./specs";
