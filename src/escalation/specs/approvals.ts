import { type Minutes, type Plan } from "../../plan";
import { scheduleKey } from "./schedules";

/** Where runbooks ask for a decision, and who is paged for it, one after the other. */
export interface ApprovalsSpec {
  readonly serviceName: string;
  readonly description: string;
  /** Keys of schedules, in the order in which they are called. */
  readonly schedules: readonly string[];
  readonly climbAfterMinutes: Minutes;
  readonly repeats: number;
}

/** Draws up the approvers' service and ladder. */
export const approvalsSpec = ({ approvals, seats }: Plan): ApprovalsSpec => ({
  serviceName: "zkp-approvals",
  description: `Runbooks that wait for a decision of ${approvals.approvers.map((it) => seats[it].title).join(", then ")}.`,
  schedules: approvals.approvers.map((it) => scheduleKey(it, false)),
  climbAfterMinutes: approvals.climbAfterMinutes,
  repeats: approvals.repeats,
});
