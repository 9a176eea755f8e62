import * as datadog from "@pulumi/datadog";
import * as pulumi from "@pulumi/pulumi";
import { editable, type Editable } from "./editable";
import type { CombinationSpec, CompositeSpec, MonitorSpecs } from "./specs";

/** What detectors need: specs, the name that their names begin with, and the handles that their messages mention. */
export interface DetectorsArgs {
  readonly name: string;
  readonly specs: MonitorSpecs;
  readonly dependsOn: readonly pulumi.Resource[];
}

/** Everything that notices: monitors, composites over them, tests from outside, and what scanners find. */
export class Detectors extends pulumi.ComponentResource {
  readonly editable: readonly Editable[];

  constructor(component: string, { name, specs, dependsOn }: DetectorsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:monitors:Detectors", component, {}, opts);
    const child = { parent: this };
    const notifying = { parent: this, dependsOn: [...dependsOn] };
    const monitors = new Map(
      specs.monitors.map(({ key, role, inputs }) => [
        key,
        new datadog.Monitor(`${name}-${key}`, inputs, role === "page" ? notifying : child),
      ]),
    );
    const composites = specs.composites.map((spec): Editable => {
      const query = compositeQuery(spec, monitors);
      const composite = new datadog.Monitor(`${name}-${spec.key}-page`, { ...spec.inputs, query }, notifying);
      return editable(`${spec.key}-page`, "monitor", composite);
    });
    const synthetics = specs.synthetics.map(({ key, inputs }) =>
      editable(key, "synthetics-test", new datadog.SyntheticsTest(`${name}-${key}`, inputs, notifying)),
    );
    for (const { key, inputs } of specs.findingRules)
      new datadog.SecurityNotificationRule(`${name}-${key}`, inputs, notifying);
    this.editable = [
      ...[...monitors].map(([key, monitor]) => editable(key, "monitor", monitor)),
      ...composites,
      ...synthetics,
    ];
    this.registerOutputs({});
  }
}

/** `a && b && !c`, or `(a && b) || c`, over the ids of the leaves. */
function compositeQuery(
  { key, anyOf }: CompositeSpec,
  monitors: ReadonlyMap<string, datadog.Monitor>,
): pulumi.Output<string> {
  const id = (leaf: string) => {
    const found = monitors.get(leaf);
    if (found === undefined) throw new Error(`${key} combines ${leaf}, which is not a leaf`);
    return found.id;
  };
  const combination = ({ all, none }: CombinationSpec) =>
    pulumi
      .all([...all.map(id), ...none.map((leaf) => pulumi.interpolate`!${id(leaf)}`)])
      .apply((terms) => (anyOf.length > 1 && terms.length > 1 ? `(${terms.join(" && ")})` : terms.join(" && ")));
  return pulumi.all(anyOf.map(combination)).apply((parts) => parts.join(" || "));
}
