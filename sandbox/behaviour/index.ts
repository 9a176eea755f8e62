export { derived, derivedUuid, textOf } from "./formats";
export { isNeverRead } from "./neverRead";
export { differencesOf, topLevel } from "./order";
export { sdkShape, sdkVersion } from "./sdk";
export { standIn } from "./standIn";
export type { Birth, Facts, InvokeTable, PackageRules, ResourceRules, ResourceTable } from "./types";
