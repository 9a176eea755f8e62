export { weakerLabel } from "./approval";
export { compare, provisionCheckout, type Provision } from "./compare";
export { handbookDirectory } from "./handbook";
export { handoverFile, readHandover, type Handover } from "./handover";
export { judge } from "./judge";
export { jobs, workflow } from "./run";
export { setStatus } from "./status";
export { readEvent, subjectOf, type RunEvent, type Subject } from "./subject";
