export { add, remove } from "./byHand";
export { calls } from "./calls";
export { drift } from "./drift";
export type { Context } from "./context";
export { listOrphans } from "./orphans";
export { destroy, preview, pulumi, up } from "./engine";
export { runbook, type RunbookOptions } from "./runbook";
export { status } from "./status";
export { tamper } from "./tamper";
