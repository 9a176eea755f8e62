/** A step of an SSM automation document, as AWS reads it. */
export interface AutomationStep {
  readonly name: string;
  readonly action: string;
  readonly onFailure?: string;
  readonly isCritical?: boolean;
  readonly isEnd?: boolean;
  readonly timeoutSeconds?: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs?: readonly { readonly Name: string; readonly Selector: string; readonly Type: string }[];
}

/** The step that every run ends with, whatever happened before. */
export const lastStep = "recordRun";

/** What acts, and how it is known to have worked. */
export interface Act {
  readonly act: AutomationStep;
  readonly assert: AutomationStep;
}

/** A step that acts fails the run, but not before the run is recorded. */
const acting = { onFailure: `step:${lastStep}`, isCritical: true } as const;

/** Calls an AWS API. */
export const callApi = (
  name: string,
  service: string,
  api: string,
  inputs: Readonly<Record<string, unknown>>,
  outputs: AutomationStep["outputs"] = [],
): AutomationStep => ({
  name,
  action: "aws:executeAwsApi",
  ...acting,
  inputs: { Service: service, Api: api, ...inputs },
  ...(outputs.length > 0 && { outputs }),
});

/** A step that compares a property of an API's answer with values of which it should have one. */
const comparing =
  (action: string, more: Pick<AutomationStep, "timeoutSeconds"> = {}) =>
  (
    name: string,
    service: string,
    api: string,
    inputs: Readonly<Record<string, unknown>>,
    property: string,
    values: readonly string[],
  ): AutomationStep => ({
    name,
    action,
    ...acting,
    ...more,
    inputs: { Service: service, Api: api, ...inputs, PropertySelector: property, DesiredValues: values },
  });

/** Fails unless a property of an API's answer has one of these values. */
export const assertApi = comparing("aws:assertAwsResourceProperty");

/** Waits until a property has one of these values. */
export const awaitApi = comparing("aws:waitForAwsResourceProperty", { timeoutSeconds: 900 });

/** Runs one of the product's own scripts on the instances that config names, and asserts that it succeeded. */
export function runScript(
  name: string,
  command: string,
  target: { readonly tag: string; readonly value: string },
): Act {
  return {
    act: {
      name,
      action: "aws:runCommand",
      ...acting,
      inputs: {
        DocumentName: "AWS-RunShellScript",
        Targets: [{ Key: `tag:${target.tag}`, Values: [target.value] }],
        MaxConcurrency: "1",
        MaxErrors: "0",
        Parameters: { commands: ["set -euo pipefail", command] },
      },
    },
    assert: assertApi(
      `${name}Succeeded`,
      "ssm",
      "ListCommands",
      { CommandId: `{{ ${name}.CommandId }}` },
      "$.Commands[0].Status",
      ["Success"],
    ),
  };
}

/** Runs Python in the automation itself. */
export const runPython = (
  name: string,
  script: readonly string[],
  payload: Readonly<Record<string, unknown>>,
  outputs: AutomationStep["outputs"] = [],
): AutomationStep => ({
  name,
  action: "aws:executeScript",
  ...acting,
  inputs: { Runtime: "python3.11", Handler: "handler", InputPayload: payload, Script: script.join("\n") },
  ...(outputs.length > 0 && { outputs }),
});

/** Goes on only when one of the approvers has approved. */
export const approval = (topicArn: string, approver: string, message: string): AutomationStep => ({
  name: "approve",
  action: "aws:approve",
  ...acting,
  timeoutSeconds: 900,
  inputs: { NotificationArn: topicArn, Message: message, MinRequiredApprovals: 1, Approvers: [approver] },
});

/** A dry run looks, and changes nothing: it goes straight to its record. */
export const unlessDry = (next: string): AutomationStep => ({
  name: "isDryRun",
  action: "aws:branch",
  inputs: {
    Choices: [{ Variable: "{{ DryRun }}", StringEquals: "true", NextStep: lastStep }],
    Default: next,
  },
});

/** Writes down what ran, when and where, and whether it was an exercise; who started it, the trail says. */
export const record = (bucket: string, document: string): AutomationStep => ({
  name: lastStep,
  action: "aws:executeAwsApi",
  isEnd: true,
  inputs: {
    Service: "s3",
    Api: "PutObject",
    Bucket: bucket,
    Key: "runbooks/{{ IncidentReference }}/{{ automation:EXECUTION_ID }}.json",
    ContentType: "application/json",
    ChecksumAlgorithm: "SHA256",
    Body: JSON.stringify({
      document,
      incident: "{{ IncidentReference }}",
      dryRun: "{{ DryRun }}",
      execution: "{{ automation:EXECUTION_ID }}",
      at: "{{ global:DATE_TIME }}",
      region: "{{ global:REGION }}",
    }),
  },
});
