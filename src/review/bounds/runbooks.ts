import { documentName, runbookKeys, type Plan, type RunbookKey, type Seconds } from "../../plan";
import type { GraphFinding } from "../graph";
import { list, nameOf, number, property, record, text, type Resource } from "../resources";

/** How long the first phase of a runbook takes at most, from its start to the step that has seen the goal reached. */
export interface RunbookBound {
  readonly runbook: RunbookKey;
  readonly region: string;
  readonly steps: readonly { readonly name: string; readonly seconds: Seconds }[];
  readonly seconds: Seconds;
}

const documentType = "aws:ssm/document:Document";
/** A step that says nothing of it may take an hour, an approval a week (AWS Systems Manager user guide). */
const defaultSeconds: Seconds = 3600;
const approvalSeconds: Seconds = 604_800;
/** The step in which a runbook reads its goal back; what comes after it is looked at without haste. */
const goalStep = "verify";

/** The runbooks' times as their declared documents allow them: every step takes as long as it may. */
export function runbookTimes(resources: readonly Resource[]): readonly RunbookBound[] {
  return runbookKeys.flatMap((runbook) =>
    resources
      .filter((it) => it.type === documentType && property(it, "name") === documentName(runbook))
      .map((it) => runbookBound(runbook, it))
      .sort((a, b) => (a.region < b.region ? -1 : 1)),
  );
}

function runbookBound(runbook: RunbookKey, it: Resource): RunbookBound {
  const all = list(record(contentOf(it)).mainSteps).map(record);
  const goal = all.findIndex(({ name }) => name === goalStep);
  const steps = all
    .slice(0, goal + 1)
    .filter(({ action }) => action !== "aws:branch")
    .map(({ name, action, timeoutSeconds }) => ({
      name: text(name) ?? "",
      seconds: number(timeoutSeconds) ?? (action === "aws:approve" ? approvalSeconds : defaultSeconds),
    }));
  const seconds = goal === -1 ? Infinity : steps.reduce((sum, step) => sum + step.seconds, 0);
  return { runbook, region: text(property(it, "region")) ?? nameOf(it), steps, seconds };
}

function contentOf(it: Resource): unknown {
  try {
    return JSON.parse(text(property(it, "content")) ?? "null") as unknown;
  } catch {
    return undefined;
  }
}

/** The runbooks whose first phase may take longer than the plan gives it, and those that no region has. */
export function runbookViolations(times: readonly RunbookBound[], plan: Plan): GraphFinding[] {
  return runbookKeys.flatMap((runbook) => {
    const window = plan.runbooks[runbook].phases[0].untilMinute;
    return times
      .filter((it) => it.runbook === runbook && it.seconds > window * 60)
      .map(({ region, seconds, steps }) => ({
        rule: "bounds/runbook-too-slow",
        path: `${documentName(runbook)} in ${region}`,
        problem: Number.isFinite(seconds)
          ? `its first phase may take ${seconds} s, the plan gives it ${window} min: ${steps.map(({ name, seconds: it }) => `${name} ${it} s`).join(" -> ")}`
          : `no step called ${goalStep} sees its goal reached`,
        remedy: "shorten what its steps may take, or move what can wait behind the goal",
      }));
  });
}
