export { checkShape } from "./check";
export { bindingsBelow, findShape } from "./library";
