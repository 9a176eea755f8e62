import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { regionRoles, type RegionRole } from "../plan";
import { prefix } from "./names";
import { pagerdutyDestination } from "./pagerdutyDestination";
import type { FailoverSpecs } from "./specs";

/** What the pager is made from, and the name that its children's names begin with. */
export interface PagerArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "alerts" | "alertTests" | "names" | "eventsUrl">;
  /** The key with which AWS sends events to the orchestration; a secret. */
  readonly routingKey: pulumi.Input<string>;
  readonly roles: readonly pulumi.Resource[];
}

/** The way from the cloud's events to PagerDuty, in each region by itself: no code of ours, no other vendor in between. */
export class Pager extends pulumi.ComponentResource {
  constructor(component: string, args: PagerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Pager", component, {}, opts);
    const { name, specs, roles } = args;
    const { names } = specs;
    const destinations = Object.fromEntries(
      regionRoles.map((role) => [
        role,
        pagerdutyDestination(this, `${name}-${role}-pagerduty`, {
          title: `${prefix}-pagerduty`,
          description: "The key of PagerDuty's orchestration for events of AWS.",
          region: names.regions[role],
          eventsUrl: specs.eventsUrl,
          key: args.routingKey,
        }),
      ]),
    ) as Record<RegionRole, aws.cloudwatch.EventApiDestination>;
    for (const alert of [...specs.alerts, ...specs.alertTests]) {
      const { key, role, name: ruleName, description, template, tags } = alert;
      const region = names.regions[role];
      const rule = new aws.cloudwatch.EventRule(
        `${name}-${role}-${key}-alert`,
        {
          name: ruleName,
          description,
          region,
          ...("schedule" in alert
            ? { scheduleExpression: alert.schedule }
            : {
                // Some calls, Sign among them, only read, and CloudTrail passes reads on to rules of this state alone.
                state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
                eventPattern: JSON.stringify(alert.pattern),
              }),
          tags: { ...tags },
        },
        { parent: this },
      );
      new aws.cloudwatch.EventTarget(
        `${name}-${role}-${key}-alert-target`,
        {
          targetId: "pagerduty",
          rule: rule.name,
          region,
          arn: destinations[role].arn,
          roleArn: names.roleArn("pager"),
          inputTransformer: { inputPaths: { ...template.paths }, inputTemplate: template.text },
        },
        { parent: this, dependsOn: [...roles] },
      );
    }
    this.registerOutputs({});
  }
}
