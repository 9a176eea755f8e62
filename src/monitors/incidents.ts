import * as datadog from "@pulumi/datadog";
import * as pulumi from "@pulumi/pulumi";
import type { DetectorsArgs } from "./detectors";

/** Datadog's incident management: the kinds of incident, and who is told when one is declared. */
export class Incidents extends pulumi.ComponentResource {
  constructor(component: string, { name, specs, dependsOn }: DetectorsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:monitors:Incidents", component, {}, opts);
    for (const { key, inputs, notifications } of specs.incidentTypes) {
      const type = new datadog.IncidentType(`${name}-${key}-type`, inputs, { parent: this });
      for (const { severity, inputs: rule } of notifications)
        new datadog.IncidentNotificationRule(
          `${name}-${key}-${severity}-told`,
          { ...rule, incidentType: type.id },
          { parent: this, dependsOn: [...dependsOn] },
        );
    }
    this.registerOutputs({});
  }
}
