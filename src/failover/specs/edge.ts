import type { Environment } from "../../environment";
import type { Plan, RateLimit, RegionRole } from "../../plan";

/** A rule of the firewall, in the order in which it is tried. */
export interface FirewallRuleSpec {
  readonly key: string;
  readonly does:
    | { readonly kind: "block-listed" }
    | { readonly kind: "limit-rate"; readonly limit: RateLimit; readonly onlyWhenStrict: boolean }
    | { readonly kind: "limit-body"; readonly digits: number }
    | { readonly kind: "managed"; readonly group: string; readonly counts: Counted };
}

/** The rules of a managed group that count what they match, and let it pass: by their names, or all of them. */
export type Counted = "all" | readonly string[];

/** The firewall before each region's load balancers. */
export interface EdgeSpec {
  readonly rules: readonly FirewallRuleSpec[];
  readonly logDays: number;
  readonly loadBalancers: Readonly<Record<RegionRole, readonly string[]>>;
  readonly shield: boolean;
}

/** Draws up the firewall: the same in both regions, since the standby takes the attack along with the traffic. */
export function edgeSpec(plan: Plan, { failover, features }: Environment): EdgeSpec {
  const { normal, strict } = plan.rateLimits;
  const managed = (key: string, group: string, counts: Counted = []): FirewallRuleSpec => ({
    key,
    does: { kind: "managed", group, counts },
  });
  return {
    rules: [
      { key: "blocked-addresses", does: { kind: "block-listed" } },
      { key: "rate-strict", does: { kind: "limit-rate", limit: strict, onlyWhenStrict: true } },
      { key: "rate-normal", does: { kind: "limit-rate", limit: normal, onlyWhenStrict: false } },
      { key: "oversized", does: { kind: "limit-body", digits: plan.bodyLimit.digits } },
      managed("reputation", "AWSManagedRulesAmazonIpReputationList"),
      // A proof may be longer than the 8 KB that this group takes for the longest honest body.
      managed("common", "AWSManagedRulesCommonRuleSet", ["SizeRestrictions_BODY"]),
      managed("bad-inputs", "AWSManagedRulesKnownBadInputsRuleSet"),
      // Clients of an API are programs themselves: this group labels them and counts, and blocks nobody.
      managed("bots", "AWSManagedRulesBotControlRuleSet", "all"),
    ],
    logDays: 90,
    loadBalancers: failover.loadBalancers,
    shield: features.shield,
  };
}
