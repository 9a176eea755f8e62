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

/** Address lists, by what they are for: one of each kind of address. */
type Lists = Readonly<Record<keyof typeof ipSetNames, readonly aws.wafv2.IpSet[]>>;

/** The firewall before each region's load balancers. */
export class Edge extends pulumi.ComponentResource {
  constructor(component: string, { name, specs }: EdgeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Edge", component, {}, opts);
    for (const role of regionRoles) this.#createFirewall(`${name}-${role}`, role, specs);
    this.registerOutputs({});
  }

  #createFirewall(name: string, role: RegionRole, { edge, names }: EdgeArgs["specs"]): void {
    const region = names.regions[role];
    const lists = {
      blocked: this.#createLists(name, "blocked", region),
      strict: this.#createLists(name, "strict", region),
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
  }

  #createLists(name: string, list: keyof typeof ipSetNames, region: string): aws.wafv2.IpSet[] {
    return Object.entries(ipSetNames[list]).map(
      ([version, listName]) =>
        new aws.wafv2.IpSet(
          `${name}-${list}${version === "IPV4" ? "" : "-v6"}`,
          {
            name: listName,
            description: list === "blocked" ? "Addresses that are blocked." : "Whom the strict rate limit applies to.",
            region,
            scope: "REGIONAL",
            ipAddressVersion: version,
            addresses: [],
          },
          { parent: this },
        ),
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
            overrideAction: does.counts === "all" ? { count: {} } : { none: {} },
            statement: {
              managedRuleGroupStatement: {
                vendorName: "AWS",
                name: does.group,
                ...(does.counts !== "all" && {
                  ruleActionOverrides: does.counts.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
                }),
              },
            },
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
  if (does.kind === "block-listed") return listed(blocked);
  if (does.kind === "limit-body")
    return {
      regexMatchStatement: {
        fieldToMatch: { singleHeader: { name: "content-length" } },
        regexString: `^\\d{${does.digits + 1},}$`,
        textTransformations: [{ priority: 0, type: "NONE" }],
      },
    };
  return {
    rateBasedStatement: {
      aggregateKeyType: "IP",
      limit: does.limit.requests,
      evaluationWindowSec: does.limit.windowSeconds,
      ...(does.onlyWhenStrict && { scopeDownStatement: listed(strict) }),
    },
  };
}

/** On one of the lists: an address is of one kind or the other. */
const listed = (lists: readonly aws.wafv2.IpSet[]) => ({
  orStatement: { statements: lists.map(({ arn }) => ({ ipSetReferenceStatement: { arn } })) },
});

const visibility = (metricName: string) => ({
  metricName,
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});
