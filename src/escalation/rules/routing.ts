import type { OrchestrationRuleSpec } from "../specs";
import type { EscalationRule, Found } from "./subject";

/** Fields that the event which opens an alert and the one which closes it have in common. */
const shared = ["event.class", "event.component", "event.dedup_key", "event.group"];
/** Of these only a part is shared, which a variable finds. */
const sharedInPart = ["event.custom_details.subject"];

const dedupNotShared: EscalationRule = {
  tag: "routing/dedup-not-shared",
  source: "PagerDuty Events API: a resolve event closes the alert with its dedup_key; summaries say FIRING or RESOLVED",
  check: ({ escalation: { orchestration } }) =>
    [...orchestration.sets, ...orchestration.services.flatMap(({ sets }) => sets)]
      .flatMap(({ id, rules }) => rules.map((rule) => ({ path: `escalation.orchestration.${id}`, rule })))
      .flatMap(({ path, rule }) => unshared(rule).map((field) => ({ path, rule, field })))
      .map(({ path, rule, field }): Found => ({
        path,
        problem: `the rule "${rule.label}" puts ${field} into the deduplication key, which the event that closes the alert does not share`,
        remedy: `use ${shared.join(", ")}, or a variable over ${sharedInPart.join(", ")}; or leave the key that the tool gives`,
      })),
};

/** What a rule's deduplication key is made from that only one of the two events has. */
function unshared({ sets = [], variables = [] }: OrchestrationRuleSpec): readonly string[] {
  return sets
    .filter(({ target }) => target === "event.dedup_key")
    .flatMap((it) => {
      if ("source" in it) return sharedInPart.includes(it.source) || shared.includes(it.source) ? [] : [it.source];
      return [...it.template.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].flatMap(([, field = ""]) => {
        const variable = variables.find(({ name }) => field === `variables.${name}`);
        if (variable === undefined) return shared.includes(field) ? [] : [field];
        return [...shared, ...sharedInPart].includes(variable.path) ? [] : [variable.path];
      });
    });
}

/** What the way of events must meet. */
export const routingRules: readonly EscalationRule[] = [dedupNotShared];
