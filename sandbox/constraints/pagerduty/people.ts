import { pagerdutyTimeZones, trunkPrefixes } from "../../../src/environment";
import { isObject, isUnknown } from "../../protocol";
import { atLeast, isGiven, matching, oneOf, overall, said, where, type ConstraintTable } from "../constraint";

const user = "PagerDuty provider, resource user";
const rule = "PagerDuty provider, resource user_notification_rule";
const contact = "PagerDuty provider, resource user_contact_method";

/** A time zone of the provider's own list of 135. */
export const timeZone = (path: string) =>
  where("pagerduty/time-zone", "PagerDuty provider, ValidTZ", path, ({ value }) =>
    pagerdutyTimeZones.includes(said(value))
      ? undefined
      : `${JSON.stringify(value)} is not among the time zones PagerDuty accepts, such as Etc/UTC, America/New_York, Europe/London`,
  );

/** A name that the provider lets pass: something that can be seen, up to its end. */
export const printableName = (path: string, without = "") =>
  matching(
    without === "" ? "pagerduty/name" : "pagerduty/policy-name",
    "PagerDuty provider, ValidateIsAllowedString",
    path,
    new RegExp(`^[^${without}\\p{C}\\p{Zl}\\p{Zp}]*[^${without}\\p{C}\\p{Z}]$`, "u"),
    `printable${without === "" ? "" : ", without \\ / & < >"} and without a trailing space`,
  );

/** Users, teams, contact methods and notification rules. */
export const people: ConstraintTable = {
  "pagerduty:index/user:User": [
    matching("pagerduty/email", user, "email", /^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"),
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
    where("pagerduty/phone-number", "PagerDuty provider, ValidateContactAddress", "address", ({ value, holder }) => {
      const [type, country] = [said(holder.type ?? ""), Number(holder.countryCode)];
      if (!/^(phone|sms|whatsapp)_/.test(type)) return undefined;
      if (typeof value !== "string" || !/^[\d,*#]{1,40}$/.test(value))
        return `${JSON.stringify(value)} must be digits, commas, * and # only, at most 40; the country code is a property of its own`;
      if (type.startsWith("sms_") && country === 52 && value.startsWith("1"))
        return `Mexico-based SMS numbers should be free of area code prefixes: leave out the leading 1`;
      const trunk = trunkPrefixes[country];
      return trunk !== undefined && value.startsWith(trunk)
        ? `Trunk prefixes are not supported for following countries and regions: leave out the leading ${trunk}`
        : undefined;
    }),
    overall("pagerduty/device-type", `${contact}, ValidateConfig`, (inputs) =>
      inputs.type === "push_notification_contact_method" && !["android", "ios"].includes(said(inputs.deviceType ?? ""))
        ? { property: "deviceType", reason: "must be android or ios for a device" }
        : undefined,
    ),
  ],
  "pagerduty:index/userNotificationRule:UserNotificationRule": [
    oneOf("pagerduty/urgency", rule, "urgency", ["high", "low"]),
    atLeast("pagerduty/notification-delay", rule, "startDelayInMinutes", 0),
    overall(
      "pagerduty/notification-contact",
      `${rule}: the schema lets it go, the API does not`,
      ({ contactMethod }) =>
        isUnknown(contactMethod) ||
        (isObject(contactMethod) && isGiven(contactMethod, "id") && isGiven(contactMethod, "type"))
          ? undefined
          : { property: "contactMethod", reason: "must give the contact method's id and type" },
    ),
    oneOf("pagerduty/notification-contact", rule, "contactMethod.type", [
      "email_contact_method",
      "phone_contact_method",
      "push_notification_contact_method",
      "sms_contact_method",
      "whatsapp_contact_method",
    ]),
  ],
};
