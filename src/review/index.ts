export { bounds, measure, type Bounds } from "./bounds";
export { graph, type Existing, type Graph } from "./graph";
export { loadResources, readResources, ReviewError, type Resource } from "./resources";
export { summarise } from "./summarise";
