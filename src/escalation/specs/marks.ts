import { severityKeys, type ComponentKey, type Plan, type SeverityKey } from "../../plan";

/**
 * How an event of any tool says something: a label (Alertmanager), a tag (Datadog), a word in the name of a CloudWatch
 * alarm, or a word in its summary (Sentry, whose alerts have a name only).
 */
const marks = (labels: readonly string[], value: string, inName: string): string[] => [
  `event.custom_details.${labels[0] ?? ""} matches '${value}'`,
  ...labels.map((it) => `event.custom_details.tags matches part '${it}:${value}'`),
  `raw_event.AlarmName matches part '${inName}'`,
  `event.summary matches part '${inName}'`,
];

/** The conditions that tell an event's severity; any of them is enough. */
export const severityMarks = (severity: SeverityKey): string[] =>
  marks(["severity"], severity, `[${severity.toUpperCase()}]`);

/** No CVSS score is higher. */
const highestScore = 10;

/**
 * The condition that tells, by a CVSS score in the event's details, that it is of a severity; none for a severity without a
 * band. PagerDuty compares texts, so a band is told by the whole numbers that its scores begin with.
 */
export function scoreMarks(bands: Plan["cvssBands"], severity: SeverityKey): string[] {
  const from = bands[severity]?.from;
  if (from === undefined) return [];
  const above = severityKeys
    .slice(0, severityKeys.indexOf(severity))
    .flatMap((it) => bands[it]?.from ?? [])
    .reduce((lowest, it) => Math.min(lowest, it), highestScore + 1);
  const whole = Array.from({ length: Math.max(0, above - from) }, (_, index) => String(from + index));
  return whole.length === 0
    ? []
    : [`event.custom_details.cvss_score matches regex '^(${whole.join("|")})([.][0-9]+)?$'`];
}

/** The conditions that tell an event's component; any of them is enough. Datadog's own tag for it is `service`. */
export const componentMarks = (component: ComponentKey): string[] =>
  marks(["component", "service"], component, component);

const eventSeverities = { p0: "critical", p1: "error", p2: "warning", p3: "info" } as const;

/** PagerDuty has four severities of events, as many as the plan. */
export const eventSeverity = (severity: SeverityKey): (typeof eventSeverities)[SeverityKey] =>
  eventSeverities[severity];
