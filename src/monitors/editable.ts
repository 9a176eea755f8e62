import * as pulumi from "@pulumi/pulumi";

/** Something that only editors may change. */
export interface Editable {
  readonly key: string;
  /** As Datadog names it: `monitor:<id>`, `slo:<id>` and so on. */
  readonly resourceId: pulumi.Output<string>;
}

/** Names a resource for its restriction policy. */
export function editable(
  key: string,
  type: "monitor" | "slo" | "synthetics-test",
  { id }: pulumi.CustomResource,
): Editable {
  return { key, resourceId: pulumi.interpolate`${type}:${id}` };
}
