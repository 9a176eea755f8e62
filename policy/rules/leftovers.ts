import { leftovers } from "../../src/environment";
import type { DeclaredRule } from "./declared";

/** Route 53 asks from regions of its own choice, whichever the stack's are. */
const withoutCheckers = (type: string, props: Readonly<Record<string, unknown>>) =>
  type.startsWith("aws:route53/healthCheck:") ? { ...props, regions: [] } : props;

/** Rules over what a copied stack may still say. */
export const leftoverPolicies: readonly DeclaredRule[] = [
  {
    tag: "environment/leftover",
    description: "Nothing names an account, a region or a domain that is not the stack's own.",
    source: "the plan names people and places of one company; a stack is of one company, account and pair of regions",
    scope: "resource",
    level: "mandatory",
    check: ({ resources, settings: { own } }) => {
      if (own === undefined) return [];
      return resources.flatMap(({ type, name, props }) =>
        leftovers(withoutCheckers(type, props), own, name).map(({ path, found }) => ({
          path,
          problem: `names ${found}, which is not this stack's`,
          remedy: "take it from the stack's config, or add a domain of the company's own to company.domains",
        })),
      );
    },
  },
];
