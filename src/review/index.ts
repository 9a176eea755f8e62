export { bounds, measure, type Bounds } from "./bounds";
export { diff, diffLine, diffMarkdown, verdicts, type Difference, type Sentence, type Verdict } from "./diff";
export { graph, type Existing, type Graph } from "./graph";
export { loadResources, overlaid, readResources, ReviewError, shownSecret, type Resource } from "./resources";
export { boundsTable } from "./render";
export { deafMonitors, summarise } from "./summarise";
export { instantOf, scenarios, simulate, timeline, type Fault, type Scenario, type Simulation } from "./simulate";
export { planDocument } from "./render";
