export { graph, type Existing } from "./graph";
export { compare } from "./lookup";
export type * from "./types";
