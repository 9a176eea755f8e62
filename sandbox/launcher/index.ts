export type { EngineResult } from "./engineProcess";
export type { Program } from "./project";
export { openSandbox, SandboxInUse, type RunOptions, type Sandbox, type SandboxOptions } from "./sandbox";
export type { StateResource } from "./state";
