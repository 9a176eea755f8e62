export { bandPicture } from "./bands";
export { boundsTable } from "./boundsTable";
export { planDocument, planPictures } from "./document";
export { counted, duration, joined, markdownTable, textTable } from "./tables";
