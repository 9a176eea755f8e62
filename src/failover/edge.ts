import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { regionRoles, type RegionRole } from "../plan";
import { ipSetNames, prefix } from "./names";
import type { FailoverSpecs, FirewallRuleSpec } from "./specs";

/** What the edge is made from, and the name that its children's names begin with. */
export interface EdgeArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "edge" | "names">;
}

interface Lists {
  readonly blocked: aws.wafv2.IpSet;
  readonly strict: aws.wafv2.IpSet;
}

/** The firewall before each region's load balancers. */
export class Edge extends pulumi.ComponentResource {
  /** The address list that the DDoS runbook fills, by region. */
  readonly strictSetId: Readonly<Record<RegionRole, pulumi.Output<string>>>;

  constructor(component: string, { name, specs }: EdgeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Edge", component, {}, opts);
    this.strictSetId = Object.fromEntries(
      regionRoles.map((role) => [role, this.#createFirewall(`${name}-${role}`, role, specs).id]),
    ) as Record<RegionRole, pulumi.Output<string>>;
    this.registerOutputs({});
  }

  #createFirewall(name: string, role: RegionRole, { edge, names }: EdgeArgs["specs"]): aws.wafv2.IpSet {
    const region = names.regions[role];
    const lists = {
      blocked: this.#createList(name, "blocked", region),
      strict: this.#createList(name, "strict", region),
    };
    const firewall = new aws.wafv2.WebAcl(
      `${name}-firewall`,
      {
        name: prefix,
        description: "Everything is allowed that no rule blocks.",
        region,
        scope: "REGIONAL",
        defaultAction: { allow: {} },
        visibilityConfig: visibility(prefix),
      },
      { parent: this },
    );
    for (const [priority, rule] of edge.rules.entries())
      this.#createRule(name, region, firewall.arn, rule, priority, lists);
    this.#createLog(name, region, firewall.arn, edge.logDays);
    for (const [index, resourceArn] of edge.loadBalancers[role].entries()) {
      new aws.wafv2.WebAclAssociation(
        `${name}-firewall-${index + 1}`,
        { resourceArn, webAclArn: firewall.arn, region },
        { parent: this },
      );
      if (edge.shield)
        new aws.shield.Protection(
          `${name}-shield-${index + 1}`,
          { name: `${prefix}-${role}-${index + 1}`, resourceArn },
          { parent: this },
        );
    }
    return lists.strict;
  }

  #createList(name: string, list: keyof typeof ipSetNames, region: string): aws.wafv2.IpSet {
    return new aws.wafv2.IpSet(
      `${name}-${list}`,
      {
        name: ipSetNames[list],
        description: list === "blocked" ? "Addresses that are blocked." : "Whom the strict rate limit applies to.",
        region,
        scope: "REGIONAL",
        ipAddressVersion: "IPV4",
        addresses: [],
      },
      { parent: this },
    );
  }

  #createRule(
    name: string,
    region: string,
    webAclArn: pulumi.Output<string>,
    { key, does }: FirewallRuleSpec,
    priority: number,
    lists: Lists,
  ): void {
    const common = { name: key, region, webAclArn, priority, visibilityConfig: visibility(`${prefix}-${key}`) };
    const args: aws.wafv2.WebAclRuleArgs =
      does.kind === "managed"
        ? {
            ...common,
            overrideAction: { none: {} },
            statement: { managedRuleGroupStatement: { vendorName: "AWS", name: does.group } },
          }
        : { ...common, action: { block: {} }, statement: statement(does, lists) };
    new aws.wafv2.WebAclRule(`${name}-${key}`, args, { parent: this });
  }

  #createLog(name: string, region: string, webAclArn: pulumi.Output<string>, days: number): void {
    const log = new aws.cloudwatch.LogGroup(
      `${name}-firewall-log`,
      // WAF writes only to destinations whose name begins so.
      { name: `aws-waf-logs-${prefix}`, region, retentionInDays: days },
      { parent: this },
    );
    new aws.wafv2.WebAclLoggingConfiguration(
      `${name}-firewall-logging`,
      { resourceArn: webAclArn, region, logDestinationConfigs: [log.arn] },
      { parent: this },
    );
  }
}

function statement(
  does: Exclude<FirewallRuleSpec["does"], { kind: "managed" }>,
  { blocked, strict }: Lists,
): aws.types.input.wafv2.WebAclRuleStatement {
  if (does.kind === "block-listed") return { ipSetReferenceStatement: { arn: blocked.arn } };
  return {
    rateBasedStatement: {
      aggregateKeyType: "IP",
      limit: does.limit.requests,
      evaluationWindowSec: does.limit.windowSeconds,
      ...(does.onlyWhenStrict && { scopeDownStatement: { ipSetReferenceStatement: { arn: strict.arn } } }),
    },
  };
}

const visibility = (metricName: string) => ({
  metricName,
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});
