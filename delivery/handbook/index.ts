export { publishPages, type Space } from "./confluence";
export { fill, placesIn, type Place } from "./hosting";
