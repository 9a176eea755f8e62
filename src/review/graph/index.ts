export { graph, type Existing } from "./graph";
export { compare } from "./lookup";
export { severityIn } from "./paging";
export type * from "./types";
