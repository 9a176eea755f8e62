import type { Properties, Refusal } from "../protocol";
import { automation } from "./aws/automation";
import { events as bus } from "./aws/events";
import { functions } from "./aws/functions";
import { network } from "./aws/network";
import { sizes } from "./aws/sizes";
import { storage } from "./aws/storage";
import { tags } from "./aws/tags";
import type { Constraint, ConstraintTable } from "./constraint";
import { monitors } from "./datadog/monitors";
import { others } from "./datadog/others";
import { deprecated } from "./pagerduty/deprecated";
import { events } from "./pagerduty/events";
import { oncall } from "./pagerduty/oncall";
import { orchestrations } from "./pagerduty/orchestrations";
import { people } from "./pagerduty/people";
import { services } from "./pagerduty/services";

export { at, said, textOf, type Constraint } from "./constraint";
export { tags } from "./aws/tags";

const tables: readonly ConstraintTable[] = [
  people,
  oncall,
  services,
  orchestrations,
  events,
  deprecated,
  monitors,
  others,
  network,
  storage,
  automation,
  functions,
  bus,
  sizes,
];

/** The vendors' constraints by resource type: a table file a service area; what is of several is held to all. */
export const constraints: ConstraintTable = Object.fromEntries(
  [...new Set(tables.flatMap((it) => Object.keys(it)))].map((type) => [type, tables.flatMap((it) => it[type] ?? [])]),
);

/** Checks inputs against every constraint of their type. Each refusal ends with the rule's tag and source. */
export function checkConstraints(type: string, inputs: Properties): readonly Refusal[] {
  const ofType: readonly Constraint[] = [...(constraints[type] ?? []), ...(type.startsWith("aws:") ? tags : [])];
  return ofType.flatMap(({ tag, source, check }) =>
    check(inputs).map(({ property, reason }) => ({ property, reason: `${reason} [${tag}; ${source}]` })),
  );
}
