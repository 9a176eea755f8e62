import type { Environment } from "../../environment";
import { documentName, type DocumentKey, type Plan, type RegionRole, type Seconds } from "../../plan";
import { controlsTableName, eventSource, type AccessRole, type BucketKind, type Names } from "../names";
import { approve, branchIf, lastStep, runScript, type AutomationStep, type ScriptStep } from "./steps";

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

/** Where a document runs, and what it is drawn up from. */
export interface Place {
  readonly plan: Plan;
  readonly environment: Environment;
  readonly names: Names;
  readonly role: RegionRole;
}

/** Something that a second person decides. */
export interface Decision {
  readonly message: string;
  readonly withinSeconds: Seconds;
}

/** What a runbook does, before it becomes a document. */
export interface Runbook {
  readonly description: string;
  /** The role that the document acts as. */
  readonly as: AccessRole;
  /** What may be done; the first is what the whole runbook does. Absent where there is one thing only. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, DocumentParameter>>;
  /** Looks only; these run in a dry run, too, and fail it when something is unknown. */
  readonly looks: readonly AutomationStep[];
  /** Asked before anything is done that cannot be taken back. */
  readonly approval?: Decision;
  readonly acts: readonly AutomationStep[];
  /** Reads back that the goal is reached; absent where nothing is done. */
  readonly verify?: ScriptStep;
  /** Asked afterwards, where the plan leaves no time before; rejected, the step takes everything back. */
  readonly review?: Decision & { readonly takeBack: AutomationStep };
}

/** Every document takes these. A run is dry unless somebody says otherwise. */
const common: Readonly<Record<string, DocumentParameter>> = {
  IncidentReference: {
    type: "String",
    description: "INC-YYYYMMDD-NNN, PagerDuty's id of the incident, or the exercise's name.",
    allowedPattern: "^(INC-\\d{8}-\\d{3,}|[PQ][A-Z0-9]{6,13}|drill-[a-z-]+)$",
  },
  DryRun: {
    type: "String",
    description: "true: look and record, change nothing.",
    default: "true",
    allowedValues: ["true", "false"],
  },
};

/** The regions as a script tries them: its own first. */
export const regionsOf = ({ names, role }: Pick<Place, "names" | "role">): string[] =>
  role === "primary" ? [names.regions.primary, names.regions.standby] : [names.regions.standby, names.regions.primary];

/** The buckets of a kind by region, since scripts think in regions. */
export const bucketsOf = ({ names }: Pick<Place, "names">, kind: BucketKind): Record<string, string> => ({
  [names.regions.primary]: names.bucket(kind, "primary"),
  [names.regions.standby]: names.bucket(kind, "standby"),
});

/** What every script is told of its run, and what it needs besides. */
export const runOf = (place: Pick<Place, "names" | "role">, more: Readonly<Record<string, unknown>> = {}) => ({
  regions: regionsOf(place),
  table: controlsTableName,
  incident: "{{ IncidentReference }}",
  execution: "{{ automation:EXECUTION_ID }}",
  ...more,
});

/**
 * Makes a document: look, stop here if it is a dry run, ask where something cannot be taken back, act, read back that the
 * goal is reached, ask afterwards where there was no time before, and record the run in any case.
 */
export function automationDocument(key: DocumentKey, place: Place, runbook: Runbook): AutomationDocument {
  const { names } = place;
  const { looks, approval, acts, review, choices } = runbook;
  const approver = names.roleArn("approver");
  const tell = (name: string, action: "trigger" | "resolve", message: string, more: Partial<AutomationStep> = {}) =>
    runScript(
      {
        name,
        runs: "approval.ask",
        payload: runOf(place, { action, document: documentName(key), message, source: eventSource }),
        timeoutSeconds: 10,
      },
      // Whoever waits for the approval sees it without being told: the run goes on.
      { onFailure: "Continue", isCritical: false, ...more },
    );
  const asking =
    approval === undefined
      ? []
      : [
          tell("askForApproval", "trigger", approval.message),
          approve("approval", approver, approval.message, approval.withinSeconds),
          tell("approvalGiven", "resolve", approval.message),
        ];
  const doing = [...asking, ...acts, ...(runbook.verify === undefined ? [] : [runScript(runbook.verify)])];
  const reviewing =
    review === undefined
      ? []
      : [
          tell("askForReview", "trigger", review.message),
          approve("review", approver, review.message, review.withinSeconds, {
            onFailure: `step:${review.takeBack.name}`,
          }),
          tell("reviewGiven", "resolve", review.message, { nextStep: lastStep }),
          review.takeBack,
        ];
  return {
    schemaVersion: "0.3",
    description: runbook.description,
    assumeRole: names.roleArn(runbook.as),
    parameters: {
      ...common,
      ...(choices !== undefined && {
        Do: {
          type: "String",
          description: Object.entries(choices)
            .map(([choice, meaning]) => `${choice}: ${meaning}`)
            .join("; "),
          default: Object.keys(choices)[0] ?? "",
          allowedValues: Object.keys(choices),
        } satisfies DocumentParameter,
      }),
      ...runbook.parameters,
    },
    mainSteps: [
      ...looks,
      ...doing.slice(0, 1).map(({ name }) => branchIf("isDryRun", "DryRun", "true", lastStep, name)),
      ...doing,
      ...reviewing,
      recordStep(place, "{{ automation:EXECUTION_ID }}"),
    ],
  };
}

/** Leaves the evidence of a run in the write-once buckets of both regions. */
export const recordStep = (place: Pick<Place, "names" | "role">, execution: string): AutomationStep =>
  runScript(
    {
      name: lastStep,
      runs: "record.record",
      payload: { regions: regionsOf(place), buckets: bucketsOf(place, "evidence"), execution },
      timeoutSeconds: 30,
    },
    { onFailure: "Abort", onCancel: "Abort", isEnd: true },
  );
