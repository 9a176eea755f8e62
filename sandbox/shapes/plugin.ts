import pagerduty from "./pagerduty.json";
import type { ObjectShape, Shape } from "./shape";

/**
 * The inputs of PagerDuty's plugin as its schema.json gives them, by type token and by the name of a nested type: the
 * SDK's declarations are years older than the plugin, which accepts more. `integer` is a number, `[]` a list of it, `!` says
 * that it is required, and any other word is a nested type.
 */
const { resources, types } = pagerduty as {
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** The version of the plugin whose inputs these are. */
export const pluginVersion: string = pagerduty.plugin;

/** The inputs of a resource type; undefined for a type that the plugin does not have. */
export const pluginInputs = (type: string): ObjectShape | undefined => shapeOf(resources[type]);

/** A nested type by its name. */
export const pluginType = (name: string): ObjectShape | undefined => shapeOf(types[name]);

const scalars: Readonly<Record<string, Shape>> = {
  string: { kind: "scalar", accepts: ["string"] },
  boolean: { kind: "scalar", accepts: ["boolean"] },
  integer: { kind: "scalar", accepts: ["number"] },
};

function shapeOf(declared: Readonly<Record<string, string>> | undefined): ObjectShape | undefined {
  if (declared === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(declared).map(([property, text]) => {
      const [, name = "", list, required] = /^(\w+)(\[\])?(!)?$/.exec(text) ?? [];
      const of: Shape = scalars[name] ?? { kind: "reference", name };
      const shape: Shape = list === undefined ? of : { kind: "list", of };
      return [property, { required: required !== undefined, shape }];
    }),
  );
}
