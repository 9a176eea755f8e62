export { boundsTable } from "./boundsTable";
export { planDocument } from "./document";
export { counted, duration, joined, markdownTable, textTable } from "./tables";
