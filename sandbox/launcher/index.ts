export { withLoopback } from "./environment";
export type { EngineResult } from "./engineProcess";
export { stateFile, type Program } from "./project";
export { holdSandbox, openSandbox, SandboxInUse, type RunOptions, type Sandbox, type SandboxOptions } from "./sandbox";
export type { StateResource } from "./state";
export { backupsOf, DamagedState, problemOf, restoreFrom, whole } from "./stateFile";
