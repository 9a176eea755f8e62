export { loadResources, readResources, ReviewError, type LoadOptions } from "./load";
export {
  isManaged,
  list,
  nameOf,
  number,
  projectOf,
  property,
  record,
  text,
  texts,
  unknownValue,
  type Resource,
} from "./resource";
export { canonical } from "./sets";
