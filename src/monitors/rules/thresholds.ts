import { parseQuery } from "../queries";
import { declaredMonitors, type Found, type SingleMonitorRule } from "./subject";

const thresholdNotInQuery: SingleMonitorRule = {
  tag: "monitor/threshold-not-in-query",
  source: "Datadog API answer: Alert threshold does not match that used in the query",
  check: ({ monitors }) =>
    monitors.monitors.flatMap(({ key, inputs: { query, monitorThresholds } }): Found[] => {
      const critical = monitorThresholds?.critical;
      const parsed = parseQuery(query);
      if (parsed !== undefined && critical === String(parsed.threshold)) return [];
      return [
        {
          path: `monitors.${key}`,
          problem:
            parsed === undefined
              ? `the query cannot be read back: ${query}`
              : `the query compares with ${parsed.threshold}, the critical threshold is ${critical ?? "missing"}`,
          remedy: "render both from one number",
        },
      ];
    }),
};

const notANumber: SingleMonitorRule = {
  tag: "monitor/threshold-not-a-number",
  source: "Datadog provider: text that is no number is sent as 0",
  check: ({ monitors }) =>
    declaredMonitors(monitors).flatMap(({ path, inputs }) =>
      Object.entries(inputs.monitorThresholds ?? {})
        .filter(([, value]) => !/^-?\d+(\.\d+)?$/.test(value))
        .map(([name, value]) => ({
          path: `${path}.monitorThresholds.${name}`,
          problem: `${value} is not a plain decimal number`,
          remedy: 'write digits with a leading zero, such as "0.5"',
        })),
    ),
};

const recoveryOnWrongSide: SingleMonitorRule = {
  tag: "monitor/recovery-on-wrong-side",
  source: "Datadog docs, recovery thresholds",
  check: ({ monitors }) =>
    monitors.monitors.flatMap(({ key, inputs: { query, monitorThresholds } }) => {
      const parsed = parseQuery(query);
      const recovery = monitorThresholds?.criticalRecovery;
      if (parsed === undefined || Number.isNaN(Number(recovery ?? Number.NaN))) return [];
      const rising = parsed.comparator.startsWith(">");
      if (rising ? Number(recovery) < parsed.threshold : Number(recovery) > parsed.threshold) return [];
      return [
        {
          path: `monitors.${key}`,
          problem: `recovery at ${recovery ?? ""} is not on the good side of ${parsed.comparator} ${parsed.threshold}`,
          remedy: `give a recovery ${rising ? "below" : "above"} the threshold`,
        },
      ];
    }),
};

const unknownPriority: SingleMonitorRule = {
  tag: "monitor/unknown-priority",
  source: "Datadog API: monitor priority is 1 to 5",
  check: ({ monitors }) =>
    declaredMonitors(monitors)
      .filter(({ inputs: { priority } }) => priority !== undefined && !/^[1-5]$/.test(priority))
      .map(({ path, inputs }) => ({
        path,
        problem: `${inputs.priority ?? ""} is not a priority; the provider would send 0`,
        remedy: 'use "1" to "5"',
      })),
};

/** Numbers: thresholds, recoveries and priorities. */
export const thresholdRules: readonly SingleMonitorRule[] = [
  thresholdNotInQuery,
  notANumber,
  recoveryOnWrongSide,
  unknownPriority,
];
