import type { CloudObject } from "../cloud";
import type { Properties, Value } from "../protocol";

/** One object at the moment its vendor computes something for it. */
export interface Facts {
  readonly type: string;
  readonly id: string;
  readonly inputs: Properties;
  /** The settings of the provider that made it. */
  readonly settings: Properties;
}

/** What identifies an object that is being made; `seed` is different for each one and the same in every run. */
export interface Birth {
  readonly inputs: Properties;
  readonly settings: Properties;
  readonly seed: string;
}

/** How one resource type behaves, where it differs from the general case. One table of these a service area. */
export interface ResourceRules {
  /** The id in the vendor's format. */
  readonly id?: (birth: Birth) => string;
  /** What the vendor fills in when the program leaves it out, and what it computes. An input of the program wins. */
  readonly outputs?: (facts: Facts) => Properties;
  /** Properties whose change makes a new object. */
  readonly replacedBy?: readonly string[];
  /** Outputs that the real provider marks as secret. */
  readonly secretOutputs?: readonly string[];
}

/** Rules by type token. */
export type ResourceTable = Readonly<Record<string, ResourceRules>>;

/** Answers of data sources, by function token. Throwing an Error refuses the call, as a vendor does for what it lacks. */
export type InvokeTable = Readonly<
  Record<string, (args: Properties, settings: Properties, objects: () => readonly CloudObject[]) => Properties>
>;

/** What one stand-in provider knows. */
export interface PackageRules {
  readonly name: string;
  readonly version: string;
  readonly resources: ResourceTable;
  readonly invokes: InvokeTable;
  /** The general case: outputs by name, for types without rules of their own. */
  readonly computed: (output: string, facts: Facts) => Value | undefined;
  readonly id: (birth: Birth) => string;
}
