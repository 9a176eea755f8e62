import { detectionTime } from "../monitors";
import { allSignals, cloudMetrics, inMinutes, type EmitterKey, type Minutes, type Signal } from "../plan";
import type { Declared } from "./readings";

/** Who notices that an emitter has fallen silent, and how soon at worst. */
export interface Watch {
  readonly signal: string;
  readonly severity: Signal["severity"];
  readonly withinMinutes: Minutes;
  /** Whether it is told only once the emitter has been heard for the first time and config says so. */
  readonly deaf: boolean;
}

/** Why nobody notices that an emitter has fallen silent. */
export interface Unwatched {
  readonly problem: string;
}

/**
 * CloudWatch looks for an alarm's points a little further back than it evaluates, so silence is noticed later than a wrong
 * value (its user guide shows two more periods); then comes what an alarm takes to be evaluated and told.
 */
const morePeriods = 2;
const alarmMinutes = 2;

/** Looks up who watches an emitter, among what is declared. */
export function watchOf(declared: Declared, emitter: EmitterKey): Watch | Unwatched {
  const { plan, monitors } = declared;
  const { watchedBy } = plan.emitters[emitter];
  const signal = allSignals(plan).find(([key]) => key === watchedBy)?.[1];
  if (signal === undefined) return { problem: `there is no signal ${watchedBy}` };
  const { detector, severity } = signal;
  const watch = (withinMinutes: Minutes, deaf = false) => ({ signal: watchedBy, severity, withinMinutes, deaf });
  if (detector.kind === "monitor") {
    const monitor = monitors.monitors.find(({ key, role }) => key === watchedBy && role !== "leaf");
    const time = monitor && detectionTime(monitor.inputs);
    if (monitor?.inputs.onMissingData !== "show_and_notify_no_data" || time === undefined)
      return { problem: `${watchedBy} does not page when its data stop` };
    return watch(inMinutes(time.worstSeconds), monitor.role === "deaf");
  }
  if (detector.kind !== "alarm") return { problem: `${watchedBy} is nothing that notices silence` };
  const { everyMinutes, times, silence, metric } = detector;
  if (silence === "page") return watch((times + morePeriods) * everyMinutes + alarmMinutes);
  return plan.emitters[cloudMetrics[metric].emitter].kind === "probe"
    ? // A probe asks after it, and is watched itself.
      watch((times + 1) * everyMinutes + alarmMinutes)
    : { problem: `${watchedBy} does not page when its data stop` };
}
