export { differences, type Difference } from "./differences";
export { serveLanguageHost } from "./languageHost";
export type { ProgramLocation } from "./program";
export { serveProvider, type ProviderBehaviour, type Refusal } from "./provider";
export { ConnectionCut, type Attached, type Disturbance, type ObservedCall, type Observer } from "./server";
export {
  concealAllLike,
  isObject,
  isSecret,
  isUnknown,
  reveal,
  revealAll,
  secret,
  unknown,
  type Properties,
  type Value,
} from "./values";
