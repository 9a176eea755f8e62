export * from "./containment";
export * from "./investigation";
export * from "./phases";
export * from "./postMortem";
export * from "./resolution";
export * from "./triage";
