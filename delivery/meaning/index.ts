export { deafIn, meaningBetween, meaningOf, provenBounds, type Meaning } from "./meaning";
export { folded, plain, renderMeaning } from "./render";
