import { bandSignals, type Plan, type Signal } from "../../plan";

/** Every signal of the plan by key, sorted: the catalogue, and the error-rate bands derived from their boundaries. */
export function allSignals(plan: Plan): readonly (readonly [string, Signal])[] {
  return Object.entries({ ...plan.signals, ...bandSignals(plan) }).sort(([a], [b]) => (a < b ? -1 : 1));
}
