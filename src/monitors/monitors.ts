import * as datadog from "@pulumi/datadog";
import * as pulumi from "@pulumi/pulumi";
import type { SeverityService } from "../escalation";
import type { SeverityKey } from "../plan";
import type { CompositeSpec, LeafSpec, MonitorSpecs } from "./specs";

/** What the monitors need: their specs, and the PagerDuty service of each severity. */
export interface MonitorsArgs {
  readonly specs: MonitorSpecs;
  readonly services: Readonly<Record<SeverityKey, SeverityService>>;
}

/** Datadog: silent leaves, the composites that page, and the service objects that their handles resolve to. */
export class Monitors extends pulumi.ComponentResource {
  constructor(name: string, { specs, services }: MonitorsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:monitors:Monitors", name, { specs }, opts);

    const serviceObjects = specs.serviceObjects.map(
      ({ severity, serviceName }) =>
        new datadog.pagerduty.ServiceObject(
          `${name}-${severity}-service`,
          { serviceName, serviceKey: services[severity].datadogKey },
          { parent: this },
        ),
    );
    const leaves = new Map(specs.leaves.map((spec) => [spec.key, this.#createLeaf(`${name}-${spec.key}`, spec)]));
    for (const spec of specs.composites)
      this.#createComposite(`${name}-${spec.key}-page`, spec, leaves, serviceObjects);
    this.registerOutputs({});
  }

  #createLeaf(name: string, spec: LeafSpec): datadog.Monitor {
    return new datadog.Monitor(
      name,
      {
        name: spec.name,
        type: "query alert",
        query: spec.query,
        message: spec.message,
        monitorThresholds: {
          critical: spec.critical,
          ...(spec.criticalRecovery !== undefined && { criticalRecovery: spec.criticalRecovery }),
        },
        evaluationDelay: spec.evaluationDelaySeconds,
        requireFullWindow: false,
        // A leaf in No Data would alert its composite: no data counts as fine here, a heartbeat watches for it elsewhere.
        onMissingData: "resolve",
        forceDelete: true,
        includeTags: true,
        draftStatus: "published",
        tags: [...spec.tags],
      },
      { parent: this },
    );
  }

  #createComposite(
    name: string,
    spec: CompositeSpec,
    leaves: ReadonlyMap<string, datadog.Monitor>,
    dependsOn: readonly pulumi.Resource[],
  ): void {
    const leaf = (key: string) => {
      const found = leaves.get(key);
      if (found === undefined) throw new Error(`${spec.key} combines ${key}, which is not a leaf`);
      return found.id;
    };
    const terms = [
      ...spec.all.map((key) => pulumi.interpolate`${leaf(key)}`),
      ...(spec.unless === undefined ? [] : [pulumi.interpolate`!${leaf(spec.unless)}`]),
    ];
    new datadog.Monitor(
      name,
      {
        name: spec.name,
        type: "composite",
        query: pulumi.all(terms).apply((all) => all.join(" && ")),
        message: spec.message,
        priority: spec.priority,
        renotifyInterval: spec.renotifyMinutes,
        renotifyStatuses: ["alert"],
        notifyNoData: false,
        includeTags: true,
        draftStatus: "published",
        tags: [...spec.tags],
      },
      { parent: this, dependsOn: [...dependsOn] },
    );
  }
}
