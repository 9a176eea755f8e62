export { asking, decide, type Decision } from "./decide";
export type { Deed, Effect, PageState } from "./effect";
export { event, later, minutesBetween, toSecond, type Happening, type IncidentEvent } from "./event";
export { opened, type IncidentRecord } from "./record";
export { actionItems } from "./rules/actions";
export { breachAt, timeIn } from "./rules/breach";
export { statusesOf } from "./rules/customers";
export { viewOf, type View } from "./view";
export { deedText } from "./words";
