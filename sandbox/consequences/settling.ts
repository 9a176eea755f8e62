import type { Cloud } from "../cloud";
import type { Properties } from "../protocol";

/** Team roles that PagerDuty gives by a user's base role, whatever was asked for. */
const fixedRoles: Readonly<Record<string, string>> = {
  owner: "manager",
  admin: "manager",
  read_only_user: "observer",
  read_only_limited_user: "observer",
};

/**
 * A team membership is not visible at once. PagerDuty's provider waits up to two minutes for the API to report the role
 * that was asked for, then gives up, which happens whenever the user's base role decides the team role.
 *
 * @throws Error in the provider's words.
 */
export function awaitMembership(cloud: Cloud, type: string, inputs: Properties): void {
  if (type !== "pagerduty:index/teamMembership:TeamMembership") return;
  const user = typeof inputs.userId === "string" ? cloud.get("pagerduty:index/user:User", inputs.userId) : undefined;
  const reported = typeof user?.inputs.role === "string" ? fixedRoles[user.inputs.role] : undefined;
  const asked = inputs.role ?? "manager";
  if (reported === undefined || reported === asked) return;
  throw new Error(
    `timeout while waiting for state to become 'success': Role fetched is different from the role asked for: a ${JSON.stringify(user?.inputs.role)} is always ${reported} of a team, not ${JSON.stringify(asked)}`,
  );
}
