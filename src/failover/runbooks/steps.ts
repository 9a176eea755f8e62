import type { Seconds } from "../../plan";
import { scriptOf } from "./script";

/** A step of an SSM automation document, as AWS reads it. */
export interface AutomationStep {
  readonly name: string;
  readonly action: string;
  readonly onFailure?: string;
  readonly onCancel?: string;
  readonly isCritical?: boolean;
  readonly isEnd?: boolean;
  readonly nextStep?: string;
  readonly timeoutSeconds?: Seconds;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs?: readonly { readonly Name: string; readonly Selector: string; readonly Type: string }[];
}

/** The step that every run ends with, whatever happened before. */
export const lastStep = "recordRun";
/** The step that has seen the goal reached: until its end a runbook's first phase lasts. */
export const goalStep = "verify";

/** A step that fails, fails the run, but not before the run is recorded. */
const recorded = { onFailure: `step:${lastStep}`, onCancel: `step:${lastStep}`, isCritical: true } as const;

/** How a script's step is told apart from others: its name, its handler in a file of `scripts/`, and what it may take. */
export interface ScriptStep {
  readonly name: string;
  /** `<file>.<function>` in `scripts/`. */
  readonly runs: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** What later steps use of its result: the result's field, and its type. */
  readonly gives?: Readonly<Record<string, "String" | "StringList" | "Integer">>;
  readonly timeoutSeconds: Seconds;
}

/** Runs Python in the automation itself. AWS ends a script after ten minutes, whatever a step allows. */
export const runScript = (
  { name, runs, payload, gives = {}, timeoutSeconds }: ScriptStep,
  more: Partial<AutomationStep> = {},
): AutomationStep => ({
  name,
  action: "aws:executeScript",
  ...recorded,
  timeoutSeconds,
  ...more,
  inputs: {
    Runtime: "python3.11",
    Handler: runs.slice(runs.indexOf(".") + 1),
    InputPayload: payload,
    Script: scriptOf(runs),
  },
  ...(Object.keys(gives).length > 0 && {
    outputs: Object.entries(gives).map(([Name, Type]) => ({ Name, Selector: `$.Payload.${Name}`, Type })),
  }),
});

/** Calls an AWS API in the region where the document runs. */
export const callApi = (
  name: string,
  service: string,
  api: string,
  inputs: Readonly<Record<string, unknown>>,
  outputs: AutomationStep["outputs"] = [],
): AutomationStep => ({
  name,
  action: "aws:executeAwsApi",
  ...recorded,
  timeoutSeconds: 60,
  inputs: { Service: service, Api: api, ...inputs },
  ...(outputs.length > 0 && { outputs }),
});

/** Waits until a property of an API's answer has one of these values. */
export const awaitApi = (
  name: string,
  service: string,
  api: string,
  inputs: Readonly<Record<string, unknown>>,
  property: string,
  values: readonly string[],
  timeoutSeconds: Seconds,
): AutomationStep => ({
  name,
  action: "aws:waitForAwsResourceProperty",
  ...recorded,
  timeoutSeconds,
  inputs: { Service: service, Api: api, ...inputs, PropertySelector: property, DesiredValues: values },
});

/** Goes on only when one of the approvers has approved. When time runs out AWS ends the run there and then. */
export const approve = (
  name: string,
  approver: string,
  message: string,
  timeoutSeconds: Seconds,
  more: Partial<AutomationStep> = {},
): AutomationStep => ({
  name,
  action: "aws:approve",
  ...recorded,
  timeoutSeconds,
  ...more,
  inputs: { Message: message, MinRequiredApprovals: 1, Approvers: [approver] },
});

/** Goes on with another step when a parameter has a value. */
export const branchIf = (
  name: string,
  parameter: string,
  value: string,
  then: string,
  otherwise: string,
): AutomationStep => ({
  name,
  action: "aws:branch",
  inputs: {
    Choices: [{ Variable: `{{ ${parameter} }}`, StringEquals: value, NextStep: then }],
    Default: otherwise,
  },
});
