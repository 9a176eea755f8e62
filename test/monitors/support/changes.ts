import type { MonitorSpecs } from "../../../src/monitors";
import { fact, metrics, plan, sumOf, type Fact, type Plan, type Signal } from "../../../src/plan";
import { specsOf } from "./production";

export const specs = specsOf();

/** The plan with one signal changed. */
export const withSignal = (key: string, change: Partial<Signal>): Plan => {
  const before = plan.signals[key];
  if (before === undefined) throw new Error(`the plan has no signal ${key}`);
  return { ...plan, signals: { ...plan.signals, [key]: { ...before, ...change } } };
};

/** The plan in which a signal rests on one fact. */
export const resting = (key: string, only: Fact) =>
  withSignal(key, { detector: { kind: "monitor", anyOf: [{ all: [only] }] } });

export const failures = (windowMinutes = 10) => sumOf(metrics.rejectedProofs, windowMinutes);
export const evidence = (change: Partial<Fact>): Plan =>
  resting("proof-generation-slow", {
    ...fact("proof-generation-slow", "Evidence", failures(), { moreThan: 0 }),
    ...change,
  });

type Monitors = MonitorSpecs["monitors"];
type Inputs = Monitors[number]["inputs"];

/** The specs with the inputs of one monitor changed by hand. */
export const withMonitor = (key: string, change: Partial<Inputs>): MonitorSpecs => ({
  ...specs,
  monitors: specs.monitors.map((it) => (it.key === key ? { ...it, inputs: { ...it.inputs, ...change } } : it)),
});
export const withComposite = (
  key: string,
  change: Partial<MonitorSpecs["composites"][number]["inputs"]>,
): MonitorSpecs => ({
  ...specs,
  composites: specs.composites.map((it) => (it.key === key ? { ...it, inputs: { ...it.inputs, ...change } } : it)),
});
export const page = "proof-generation-slow";
export const leaf = "proof-generation-requests-many";
export const outage = "proof-generation-error-rate-p0";
export const messageOf = (key: string) =>
  [...specs.monitors, ...specs.composites].find((it) => it.key === key && it.inputs.message.includes("@"))?.inputs
    .message ?? "";
