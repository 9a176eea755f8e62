import { commandKeys } from "../documents";
import { runbookKeys } from "../runbooks";
import type { PlanRule } from "./planRule";

/** Steps of a runbook's first phase that belong to a document and are no command of their own. */
const stepsOnly = ["enable-cdn-protection"];

const unknownFallback: PlanRule = {
  tag: "control/unknown-state",
  source: "2.1 Immediate Containment (what the product stops, starts or distrusts)",
  check: ({ plan }) =>
    Object.entries(plan.controls)
      .filter(([, { states, unreadable }]) => !states.includes(unreadable.then))
      .map(([key, { states, unreadable }]) => ({
        path: `controls.${key}.unreadable.then`,
        problem: `it is ${unreadable.then}, which is no state of the control`,
        remedy: `choose one of ${states.join(", ")}`,
      })),
};

const unusedControl: PlanRule = {
  tag: "control/contains-nothing",
  source: "2.1 Immediate Containment; Incident Runbooks",
  check: ({ plan }) => {
    const used = runbookKeys.flatMap((key) =>
      plan.containment[key].actions.flatMap(({ by }) => by.flatMap((it) => ("control" in it ? [it.control] : []))),
    );
    return Object.entries(plan.controls)
      .filter(([key, { source }]) => !used.some((it) => it === key) && !source.startsWith("Runbook"))
      .map(([key]) => ({
        path: `controls.${key}`,
        problem: "no line of a containment checklist is done by it, and no runbook asks for it",
        remedy: "name the line that it does in the checklist, or remove it",
      }));
  },
};

const commandMissing: PlanRule = {
  tag: "runbook/no-command",
  source: "Incident Runbooks (each begins with commands)",
  check: ({ plan }) =>
    runbookKeys.flatMap((key) =>
      plan.runbooks[key].immediate
        .filter((it) => !stepsOnly.includes(it.key) && !commandKeys.some((command) => command === it.key))
        .map((it) => ({
          path: `runbooks.${key}.immediate.${it.key}`,
          problem: "it is the name of no command",
          remedy: "give the command of that name in src/plan/documents.ts",
        })),
    ),
};

/** Rules over controls, and over the commands that set them. */
export const controlRules: readonly PlanRule[] = [unknownFallback, unusedControl, commandMissing];
