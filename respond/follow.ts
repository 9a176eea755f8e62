import type { AutomationExecution, StepExecution } from "@aws-sdk/client-ssm";
import type { Around } from "./around";
import { read, type Run } from "./systemsManager";

const pollMs = 1000;
const goesOn = new Set(["Pending", "InProgress", "Waiting", "Cancelling", "Scheduled"]);

const seconds = (from: Date | undefined, until: Date | undefined) =>
  from === undefined || until === undefined ? "" : ` after ${Math.round((until.getTime() - from.getTime()) / 1000)} s`;

/** What is told of a step, once for each status. */
function lineOf(step: StepExecution, run: Run): string {
  const { StepName: name = "", StepStatus: status = "", Action: action } = step;
  if (action === "aws:approve" && status === "Waiting")
    return `${name} waits for somebody of zkp-approver, who was paged: npm run respond -- approve ${run.id} --region ${run.region}`;
  if (name === "verify" && status === "Success")
    return `the goal is reached${seconds(step.ExecutionStartTime, step.ExecutionEndTime)}`;
  const why = step.FailureMessage === undefined ? "" : `: ${step.FailureMessage}`;
  return `${name} ${status}${seconds(step.ExecutionStartTime, step.ExecutionEndTime)}${why}`;
}

/**
 * Follows a run to its end and tells each step as it goes. Answers that fail on the way are told and asked for again: the
 * run does not depend on being watched.
 */
export async function follow(run: Run, say: Around["say"], clock: Around["clock"]): Promise<AutomationExecution> {
  const told = new Set<string>();
  const began = clock.now();
  for (;;) {
    const execution = await read(run).catch((error: unknown) => {
      say(`${run.region} does not answer, the run goes on: ${String(error)}`);
      return undefined;
    });
    for (const step of execution?.StepExecutions ?? []) {
      const key = `${step.StepName ?? ""} ${step.StepStatus ?? ""}`;
      if (step.StepStatus === "Pending" || told.has(key)) continue;
      told.add(key);
      say(`${String(Math.round((clock.now() - began) / 1000)).padStart(4)} s  ${lineOf(step, run)}`);
    }
    if (execution !== undefined && !goesOn.has(execution.AutomationExecutionStatus ?? "")) return execution;
    await clock.sleep(pollMs);
  }
}
