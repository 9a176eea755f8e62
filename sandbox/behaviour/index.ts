export { derived, derivedUuid, textOf } from "./formats";
export { differencesOf } from "./order";
export { sdkShape, sdkVersion } from "./sdk";
export { standIn } from "./standIn";
export type { Birth, Facts, InvokeTable, PackageRules, ResourceRules, ResourceTable } from "./types";
