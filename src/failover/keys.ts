import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { regionRoles, type RegionRole } from "../plan";
import { aliasName, prefix } from "./names";
import { asJson } from "../iam";
import type { FailoverSpecs, KeySpec } from "./specs";

/** What keys are made from, and the name that their names begin with. */
export interface KeysArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "keys" | "regions">;
  /** Where each region tells that a key was used by somebody else. */
  readonly topics: Readonly<Record<RegionRole, pulumi.Input<string>>>;
  /** Policies name roles, and KMS refuses names of roles that are not there. */
  readonly roles: readonly pulumi.Resource[];
}

/** The issuer's signing keys, the same in both regions, each used by an alias that can point at a fresh key. */
export class Keys extends pulumi.ComponentResource {
  readonly keyArns: readonly pulumi.Output<string>[];

  constructor(component: string, { name, specs, topics, roles }: KeysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Keys", component, {}, opts);
    this.keyArns = specs.keys.map((spec) => this.#createKey(`${name}-${spec.key}`, spec, specs.regions, roles));
    const [first] = specs.keys;
    if (first !== undefined)
      for (const role of regionRoles)
        this.#watchUse(`${name}-${role}`, specs.regions[role], first.issuerRole, topics[role]);
    this.registerOutputs({});
  }

  #createKey(name: string, spec: KeySpec, regions: KeysArgs["specs"]["regions"], roles: readonly pulumi.Resource[]) {
    const kept = { parent: this, protect: true, retainOnDelete: true, dependsOn: [...roles] };
    const common = {
      description: spec.description,
      deletionWindowInDays: spec.deletionWindowDays,
      policy: asJson(spec.policy),
    };
    const key = new aws.kms.Key(
      `${name}-key`,
      {
        ...common,
        region: regions.primary,
        multiRegion: true,
        keyUsage: "SIGN_VERIFY",
        customerMasterKeySpec: spec.spec,
        enableKeyRotation: false,
      },
      kept,
    );
    const replica = new aws.kms.ReplicaKey(
      `${name}-key-replica`,
      { ...common, region: regions.standby, primaryKeyArn: key.arn },
      // A replica that was promoted while the primary was down must not be put back by an `up`.
      { ...kept, ignoreChanges: ["primaryKeyArn"] },
    );
    const targets = { primary: key.keyId, standby: replica.keyId };
    for (const role of regionRoles)
      new aws.kms.Alias(
        `${name}-${role}-alias`,
        { name: aliasName(spec.key), region: regions[role], targetKeyId: targets[role] },
        // The runbook points the alias at a fresh key; an `up` must not point it back at the one that leaked.
        { parent: this, protect: true, ignoreChanges: ["targetKeyId"] },
      );
    return key.arn;
  }

  /** Tells when anybody but the issuer signs, in the region where it happens. */
  #watchUse(name: string, region: string, issuerRole: string, topic: pulumi.Input<string>): void {
    const rule = new aws.cloudwatch.EventRule(
      `${name}-foreign-signature`,
      {
        name: `${prefix}-foreign-signature`,
        description: "A signing key was used outside of the issuer's role.",
        region,
        // Sign only reads, and CloudTrail passes reads on to rules of this state alone.
        state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
        eventPattern: JSON.stringify({
          source: ["aws.kms"],
          "detail-type": ["AWS API Call via CloudTrail"],
          detail: {
            eventName: ["Sign"],
            userIdentity: { sessionContext: { sessionIssuer: { arn: [{ "anything-but": [issuerRole] }] } } },
          },
        }),
      },
      { parent: this },
    );
    new aws.cloudwatch.EventTarget(
      `${name}-foreign-signature-target`,
      { targetId: "readiness", rule: rule.name, region, arn: topic },
      { parent: this },
    );
  }
}
