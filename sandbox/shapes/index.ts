export { checkShape } from "./check";
