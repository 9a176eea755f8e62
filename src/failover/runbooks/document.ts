import type { Act, AutomationStep } from "./steps";
import { approval, record, unlessDry } from "./steps";

/** A parameter of a document. */
export interface DocumentParameter {
  readonly type: "String" | "StringList";
  readonly description: string;
  readonly default?: string | readonly string[];
  readonly allowedValues?: readonly string[];
  readonly allowedPattern?: string;
}

/** An SSM automation document (schema 0.3). */
export interface AutomationDocument {
  readonly schemaVersion: "0.3";
  readonly description: string;
  readonly assumeRole: string;
  readonly parameters: Readonly<Record<string, DocumentParameter>>;
  readonly mainSteps: readonly AutomationStep[];
}

/** What a runbook does, before it becomes a document. */
export interface RunbookSteps {
  /** Looks only; these run in a dry run, too. */
  readonly looks: readonly AutomationStep[];
  /** What is done, each with the assertion that it worked. */
  readonly acts: readonly Act[];
  /** Why a person must approve first; absent where everything can be taken back. */
  readonly approve?: string;
  readonly parameters?: Readonly<Record<string, DocumentParameter>>;
}

/** Where and as whom a document runs. */
export interface RunbookPlace {
  readonly name: string;
  readonly description: string;
  readonly assumeRole: string;
  readonly evidenceBucket: string;
  readonly topicArn: string;
  readonly approver: string;
}

/** Every document takes these. A run is dry unless somebody says otherwise. */
const common: Readonly<Record<string, DocumentParameter>> = {
  IncidentReference: {
    type: "String",
    description: "INC-YYYYMMDD-NNN, or the exercise's name.",
    allowedPattern: "^(INC-\\d{8}-\\d{3,}|drill-[a-z-]+)$",
  },
  DryRun: {
    type: "String",
    description: "true: look and record, change nothing.",
    default: "true",
    allowedValues: ["true", "false"],
  },
};

/**
 * Makes a document: look, stop here if it is a dry run, ask for approval where something cannot be taken back, act and
 * assert, and record the run in any case.
 */
export function automationDocument(place: RunbookPlace, steps: RunbookSteps): AutomationDocument {
  const asking = steps.approve === undefined ? [] : [approval(place.topicArn, place.approver, steps.approve)];
  const doing = [...asking, ...steps.acts.flatMap(({ act, assert }) => [act, assert])];
  const recording = record(place.evidenceBucket, place.name);
  return {
    schemaVersion: "0.3",
    description: place.description,
    assumeRole: place.assumeRole,
    parameters: { ...common, ...steps.parameters },
    mainSteps: [...steps.looks, unlessDry(doing[0]?.name ?? recording.name), ...doing, recording],
  };
}
