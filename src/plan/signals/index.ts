export { bandSignals } from "./bands";
export * from "./catalogue";
export * from "./drillMutes";
export * from "./errorRate";
export * from "./facts";
export * from "./metrics";
export * from "./objectives";
export * from "./probes";
export * from "./signal";
