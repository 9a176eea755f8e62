import { pagerdutyTimeZones } from "../../../src/environment";
import { between, matching, oneOf, where, type ConstraintTable, said } from "../constraint";

const user = "PagerDuty provider, resource user";
const contact = "PagerDuty provider, resource user_contact_method";

/** A time zone of the provider's own list of 135. */
export const timeZone = (path: string) =>
  where("pagerduty/time-zone", "PagerDuty provider, ValidTZ", path, ({ value }) =>
    pagerdutyTimeZones.includes(said(value))
      ? undefined
      : `${JSON.stringify(value)} is not among the time zones PagerDuty accepts, such as Etc/UTC, America/New_York, Europe/London`,
  );

/** Names that PagerDuty would trim differ from what is declared, for ever. */
export const trimmedName = (path: string) =>
  matching(
    "pagerduty/name",
    "PagerDuty provider, name validation",
    path,
    /^\S+( \S+)*$/,
    "without leading, trailing or repeated spaces",
  );

/** Users, teams, contact methods and notification rules. */
export const people: ConstraintTable = {
  "pagerduty:index/user:User": [
    trimmedName("name"),
    matching(
      "pagerduty/email",
      user,
      "email",
      /^[^\sA-Z@]+@[^\sA-Z@]+\.[^\sA-Z@]+$/,
      "an e-mail address in lower case",
    ),
    oneOf("pagerduty/user-role", user, "role", [
      "admin",
      "limited_user",
      "observer",
      "owner",
      "read_only_user",
      "restricted_access",
      "read_only_limited_user",
      "user",
    ]),
    timeZone("timeZone"),
  ],
  "pagerduty:index/team:Team": [
    trimmedName("name"),
    oneOf("pagerduty/team-default-role", "PagerDuty provider, resource team", "defaultRole", ["manager", "none"]),
  ],
  "pagerduty:index/teamMembership:TeamMembership": [
    oneOf("pagerduty/membership-role", "PagerDuty provider, resource team_membership", "role", [
      "observer",
      "responder",
      "manager",
    ]),
  ],
  "pagerduty:index/userContactMethod:UserContactMethod": [
    oneOf("pagerduty/contact-type", contact, "type", [
      "email_contact_method",
      "phone_contact_method",
      "sms_contact_method",
      "slack_contact_method",
      "whatsapp_contact_method",
      "push_notification_contact_method",
    ]),
    where("pagerduty/phone-number", contact, "address", ({ value, holder }) => {
      const type = said(holder.type ?? "");
      if (!/^(phone|sms|whatsapp)_/.test(type)) return undefined;
      if (typeof value !== "string" || !/^[\d,*#]{1,40}$/.test(value)) {
        return `${JSON.stringify(value)} must be digits, commas, * and # only, at most 40; the country code is a property of its own`;
      }
      const country = Number(holder.countryCode ?? 1);
      const trunk = country === 1 ? "1" : [33, 40, 44, 45, 49, 61, 66, 91].includes(country) ? "0" : undefined;
      return trunk !== undefined && value.startsWith(trunk)
        ? `Trunk prefixes are not supported for following countries and regions: leave out the leading ${trunk}`
        : undefined;
    }),
  ],
  "pagerduty:index/userNotificationRule:UserNotificationRule": [
    oneOf("pagerduty/urgency", "PagerDuty provider, resource user_notification_rule", "urgency", ["high", "low"]),
    between(
      "pagerduty/notification-delay",
      "PagerDuty provider, resource user_notification_rule",
      "startDelayInMinutes",
      0,
      1440,
    ),
    where(
      "pagerduty/notification-contact",
      "PagerDuty provider, resource user_notification_rule: contact_method needs id and type",
      "contactMethod",
      ({ value }) =>
        typeof value === "object" && value !== null && "id" in value && "type" in value
          ? undefined
          : "must give the contact method's id and type",
    ),
  ],
};
