import { catalogueRules } from "./catalogue";
import { messageRules } from "./messages";
import { relationRules } from "./relations";
import { shapeRules } from "./shapes";
import { trafficRules } from "./traffic";
import { wholeRules } from "./whole";
import type { MonitorRule } from "./subject";
import { thresholdRules } from "./thresholds";

/** The rules that the signals and everything rendered from them must meet. */
export const monitorRules: readonly MonitorRule[] = [
  ...catalogueRules,
  ...relationRules,
  ...thresholdRules,
  ...shapeRules,
  ...messageRules,
  ...trafficRules,
  ...wholeRules,
];
