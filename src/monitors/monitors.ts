import * as datadog from "@pulumi/datadog";
import * as pulumi from "@pulumi/pulumi";
import type { SeverityService } from "../escalation";
import type { SeverityKey } from "../plan";
import { Detectors } from "./detectors";
import type { Editable } from "./editable";
import { Incidents } from "./incidents";
import { Objectives } from "./objectives";
import { Routing } from "./routing";
import type { MonitorSpecs } from "./specs";

/** What the monitors need: their specs, the PagerDuty service of each severity, and the orchestration's key for Datadog. */
export interface MonitorsArgs {
  readonly specs: MonitorSpecs;
  readonly services: Readonly<Record<SeverityKey, Pick<SeverityService, "datadogKey">>>;
  /** A secret. */
  readonly orchestrationKey: pulumi.Input<string>;
}

/** Datadog: routing first, then everything that pages through it, then what is built on that. */
export class Monitors extends pulumi.ComponentResource {
  constructor(name: string, { specs, ...keys }: MonitorsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:monitors:Monitors", name, {}, opts);
    const routing = new Routing(`${name}-routing`, { name, specs, ...keys }, { parent: this });
    const detectors = new Detectors(`${name}-detectors`, { name, specs, dependsOn: routing.handles }, { parent: this });
    const objectives = new Objectives(
      `${name}-objectives`,
      { name, specs, dependsOn: routing.handles },
      { parent: this },
    );
    if (specs.incidentTypes.length > 0)
      new Incidents(`${name}-incidents`, { name, specs, dependsOn: routing.handles }, { parent: this });
    this.#restrict(name, specs, [...detectors.editable, ...objectives.editable]);
    for (const { key, dashboard } of specs.dashboards)
      new datadog.DashboardJson(`${name}-${key}-dashboard`, { dashboard }, { parent: this });
    this.registerOutputs({});
  }

  #restrict(name: string, { restriction }: MonitorSpecs, editable: readonly Editable[]): void {
    if (restriction === undefined) return;
    for (const { key, resourceId } of editable) {
      new datadog.RestrictionPolicy(
        `${name}-${key}-editors`,
        {
          resourceId,
          bindings: [
            { relation: "editor", principals: [...restriction.editors] },
            { relation: "viewer", principals: [...restriction.viewers] },
          ],
        },
        { parent: this },
      );
    }
  }
}
