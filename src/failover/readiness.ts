import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { regionRoles, type RegionRole } from "../plan";
import { topicName, type Names } from "./names";
import type { FailoverSpecs } from "./specs";

/** What readiness is made from, and the name that its children's names begin with. */
export interface ReadinessArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "names">;
  /** Integration key of the P2 service; a secret. */
  readonly p2Key: pulumi.Input<string>;
  /** Where PagerDuty takes events, without a slash at the end. */
  readonly eventsUrl: string;
}

/** Where approvals and reminders are told, in each region; they open P2 incidents. */
export class Readiness extends pulumi.ComponentResource {
  constructor(component: string, args: ReadinessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Readiness", component, {}, opts);
    const { name, specs } = args;
    for (const role of regionRoles) this.#createTopic(`${name}-${role}`, specs.names, role, args);
    this.registerOutputs({});
  }

  #createTopic(name: string, names: Names, role: RegionRole, { p2Key, eventsUrl }: ReadinessArgs): void {
    const region = names.regions[role];
    const topic = new aws.sns.Topic(
      `${name}-readiness`,
      // Who publishes is of this account, by a role's right; EventBridge and CloudWatch send nothing here.
      { name: topicName, region },
      { parent: this },
    );
    new aws.sns.TopicSubscription(
      `${name}-pagerduty`,
      {
        topic: topic.arn,
        region,
        protocol: "https",
        // The address holds the key, so it is as secret as the key.
        endpoint: pulumi.secret(pulumi.interpolate`${eventsUrl}/integration/${p2Key}/enqueue`),
        endpointAutoConfirms: true,
      },
      { parent: this },
    );
  }
}
