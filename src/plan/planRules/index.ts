import { bandRules } from "./bands";
import { controlRules } from "./controls";
import { escalationMatrixRules } from "./escalation";
import { mobilisationRules } from "./mobilisation";
import { recordRules } from "./records";
import { severityRules } from "./severities";
import type { PlanRule } from "./planRule";

/** The rules that the plan itself must meet, whatever the environment. */
export const planRules: readonly PlanRule[] = [
  ...escalationMatrixRules,
  ...mobilisationRules,
  ...severityRules,
  ...bandRules,
  ...recordRules,
  ...controlRules,
];
