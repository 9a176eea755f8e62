export { productionEngine, sandboxCommand, sandboxEngine, type Engine } from "./engine";
export { explain } from "./explain";
export {
  nameOf,
  preview,
  previewRefresh,
  stateOf,
  unexpectedChanges,
  withChangedSecrets,
  type Preview,
  type Resource,
  type Step,
} from "./preview";
