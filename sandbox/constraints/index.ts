import type { Properties, Refusal } from "../protocol";
import { automation } from "./aws/automation";
import { functions } from "./aws/functions";
import { network } from "./aws/network";
import { storage } from "./aws/storage";
import type { Constraint, ConstraintTable } from "./constraint";
import { monitors } from "./datadog/monitors";
import { others } from "./datadog/others";
import { deprecated } from "./pagerduty/deprecated";
import { events } from "./pagerduty/events";
import { oncall } from "./pagerduty/oncall";
import { people } from "./pagerduty/people";

export { at, said, textOf, type Constraint } from "./constraint";

/** The vendors' constraints by resource type: one table file a service area. */
export const constraints: ConstraintTable = {
  ...people,
  ...oncall,
  ...events,
  ...deprecated,
  ...monitors,
  ...others,
  ...network,
  ...storage,
  ...automation,
  ...functions,
};

/** Checks inputs against every constraint of their type. Each refusal ends with the rule's tag and source. */
export function checkConstraints(type: string, inputs: Properties): readonly Refusal[] {
  const ofType: readonly Constraint[] = constraints[type] ?? [];
  return ofType.flatMap(({ tag, source, check }) =>
    check(inputs).map(({ property, reason }) => ({ property, reason: `${reason} [${tag}; ${source}]` })),
  );
}
