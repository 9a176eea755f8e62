import { awsRules } from "./aws";
import type { DeclaredRule } from "./declared";
import { escalationRules } from "./escalation";
import { failoverRules } from "./failover";
import { leftoverPolicies } from "./leftovers";
import { monitorRules } from "./monitors";
import { protectionRules } from "./protection";

export { planSettings, type Declaration, type Declared, type DeclaredRule, type Settings } from "./declared";

/** Every rule over declared resources: what the policy pack enforces. */
export const declaredRules: readonly DeclaredRule[] = [
  ...escalationRules,
  ...monitorRules,
  ...awsRules,
  ...failoverRules,
  ...protectionRules,
  ...leftoverPolicies,
];
