import type { Environment } from "../../environment";
import type { Finding, Plan, Rule } from "../../plan";
import type { MonitorSpecs } from "../specs";
import type { MonitorInputs } from "../specs/inputs";

/** What the rules of this folder look at. */
export interface Subject {
  readonly plan: Plan;
  readonly environment: Environment;
  readonly monitors: MonitorSpecs;
}

/** The monitors alone. The policy pack hands declared monitors to the rules that need no more than these. */
export interface MonitorsAlone {
  readonly monitors: {
    readonly monitors: readonly Pick<MonitorSpecs["monitors"][number], "key" | "role" | "inputs">[];
    readonly composites: readonly Pick<MonitorSpecs["composites"][number], "key" | "inputs">[];
    readonly burnRates: readonly Pick<MonitorSpecs["burnRates"][number], "key" | "inputs">[];
  };
}

/** A rule over the monitors. */
export type MonitorRule = Rule<Subject>;
/** A rule that each monitor meets or breaks by itself. */
export type SingleMonitorRule = Rule<MonitorsAlone>;
/** A finding before its rule's tag is added. */
export type Found = Omit<Finding, "rule">;

/** A monitor of any kind with the path that findings name. */
export interface Declared {
  readonly key: string;
  readonly path: string;
  readonly speaks: boolean;
  readonly inputs: MonitorInputs & { readonly query?: string };
}

/** Every monitor: leaves and paging ones, composites, and burn-rate alerts. */
export function declaredMonitors({ monitors, composites, burnRates }: MonitorsAlone["monitors"]): readonly Declared[] {
  return [
    ...monitors.map(({ key, role, inputs }) => ({ key, path: `monitors.${key}`, speaks: role === "page", inputs })),
    ...composites.map(({ key, inputs }) => ({ key, path: `monitors.${key}`, speaks: true, inputs })),
    ...burnRates.map(({ key, inputs }) => ({ key, path: `monitors.${key}`, speaks: true, inputs })),
  ];
}

/** Everything with a message, and whether a recovery must reach PagerDuty. */
export function messages(
  specs: MonitorSpecs,
): readonly { readonly path: string; readonly message: string; readonly signal: string | undefined }[] {
  return [
    ...declaredMonitors(specs)
      .filter(({ speaks }) => speaks)
      .map(({ key, path, inputs }) => ({ path, message: inputs.message, signal: key })),
    ...specs.synthetics.map(({ key, signal, inputs }) => ({
      path: `monitors.${key}`,
      message: inputs.message,
      signal,
    })),
  ];
}

/** The findings of those that break a rule. */
export function broken<Item>(
  items: readonly Item[],
  breaks: (item: Item) => boolean,
  found: (item: Item) => Found,
): readonly Found[] {
  return items.filter(breaks).map(found);
}
