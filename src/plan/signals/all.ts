import { bandSignals, type BandSource } from "./bands";
import { cloudSignals, type CloudSource } from "./catalogue/cloud";
import type { Signal, Signals } from "./signal";

/**
 * Every signal of the plan by key, sorted: the catalogue, the error-rate bands derived from their boundaries, and the
 * cloud's own, derived from recovery points and probes.
 */
export function allSignals(
  plan: BandSource & CloudSource & { readonly signals: Signals },
): readonly (readonly [string, Signal])[] {
  return Object.entries({ ...plan.signals, ...bandSignals(plan), ...cloudSignals(plan) }).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
}
