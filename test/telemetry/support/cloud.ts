import type { AlarmSpec, FailoverSpecs } from "../../../src/failover";
import { cloudMetrics, inMinutes } from "../../../src/plan";
import type { EmitterKey } from "../../../src/plan";

/** The states of an alarm of CloudWatch. */
export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";

/** The value of a metric in the minute that begins at a time; undefined where nobody sent one. */
export type Points = (alarm: AlarmSpec, minute: number) => number | undefined;

/** CloudWatch looks so many more periods back for points than it evaluates. */
const morePeriods = 2;

/**
 * An alarm's state at a minute, as CloudWatch's user guide describes it: the latest points that there are decide, in a range
 * that is a little longer than what is evaluated; where there are none, what is said of missing data does.
 */
export function stateOf(alarm: AlarmSpec, points: Points, minute: number): AlarmState {
  const { evaluationPeriods, periodSeconds, comparison, threshold, missing } = alarm;
  const period = inMinutes(periodSeconds);
  const latestFirst = Array.from({ length: evaluationPeriods + morePeriods }, (_, index) =>
    points(alarm, minute - (index + 1) * period),
  );
  const breaches = (value: number) => (comparison === "GreaterThanThreshold" ? value > threshold : value < threshold);
  const found = latestFirst.filter((it) => it !== undefined);
  if (missing === "missing") {
    if (found.length === 0) return "INSUFFICIENT_DATA";
    return found.slice(0, evaluationPeriods).every(breaches) ? "ALARM" : "OK";
  }
  const evaluated = latestFirst.slice(0, evaluationPeriods);
  return evaluated.every((it) => it !== undefined && breaches(it)) ? "ALARM" : "OK";
}

/** Whether a change of an alarm's state is told to PagerDuty, by the rules that are declared in its region. */
export function isTold({ alerts }: FailoverSpecs, alarm: AlarmSpec, before: AlarmState, after: AlarmState): boolean {
  return alerts.some(({ role, pattern, template }) => {
    const { alarmName, state, previousState } = pattern.detail as {
      readonly alarmName?: readonly string[];
      readonly state?: { readonly value: readonly string[] };
      readonly previousState?: { readonly value: readonly string[] };
    };
    return (
      role === alarm.role &&
      template.text.includes('"event_action":"trigger"') &&
      alarmName?.includes(alarm.name) === true &&
      state?.value.includes(after) === true &&
      previousState?.value.includes(before) === true
    );
  });
}

/** Who sends what an alarm watches. */
export function emitterOf({ namespace, metricName, dimensions: { Probe } }: AlarmSpec): EmitterKey {
  const metric = Object.values(cloudMetrics).find(
    (it) => it.namespace === namespace && it.name === metricName && (Probe === undefined || it.emitter === Probe),
  );
  if (metric === undefined) throw new Error(`nobody emits ${namespace} ${metricName}`);
  return metric.emitter;
}
