import { allSignals, type Plan, type Signal } from "../../plan";
import { compositeDetectionTime, detectionTime, probeDetectionTime, type DetectionTime } from "../detection";
import type { MonitorSpecs } from "./inputs";

/** How fast a signal is, by what is declared for it. */
export interface SignalSpeed {
  readonly key: string;
  readonly signal: Signal;
  readonly time: DetectionTime;
}

/**
 * The detection time of every signal that is declared, computed from its monitors' declared inputs. Findings are left out:
 * a scanner's schedule is not declared here.
 */
export function signalDetectionTimes(plan: Plan, specs: MonitorSpecs): readonly SignalSpeed[] {
  return allSignals(plan).flatMap(([key, signal]) => {
    const time = timeOf(key, specs);
    return time === undefined ? [] : [{ key, signal, time }];
  });
}

function timeOf(key: string, specs: MonitorSpecs): DetectionTime | undefined {
  const monitor = (wanted: string) => {
    const found = specs.monitors.find((it) => it.key === wanted);
    return found && detectionTime(found.inputs);
  };
  const composite = specs.composites.find((it) => it.key === key);
  if (composite !== undefined) {
    // A fault that only one combination sees is as slow as that one, so the slowest counts.
    const members = composite.anyOf.flatMap(({ all }) => all.map(monitor)).filter((it) => it !== undefined);
    return members.length === 0 ? undefined : compositeDetectionTime(members);
  }
  const probe = specs.synthetics.find((it) => it.signal === key);
  if (probe !== undefined) return probeDetectionTime(probe.inputs.optionsList);
  return monitor(key);
}
