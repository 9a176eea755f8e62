import type { Sourced } from "./source";
import type { SeatKey } from "./team";
import type { Minutes } from "./units";

/** Who decides on the steps of runbooks that a second person must decide on, one after the other. */
export interface Approvals extends Sourced {
  readonly approvers: readonly SeatKey[];
  readonly climbAfterMinutes: Minutes;
  /** How often the ladder is climbed again. */
  readonly repeats: number;
}

/** The approvers' ladder. */
export const approvals = {
  approvers: ["incident-commander-primary", "incident-commander-backup", "security-officer"],
  climbAfterMinutes: 1,
  repeats: 9,
  source: "4.1 Fix Development / Approval; Roles and Responsibilities / Incident Commander (decision-making authority)",
  decision:
    "The plan asks for sign-off by the Incident Commander and the security team, and gives no time: a runbook waits four minutes at most, so the next one is called after one.",
} as const satisfies Approvals;
