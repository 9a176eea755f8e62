import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { asJson } from "../iam";
import type { FailoverSpecs } from "./specs";

/** What access is made from, and the name that its children's names begin with. */
export interface AccessArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "roles">;
}

/** The roles of an incident: who starts, who approves, what runs, who investigates. */
export class Access extends pulumi.ComponentResource {
  /** What must exist before a service is told to act in a role. */
  readonly roles: readonly pulumi.Resource[];

  constructor(component: string, { name, specs }: AccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Access", component, {}, opts);
    this.roles = specs.roles.flatMap(({ key, name: roleName, description, trust, policy }) => {
      const role = new aws.iam.Role(
        `${name}-${key}-role`,
        {
          name: roleName,
          description,
          assumeRolePolicy: asJson(trust),
          // An hour, the shortest that AWS offers: an incident's rights end with its first update but one.
          maxSessionDuration: 3600,
        },
        { parent: this },
      );
      const rights = new aws.iam.RolePolicy(
        `${name}-${key}-rights`,
        { name: roleName, role: role.name, policy: asJson(policy) },
        { parent: this },
      );
      return [role, rights];
    });
    this.registerOutputs({});
  }
}
