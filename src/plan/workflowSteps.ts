import type { SeverityKey } from "./severities";
import type { Sourced } from "./source";
import type { StakeholderKey } from "./stakeholders";

/** A time that the plan promises for a severity; the minutes are the severity's. */
export type DeadlineKind = "acknowledge" | "act" | "resolve";

/** One thing that a workflow does without anybody's hands. */
export type WorkflowStep =
  /** Asks every role of the severity's line of the matrix, one request each. */
  | { readonly does: "request-roles" }
  /** Asks whom the severity's own ladder names, rung after rung until one of them joins. */
  | { readonly does: "request-ladder"; readonly severity: SeverityKey }
  /** Makes the incident one of this severity: its priority, and by that every workflow of the severity. */
  | { readonly does: "set-severity"; readonly severity: SeverityKey }
  /** Opens the incident's chat in Teams; a channel in Slack is the record's, which knows the number. */
  | { readonly does: "open-chat" }
  /** Adds the war room's conference bridge. */
  | { readonly does: "add-bridge" }
  /** Lets stakeholders follow the incident. */
  | { readonly does: "add-stakeholders"; readonly stakeholders: readonly StakeholderKey[] }
  /** Sends responders and stakeholders an update in these words. */
  | { readonly does: "send-update"; readonly text: string }
  | { readonly does: "add-note"; readonly text: string }
  /** Says in the severity's Slack channel what is due until when, and says so again when the time is over. */
  | { readonly does: "watch"; readonly deadline: DeadlineKind };

/** What starts a workflow. */
export type WorkflowStart =
  /** A responder. */
  | "by-hand"
  /** An incident that becomes one of these severities: opened as one, raised or lowered to it. Not from one to another. */
  | readonly SeverityKey[]
  /** An incident that somebody opens on the severity's service without saying its priority. */
  | { readonly openedBare: SeverityKey };

/** A workflow: what starts it, and what it does in order. A step that lasts is its last one. */
export interface Workflow extends Sourced {
  readonly title: string;
  readonly description: string;
  readonly startedBy: WorkflowStart;
  readonly steps: readonly WorkflowStep[];
}
