import { resolve } from "node:path";
import { environmentOf } from "../../src/environment/ofStack";
import { documentKeys, documentName, regionRoles } from "../../src/plan";
import { declaredResources } from "../../src/review/cli/declared";
import { startTheatre, type Decision, type Execution, type Seen, type Theatre } from "../automation";
import type { Context } from "./context";

/** How a runbook is played. */
export interface RunbookOptions {
  readonly region?: string;
  /** `Name=value`, as a document's parameters; a list has its values between commas. */
  readonly param: readonly string[];
  readonly incident: string;
  readonly dry?: boolean;
  /** What the approver says. */
  readonly approver: string;
  /** Regions that are dead. */
  readonly dead: readonly string[];
  /** A step that fails. */
  readonly break?: string;
}

const decisions: Readonly<Record<string, Decision>> = {
  approves: { says: "Approve", by: "the commander" },
  rejects: { says: "Reject", by: "the commander" },
  sleeps: { says: "nothing" },
};

/**
 * Plays a document on the AWS emulator as Systems Manager would, and shows its steps, what it changed and the evidence it
 * left. Returns 0 when the run succeeded, 1 when it failed.
 *
 * @throws RangeError for a document, region, approver or parameter that there is not.
 */
export async function runbook({ program, stack }: Context, name: string, options: RunbookOptions): Promise<number> {
  const environment = environmentOf(resolve(program), stack);
  const { region = environment.aws.regions.standby, approver, dead } = options;
  const decision = oneOf(decisions, approver, "approver");
  oneOf(Object.fromEntries(documentKeys.map((it) => [it, it])), name, "document");
  const regions = regionRoles.map((it) => environment.aws.regions[it]);
  for (const it of [region, ...dead]) oneOf(Object.fromEntries(regions.map((one) => [one, one])), it, "region");
  const theatre = await startTheatre(environment, await declaredResources(stack));
  try {
    const before = await theatre.look();
    await theatre.kill(...dead);
    const execution = await theatre.systemsManager.run(region, `zkp-${name}`, parametersOf(name, options), {
      decide: () => decision,
      ...(options.break !== undefined && { breaks: options.break }),
    });
    process.stdout.write(`${await shown(theatre, execution, before, region)}\n`);
    return execution.AutomationExecutionStatus === "Success" ? 0 : 1;
  } catch (error) {
    // What Systems Manager refuses before anything runs is a mistake of the caller.
    throw error instanceof Error && error.name.startsWith("Invalid") ? new RangeError(error.message) : error;
  } finally {
    await theatre.close();
  }
}

function parametersOf(name: string, { param, incident, dry = false }: RunbookOptions) {
  if (name === documentName("record-run")) return {};
  const given = param.map((it) => {
    const [, key = "", value = ""] = /^(\w+)=(.*)$/s.exec(it) ?? [];
    if (key === "") throw new RangeError(`--param ${it} is not Name=value`);
    return [key, value.split(",")] as const;
  });
  return { IncidentReference: [incident], DryRun: [String(dry)], ...Object.fromEntries(given) };
}

function oneOf<Value>(known: Readonly<Record<string, Value>>, key: string, what: string): Value {
  const found = known[key];
  if (found === undefined)
    throw new RangeError(`there is no ${what} ${key}; known are ${Object.keys(known).join(", ")}`);
  return found;
}

async function shown(theatre: Theatre, execution: Execution, before: Seen, region: string): Promise<string> {
  const began = execution.ExecutionStartTime;
  const steps = execution.StepExecutions.map(({ StepName, StepStatus, ExecutionEndTime = began, FailureMessage }) =>
    [
      `${String(Math.round(ExecutionEndTime - began)).padStart(5)} s`,
      StepName.padEnd(20),
      StepStatus,
      FailureMessage ?? "",
    ]
      .join("  ")
      .trimEnd(),
  );
  const after = await theatre.look();
  const changes = differences(before, after).map((it) => `  ${it}`);
  const evidence = Object.entries(after.objects).flatMap(([bucket, keys]) =>
    keys.filter((it) => it.includes(execution.AutomationExecutionId)).map((key) => `  s3://${bucket}/${key}`),
  );
  return [
    `${execution.DocumentName} in ${region}`,
    ...steps,
    `${execution.AutomationExecutionStatus}${execution.FailureMessage === undefined ? "" : `: ${execution.FailureMessage}`}`,
    "What changed:",
    ...(changes.length > 0 ? changes : ["  nothing"]),
    "Evidence:",
    ...evidence,
  ].join("\n");
}

/** What is different, path by path; evidence is told by itself. */
function differences(before: unknown, after: unknown, path = ""): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const both = [before, after];
  if (both.every((it) => typeof it === "object" && it !== null && !Array.isArray(it))) {
    const [old, now] = both as Readonly<Record<string, unknown>>[];
    const keys = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].sort();
    return keys
      .filter((it) => !it.includes("-evidence-"))
      .flatMap((it) => differences(old?.[it], now?.[it], path === "" ? it : `${path} > ${it}`));
  }
  const told = (it: unknown) => (it === undefined ? "nothing" : JSON.stringify(it));
  return [`${path}: ${told(before)} -> ${told(after)}`];
}
