export type { Event } from "./event";
export { comparisonTable, outcomeOf, outcomesTable, type ScenarioOutcome } from "./outcome";
export { readScenarios } from "./scenarioFile";
export { scenarios, type Fault, type Scenario } from "./scenarios";
export { instantOf, simulate, type Options, type Simulation } from "./simulate";
export { staged } from "./stage";
export { moments, timeline, type Moment } from "./timeline";
export { assemble, usualCourse, type Assembly, type Course, type Modifiers } from "./team";
