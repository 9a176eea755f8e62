import type { Environment } from "../../environment";
import { priorityName, type Plan, type SeverityKey, type Signal } from "../../plan";
import { renderSearch } from "../queries";
import type { FindingRuleSpec, SecurityRuleSpec } from "./detectorInputs";
import { signalTags } from "./tags";
import { pagerdutyHandle, scopeOf, signalMessage } from "./text";

/** Datadog's security severities by the plan's. */
const signalStatus: Readonly<Record<SeverityKey, string>> = { p0: "critical", p1: "high", p2: "medium", p3: "low" };

const minute = 60;
const hour = 3600;
const day = 86_400;

/** The log detection rules of the signals that security rules detect. */
export function securityRuleSpecs(
  plan: Plan,
  environment: Environment,
  signals: readonly (readonly [string, Signal])[],
): SecurityRuleSpec[] {
  return signals.flatMap(([key, signal]) => {
    const { detector, severity } = signal;
    if (detector.kind !== "security-rule") return [];
    const seenBefore = detector.method === "each" ? undefined : detector.method.newValueOf;
    return [
      {
        key,
        signal: key,
        inputs: {
          name: `[${priorityName(severity)}] ${signal.title}`,
          message: signalMessage(plan, environment, signal),
          type: "log_detection",
          enabled: true,
          queries: [
            {
              name: "matches",
              query: renderSearch(detector.search, scopeOf(environment)),
              aggregation: seenBefore === undefined ? "count" : "new_value",
              groupByFields: [],
              ...(seenBefore !== undefined && { metrics: [seenBefore] }),
            },
          ],
          cases: [
            {
              name: signal.fault,
              status: signalStatus[severity],
              // A new value is a match by itself; a count needs its number.
              ...(seenBefore === undefined && { condition: "matches > 0" }),
              notifications: [pagerdutyHandle(severity)],
            },
          ],
          options: {
            detectionMethod: seenBefore === undefined ? "threshold" : "new_value",
            evaluationWindow: seenBefore === undefined ? 5 * minute : 0,
            keepAlive: hour,
            maxSignalDuration: day,
            ...(seenBefore !== undefined && {
              newValueOptions: { forgetAfter: 28, learningDuration: 7, learningMethod: "duration" },
            }),
          },
          tags: signalTags(plan, environment, key, signal),
        },
      },
    ];
  });
}

/** Whom the vulnerability scanner's findings are told to. */
export function findingRuleSpecs(signals: readonly (readonly [string, Signal])[]): FindingRuleSpec[] {
  return signals.flatMap(([key, { detector, severity, title }]) =>
    detector.kind !== "finding"
      ? []
      : [
          {
            key,
            signal: key,
            inputs: {
              name: `[${priorityName(severity)}] ${title}`,
              enabled: true,
              selectors: {
                triggerSource: "security_findings",
                ruleTypes: ["application_library_vulnerability"],
                severities: [...detector.scannerSeverities].sort(),
              },
              targets: [pagerdutyHandle(severity)],
            },
          },
        ],
  );
}
