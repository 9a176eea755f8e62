import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { asJson } from "../iam";
import { regionRoles } from "../plan";
import { aliasName, signingKeyTag } from "./names";
import type { FailoverSpecs, KeySpec } from "./specs";

/** What keys are made from, and the name that their names begin with. */
export interface KeysArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "keys" | "regions">;
  /** Policies name roles, and KMS refuses names of roles that are not there. */
  readonly roles: readonly pulumi.Resource[];
}

/** The issuer's signing keys, the same in both regions, each used by an alias that can point at a fresh key. */
export class Keys extends pulumi.ComponentResource {
  readonly keyArns: readonly pulumi.Output<string>[];

  constructor(component: string, { name, specs, roles }: KeysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Keys", component, {}, opts);
    this.keyArns = specs.keys.map((spec) => this.#createKey(`${name}-${spec.key}`, spec, specs.regions, roles));
    this.registerOutputs({});
  }

  #createKey(name: string, spec: KeySpec, regions: KeysArgs["specs"]["regions"], roles: readonly pulumi.Resource[]) {
    const kept = { parent: this, protect: true, retainOnDelete: true, dependsOn: [...roles] };
    const common = {
      description: spec.description,
      deletionWindowInDays: spec.deletionWindowDays,
      policy: asJson(spec.policy),
      tags: { [signingKeyTag]: spec.key },
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
      kept,
    );
    const targets = { primary: key.keyId, standby: replica.keyId };
    for (const role of regionRoles)
      new aws.kms.Alias(
        `${name}-${role}-alias`,
        { name: aliasName(spec.key), region: regions[role], targetKeyId: targets[role] },
        { parent: this, protect: true },
      );
    return key.arn;
  }
}
