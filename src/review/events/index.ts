export { holds, readCondition, textsOf, valueAt, type Condition } from "./conditions";
export {
  processed,
  takes,
  type EventData,
  type Extraction,
  type Processed,
  type Rule,
  type RuleActions,
  type RuleSets,
} from "./orchestrate";
