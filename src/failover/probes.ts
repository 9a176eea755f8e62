import * as pulumi from "@pulumi/pulumi";
import { LambdaFunction } from "../functions";
import type { FailoverSpecs } from "./specs";

/** What probes are made from, and the name that their names begin with. */
export interface ProbesArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "probes" | "names">;
}

/** The probes of both regions. Each is missed by an alarm in the other one, so none has alarms of its own. */
export class Probes extends pulumi.ComponentResource {
  constructor(component: string, { name, specs }: ProbesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Probes", component, {}, opts);
    for (const { key, role, ...spec } of specs.probes)
      new LambdaFunction(`${name}-${role}-${key}-probe`, { spec, accountId: specs.names.accountId }, { parent: this });
    this.registerOutputs({});
  }
}
