import { coverageRules } from "./coverage";
import { ladderRules } from "./ladders";
import { peopleRules } from "./people";
import { routingRules } from "./routing";
import type { EscalationRule } from "./subject";

/** The rules that escalation specs must meet. That no type at its end of life is declared, the policy pack enforces. */
export const escalationRules: readonly EscalationRule[] = [
  ...coverageRules,
  ...ladderRules,
  ...peopleRules,
  ...routingRules,
];
