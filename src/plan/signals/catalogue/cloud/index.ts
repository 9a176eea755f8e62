import type { Continuity } from "../../../continuity";
import type { Probe, ProbeKey } from "../../../probes";
import type { Readiness } from "../../../protection";
import type { Signals } from "../../signal";
import { canarySignals } from "./canary";
import { edgeSignals, regionSignals } from "./regions";
import { silenceSignals } from "./silence";
import { standbySignals } from "./standby";

/** The parts of the plan that the cloud's alarms are derived from. */
export interface CloudSource {
  readonly continuity: Continuity;
  readonly readiness: Readiness;
  readonly probes: Readonly<Record<ProbeKey, Probe>>;
}

/**
 * What the cloud itself measures, and what probes measure in it. Its alarms need no monitor vendor, so they tell when that
 * one is gone together with the primary.
 */
export const cloudSignals = (source: CloudSource): Signals => ({
  ...canarySignals,
  ...regionSignals,
  ...edgeSignals,
  ...standbySignals(source),
  ...silenceSignals(source.probes),
});
