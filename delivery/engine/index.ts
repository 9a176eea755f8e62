export { productionEngine, sandboxCommand, sandboxEngine, type Engine } from "./engine";
export { explain } from "./explain";
export {
  nameOf,
  preview,
  previewRefresh,
  stateOf,
  unexpectedChanges,
  type Preview,
  type Resource,
  type Step,
} from "./preview";
