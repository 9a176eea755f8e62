import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import type { IdOf } from "./ids";
import { respondersTeam, type EscalationSpecs } from "./specs";

/** What business services need, and the name that their names begin with. */
export interface BusinessServicesArgs {
  readonly name: string;
  readonly specs: Pick<EscalationSpecs, "businessServices">;
  readonly teamId: IdOf;
}

/** What customers see, and who follows it. */
export class BusinessServices extends pulumi.ComponentResource {
  constructor(
    component: string,
    { name, specs, teamId }: BusinessServicesArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("incident-response:escalation:BusinessServices", component, {}, opts);
    for (const { key, name: title, description, pointOfContact, subscribers } of specs.businessServices) {
      const { id } = new pagerduty.BusinessService(
        `${name}-${key}`,
        { name: title, description, pointOfContact, team: teamId(respondersTeam) },
        { parent: this },
      );
      for (const team of subscribers)
        new pagerduty.BusinessServiceSubscriber(
          `${name}-${key}-${team}`,
          { businessServiceId: id, subscriberId: teamId(team), subscriberType: "team" },
          { parent: this },
        );
    }
    this.registerOutputs({});
  }
}
