export { neverDestroy } from "./common";
export { chaosTag, disrupt, exercise } from "./drills";
export { changeKeys, makeKeys } from "./keys";
export { backUp, page, replicate, runPlan } from "./machines";
export { approve, investigate, startButtons, startRunbooks } from "./people";
export { execute, recordEnds, recordRun, throwSwitch } from "./runbooks";
