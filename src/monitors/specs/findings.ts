import { priorityName, type Signal } from "../../plan";
import type { FindingRuleSpec } from "./detectorInputs";
import { pagerdutyHandle } from "./text";

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
