import { overall, type ConstraintTable } from "../constraint";

const endOfLife = (instead: string, source: string) => [
  overall("pagerduty/end-of-life", source, () => ({
    property: "",
    reason: `this type has reached its end of life; use ${instead}`,
  })),
];
const eventRules = endOfLife("EventOrchestration", "PagerDuty: Event Rules end of life, 31 January 2025");

/** Types that the SDK still has and PagerDuty no longer serves. */
export const deprecated: ConstraintTable = {
  "pagerduty:index/ruleset:Ruleset": eventRules,
  "pagerduty:index/rulesetRule:RulesetRule": eventRules,
  "pagerduty:index/eventRule:EventRule": eventRules,
  "pagerduty:index/serviceEventRule:ServiceEventRule": eventRules,
  "pagerduty:index/responsePlay:ResponsePlay": endOfLife(
    "IncidentWorkflow",
    "PagerDuty: Response Plays end of life, June 2024",
  ),
};
