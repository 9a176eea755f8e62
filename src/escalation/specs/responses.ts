import type { Environment } from "../../environment";
import {
  inRegions,
  runbookKeys,
  severityKeys,
  type IncidentField,
  type IncidentFieldKey,
  type Plan,
  type RunbookKey,
  type SeverityKey,
} from "../../plan";

/** A field of every incident. */
export interface FieldSpec {
  readonly name: IncidentFieldKey;
  readonly displayName: string;
  readonly description: string;
  readonly dataType: IncidentField["type"];
}

/** A runbook's first step, ready to be run by a responder. */
export interface ActionSpec {
  readonly key: RunbookKey;
  readonly name: string;
  readonly description: string;
  readonly script: string;
  readonly runner: string | undefined;
  readonly classification: "remediation";
  readonly services: readonly SeverityKey[];
}

/** The fields of every incident's record. */
export function fieldSpecs(plan: Plan, { features }: Environment): FieldSpec[] {
  if (!features.customFields) return [];
  return Object.entries(plan.incidentFields).map(([name, { title, description, type }]) => ({
    name: name as IncidentFieldKey,
    displayName: title,
    description,
    dataType: type,
  }));
}

/** One action for the first step of each runbook: the plan's commands, in its order, stopping at the first that fails. */
export function actionSpecs(plan: Plan, { aws, features, pagerduty }: Environment): ActionSpec[] {
  if (!features.automationActions) return [];
  return runbookKeys.map((key) => {
    const { number, title, immediate, phases } = plan.runbooks[key];
    return {
      key,
      name: `Runbook ${number}: ${title}`,
      description: `First step, minutes ${phases[0].fromMinute} to ${phases[0].untilMinute}: ${immediate.map(({ purpose }) => purpose).join("; ")}.`,
      script: [
        "#!/usr/bin/env bash",
        "set -euo pipefail",
        ...immediate.flatMap((it) => ["", `# ${it.purpose}`, inRegions(it.command, aws.regions)]),
        "",
      ].join("\n"),
      runner: pagerduty.automationRunner,
      classification: "remediation",
      services: severityKeys.filter((severity) => plan.severities[severity].channel === "page"),
    };
  });
}
