import type { ControlKey } from "../../plan";
import type { ScriptStep } from "./steps";
import { runOf, type Place } from "./document";
import { runScript, type AutomationStep } from "./steps";

/** A row that a runbook sets: its subject, and the state it gets by what is done. */
export interface RowChange {
  readonly control: ControlKey;
  readonly subject: string;
  readonly states: Readonly<Record<string, string>>;
  readonly details?: Readonly<Record<string, string>>;
}

const rowsOf = (place: Place, rows: readonly RowChange[]) => runOf(place, { do: "{{ Do }}", rows });

/** Reads the rows that a run would change. */
export const lookAtRows = (place: Place, rows: readonly RowChange[]): AutomationStep =>
  runScript({ name: "readControls", runs: "controls.look", payload: rowsOf(place, rows), timeoutSeconds: 15 });

/** Writes rows in one step of a runbook. */
export const writeRows = (name: string, place: Place, rows: readonly RowChange[]): AutomationStep =>
  runScript({ name, runs: "controls.write", payload: rowsOf(place, rows), timeoutSeconds: 15 });

/** Reads back that every row has its state. */
export const verifyRows = (place: Place, rows: readonly RowChange[]): Omit<ScriptStep, "name"> => ({
  runs: "controls.verify",
  payload: rowsOf(place, rows),
  timeoutSeconds: 15,
});
