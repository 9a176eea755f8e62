import { derived, type ResourceTable } from "../../behaviour";

/** People and teams. */
export const account: ResourceTable = {
  "pagerduty:index/user:User": {
    outputs: ({ id }) => ({
      role: "user",
      avatarUrl: `https://secure.gravatar.com/avatar/${derived(id, "hexadecimal", 32)}.png?d=mm&r=PG`,
      htmlUrl: `https://sandbox.pagerduty.com/users/${id}`,
      invitationSent: true,
    }),
  },
  "pagerduty:index/userContactMethod:UserContactMethod": {
    outputs: () => ({ countryCode: 1, blacklisted: false, enabled: true, sendShortEmail: false }),
  },
  "pagerduty:index/userNotificationRule:UserNotificationRule": {},
  "pagerduty:index/team:Team": {
    outputs: ({ id }) => ({ defaultRole: "manager", htmlUrl: `https://sandbox.pagerduty.com/teams/${id}` }),
  },
  "pagerduty:index/teamMembership:TeamMembership": {
    id: ({ inputs }) => `${text(inputs.userId)}:${text(inputs.teamId)}`,
    outputs: () => ({ role: "manager" }),
    replacedBy: ["teamId", "userId"],
  },
};

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
