import { derived, textOf, type ResourceTable } from "../../behaviour";

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
    id: ({ inputs }) => `${textOf(inputs.userId)}:${textOf(inputs.teamId)}`,
    outputs: () => ({ role: "manager" }),
    replacedBy: ["teamId", "userId"],
  },
};
