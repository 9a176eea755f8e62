import * as datadog from "@pulumi/datadog";
import * as pulumi from "@pulumi/pulumi";
import type { DetectorsArgs } from "./detectors";
import { editable, type Editable } from "./editable";
import { renderBurnRate } from "./queries";

/** Service level objectives, the alerts on their budgets, and the drills that leave both in peace. */
export class Objectives extends pulumi.ComponentResource {
  readonly editable: readonly Editable[];

  constructor(component: string, { name, specs, dependsOn }: DetectorsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:monitors:Objectives", component, {}, opts);
    const slos = new Map(
      specs.slos.map(({ key, inputs }) => [
        key,
        new datadog.ServiceLevelObjective(`${name}-${key}-slo`, inputs, { parent: this }),
      ]),
    );
    const slo = (key: string) => {
      const found = slos.get(key);
      if (found === undefined) throw new Error(`there is no objective ${key}`);
      return found;
    };
    const burnRates = specs.burnRates.map((spec) => {
      const query = slo(spec.slo).id.apply((id) => renderBurnRate(id, spec));
      const monitor = new datadog.Monitor(
        `${name}-${spec.key}`,
        { ...spec.inputs, query },
        { parent: this, dependsOn: [...dependsOn] },
      );
      return editable(spec.key, "monitor", monitor);
    });
    for (const { key, downtime, corrections } of specs.drills) {
      new datadog.DowntimeSchedule(`${name}-${key}-drill`, downtime, { parent: this });
      for (const { slo: corrected, inputs } of corrections)
        new datadog.SloCorrection(
          `${name}-${key}-drill-${corrected}`,
          { ...inputs, sloId: slo(corrected).id },
          { parent: this },
        );
    }
    this.editable = [...[...slos].map(([key, it]) => editable(`${key}-slo`, "slo", it)), ...burnRates];
    this.registerOutputs({});
  }
}
