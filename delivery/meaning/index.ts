export type { Effect } from "./judgements";
export { changesBetween, weakens, type Change } from "./meaning";
export { folded, plain, renderChanges } from "./render";
export { provenBounds, reviewed } from "./review";
