import type { AutomationDocument, AutomationStep } from "./document";
import { select, substitute } from "./substitute";
import type { Answer, Call, Outcome, Work } from "./worker";

/** How a step or a run ended, in Systems Manager's words. */
export type Status = "Pending" | "InProgress" | "Waiting" | "Success" | "Failed" | "TimedOut" | "Cancelled";

/** A step as `GetAutomationExecution` tells it. */
export interface StepExecution {
  readonly StepName: string;
  readonly Action: string;
  StepStatus: Status;
  readonly IsCritical: boolean;
  ExecutionStartTime?: number;
  ExecutionEndTime?: number;
  FailureMessage?: string;
  Outputs?: Record<string, string[]>;
}

/** A run as `GetAutomationExecution` tells it; times are seconds since 1970. */
export interface Execution {
  readonly AutomationExecutionId: string;
  readonly DocumentName: string;
  readonly DocumentVersion: string;
  AutomationExecutionStatus: Status;
  readonly Parameters: Readonly<Record<string, readonly string[]>>;
  readonly ExecutedBy: string;
  readonly ExecutionStartTime: number;
  ExecutionEndTime?: number;
  FailureMessage?: string;
  readonly StepExecutions: StepExecution[];
}

/** What an approver does about a step. */
export type Decision =
  | { readonly says: "Approve" | "Reject"; readonly by: string; readonly comment?: string }
  /** Nobody answers. */
  | { readonly says: "nothing" };

/** What a run is played with. */
export interface Surroundings {
  readonly region: string;
  readonly run: (work: Work, timeoutSeconds: number, mayCall: (call: Call) => Promise<Answer>) => Promise<Outcome>;
  readonly mayCall: (call: Call) => Promise<Answer>;
  readonly decide: (step: string) => Promise<Decision>;
  /** A step that fails, whatever it does, to see what becomes of the rest. */
  readonly breaks?: string;
  /** Called at every change, so that somebody can watch. */
  readonly changed?: () => void;
}

/** A script gets no more than this, whatever its step allows; everything else an hour (AWS Systems Manager user guide). */
const scriptLimitSeconds = 600;
const defaultSeconds = 3600;
/** An approval waits a week unless the step says otherwise. */
const approvalSeconds = 604_800;
/** How often a waiting step asks. */
const pollSeconds = 5;

interface Ended {
  readonly status: Status;
  readonly failure?: string;
  /** What \`GetAutomationExecution\` shows. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** What the step's own outputs are selected from. */
  readonly answer?: unknown;
}

/** Plays a document as Systems Manager does, from its first step to its end, and tells the run as it goes. */
export async function play(
  document: AutomationDocument,
  execution: Execution,
  parameters: ReadonlyMap<string, unknown>,
  around: Surroundings,
): Promise<void> {
  const values = new Map(parameters);
  values.set("automation:EXECUTION_ID", execution.AutomationExecutionId);
  values.set("global:REGION", around.region);
  let time = execution.ExecutionStartTime;
  values.set("global:DATE_TIME", new Date(time * 1000).toISOString());
  const steps = new Map(document.mainSteps.map((it, index) => [it.name, { step: it, index }]));
  let failed: Status | undefined;
  let next: AutomationStep | undefined = document.mainSteps[0];
  while (next !== undefined) {
    const step: AutomationStep = next;
    const told: StepExecution = {
      StepName: step.name,
      Action: step.action,
      StepStatus: step.action === "aws:approve" ? "Waiting" : "InProgress",
      IsCritical: step.isCritical ?? true,
      ExecutionStartTime: time,
    };
    execution.StepExecutions.push(told);
    execution.AutomationExecutionStatus = told.StepStatus;
    around.changed?.();
    const { ended, took, goTo } = await perform(step, values, around);
    time += took;
    told.StepStatus = ended.status;
    told.ExecutionEndTime = time;
    if (ended.failure !== undefined) told.FailureMessage = ended.failure;
    if (ended.outputs !== undefined)
      told.Outputs = Object.fromEntries(Object.entries(ended.outputs).map(([name, it]) => [name, [it]]));
    for (const { Name, Selector } of step.outputs ?? [])
      values.set(`${step.name}.${Name}`, select(ended.answer, Selector));
    execution.AutomationExecutionStatus = "InProgress";
    around.changed?.();

    const bad = ended.status !== "Success";
    if (bad && told.IsCritical) {
      failed ??= ended.status;
      execution.FailureMessage ??= `${step.name}: ${ended.failure ?? ended.status}`;
    }
    // An approval that nobody gave ends the run there and then (AWS Systems Manager user guide, aws:approve).
    if (bad && step.action === "aws:approve" && ended.status === "TimedOut") break;
    const { onFailure = "Abort" } = step;
    if (bad && onFailure === "Abort") break;
    if (step.isEnd === true) break;
    const target: string | undefined = bad ? /^step:(.+)$/.exec(onFailure)?.[1] : (goTo ?? step.nextStep);
    if (target !== undefined) {
      next = steps.get(target)?.step;
      if (next === undefined) throw new Error(`${step.name} goes on with ${target}, which is no step`);
    } else next = document.mainSteps[(steps.get(step.name)?.index ?? 0) + 1];
  }
  execution.ExecutionEndTime = time;
  execution.AutomationExecutionStatus = failed ?? "Success";
  around.changed?.();
}

interface Performed {
  readonly ended: Ended;
  /** In virtual seconds. */
  readonly took: number;
  readonly goTo?: string;
}

async function perform(step: AutomationStep, values: Map<string, unknown>, around: Surroundings): Promise<Performed> {
  if (around.breaks === step.name) return { ended: { status: "Failed", failure: "broken on purpose" }, took: 1 };
  let inputs: Record<string, unknown>;
  try {
    inputs = substitute(step.inputs, values) as Record<string, unknown>;
  } catch (error) {
    return { ended: { status: "Failed", failure: (error as Error).message }, took: 0 };
  }
  switch (step.action) {
    case "aws:executeScript":
      return script(step, inputs, around);
    case "aws:executeAwsApi":
      return api(step, inputs, around);
    case "aws:waitForAwsResourceProperty":
      return waitFor(step, inputs, around);
    case "aws:assertAwsResourceProperty":
      return assertProperty(step, inputs, around);
    case "aws:approve":
      return approval(step, around);
    case "aws:branch":
      return branch(inputs);
    case "aws:sleep":
      return { ended: { status: "Success" }, took: seconds(String(inputs.Duration)) };
  }
}

/** The seconds of an ISO 8601 duration such as PT1M30S. */
function seconds(duration: string): number {
  const [, hours = "0", minutes = "0", rest = "0"] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

/** Working takes a second beside what was slept. */
const endedWith = (
  outcome: Outcome,
  of: (result: unknown) => Pick<Ended, "outputs" | "answer"> = (answer) => ({ answer }),
): Performed => {
  const took = 1 + outcome.slept;
  if ("timedOut" in outcome) return { ended: { status: "TimedOut", failure: "the step ran out of time" }, took };
  if ("error" in outcome) return { ended: { status: "Failed", failure: outcome.error }, took };
  return { ended: { status: "Success", ...of(outcome.result) }, took };
};

async function script(step: AutomationStep, inputs: Record<string, unknown>, around: Surroundings) {
  const { Script, Handler, InputPayload } = inputs as { Script: string; Handler: string; InputPayload: unknown };
  const limit = Math.min(step.timeoutSeconds ?? scriptLimitSeconds, scriptLimitSeconds);
  const work = {
    kind: "script",
    script: Script,
    handler: Handler,
    region: around.region,
    payload: InputPayload,
  } as const;
  return endedWith(await around.run(work, limit, around.mayCall), (result) => ({
    outputs: { OutputPayload: JSON.stringify({ Payload: result }) },
    answer: { Payload: result },
  }));
}

async function answerOf(inputs: Record<string, unknown>, around: Surroundings, limit: number) {
  const own = ["Service", "Api", "PropertySelector", "DesiredValues"];
  const rest = Object.fromEntries(Object.entries(inputs).filter(([key]) => !own.includes(key)));
  const { Service, Api } = inputs as { Service: string; Api: string };
  const work = { kind: "call", service: Service, api: Api, region: around.region, inputs: rest } as const;
  return around.run(work, limit, around.mayCall);
}

async function api(step: AutomationStep, inputs: Record<string, unknown>, around: Surroundings) {
  return endedWith(await answerOf(inputs, around, step.timeoutSeconds ?? defaultSeconds));
}

async function property(step: AutomationStep, inputs: Record<string, unknown>, around: Surroundings) {
  const outcome = await answerOf(inputs, around, step.timeoutSeconds ?? defaultSeconds);
  if (!("result" in outcome)) return { outcome };
  const value = select(outcome.result, String(inputs.PropertySelector));
  const desired = (inputs.DesiredValues as unknown[]).map(String);
  return { outcome, met: desired.includes(typeof value === "string" ? value : JSON.stringify(value)), value };
}

async function assertProperty(step: AutomationStep, inputs: Record<string, unknown>, around: Surroundings) {
  const { outcome, met, value } = await property(step, inputs, around);
  if (met === undefined || met) return endedWith(outcome);
  const failure = `${String(inputs.PropertySelector)} is ${JSON.stringify(value)}, not ${JSON.stringify(inputs.DesiredValues)}`;
  return { ended: { status: "Failed", failure } as const, took: 1 };
}

async function waitFor(step: AutomationStep, inputs: Record<string, unknown>, around: Surroundings) {
  const limit = step.timeoutSeconds ?? defaultSeconds;
  for (let waited = 0; waited < limit; waited += pollSeconds) {
    const { outcome, met } = await property(step, inputs, around);
    if (met === undefined || met) return { ...endedWith(outcome), took: waited + 1 };
  }
  return {
    ended: { status: "TimedOut", failure: `it did not become ${JSON.stringify(inputs.DesiredValues)}` } as const,
    took: limit,
  };
}

async function approval(step: AutomationStep, { decide }: Surroundings): Promise<Performed> {
  const decision = await decide(step.name);
  if (decision.says === "nothing")
    return {
      ended: { status: "TimedOut", failure: "nobody approved in time", outputs: { ApprovalStatus: "Waiting" } },
      took: step.timeoutSeconds ?? approvalSeconds,
    };
  const { says, by, comment = "" } = decision;
  const outputs = {
    ApprovalStatus: says === "Approve" ? "Approved" : "Rejected",
    ApproverDecisions: JSON.stringify([{ approver: by, decision: says, comment }]),
  };
  return says === "Approve"
    ? { ended: { status: "Success", outputs }, took: 30 }
    : { ended: { status: "Failed", failure: `rejected by ${by}`, outputs }, took: 30 };
}

function branch(inputs: Record<string, unknown>): Performed {
  const { Choices, Default } = inputs as {
    Choices: readonly { Variable: unknown; StringEquals?: string; NextStep: string }[];
    Default?: string;
  };
  const chosen = Choices.find((it) => {
    if (it.StringEquals === undefined) throw new Error("the harness plays branches on StringEquals only");
    return it.Variable === it.StringEquals;
  });
  const goTo = chosen?.NextStep ?? Default;
  return { ended: { status: "Success" }, took: 0, ...(goTo !== undefined && { goTo }) };
}
