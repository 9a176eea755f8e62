import type { Cloud, CloudObject } from "../cloud";
import { textOf } from "../constraints";
import { counting, inlinePolicyMost } from "../constraints/aws/sizes";
import type { Properties } from "../protocol";

const rolePolicy = "aws:iam/rolePolicy:RolePolicy";

/** IAM counts a role's inline policies together, without their blanks. */
const lengthOf = (inputs: Properties) => counting["characters beside blanks"](textOf(inputs, "policy") ?? "");

/**
 * What IAM answers when a role's inline policies together are longer than it takes.
 *
 * @throws Error in IAM's words.
 */
export function refuseLongSum(cloud: Cloud, type: string, inputs: Properties, self?: CloudObject): void {
  if (type !== rolePolicy) return;
  const others = cloud
    .list()
    .filter((it) => it.type === rolePolicy && it.id !== self?.id && it.inputs.role === inputs.role);
  if ([inputs, ...others.map((it) => it.inputs)].reduce((sum, it) => sum + lengthOf(it), 0) <= inlinePolicyMost) return;
  throw new Error(
    `putting IAM Role Policy: LimitExceeded: Maximum policy size of ${inlinePolicyMost} bytes exceeded for role ${textOf(inputs, "role") ?? ""}`,
  );
}
