export { checkShape } from "./check";
export { bindingsBelow, findShape } from "./library";
export { pluginInputs, pluginVersion } from "./plugin";
