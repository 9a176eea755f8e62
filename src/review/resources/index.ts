export { loadResources, readResources, ReviewError, type LoadOptions } from "./load";
export { overlaid } from "./overlay";
export {
  hidden,
  isDeclared,
  isHidden,
  isManaged,
  list,
  nameOf,
  number,
  projectOf,
  property,
  record,
  scalar,
  shownSecret,
  text,
  texts,
  unknownValue,
  type Resource,
} from "./resource";
export { canonical } from "./sets";
