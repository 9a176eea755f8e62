import { derived, textOf, type InvokeTable } from "../../behaviour";

/** The priorities that an operator makes in the account: no resource can. */
const priorities = ["P0", "P1", "P2", "P3"];

/** Vendors of the integrations directory that the program asks for. */
const vendors = ["Amazon CloudWatch", "Datadog", "Prometheus", "Sentry"];

const extensionSchemas = ["Generic V2 Webhook", "Jira Cloud", "ServiceNow (v7)", "Slack V2"];

/** PagerDuty's data sources. They match names without regard to case and fail for what the account does not have. */
export const invokes: InvokeTable = {
  "pagerduty:index/getPriority:getPriority": ({ name }) => ({
    ...lookUp("priority", priorities, name),
    description: "",
  }),
  "pagerduty:index/getVendor:getVendor": ({ name }) => ({
    ...lookUp("vendor", vendors, name),
    type: "generic_events_api_inbound_integration",
  }),
  "pagerduty:index/getUser:getUser": ({ email }, _, objects) => {
    const found = objects().find((it) => it.type === "pagerduty:index/user:User" && it.inputs.email === email);
    if (found === undefined) throw new Error(`Unable to locate any user with the email: ${textOf(email)}`);
    return { ...found.inputs, id: found.id };
  },
  "pagerduty:index/getUserContactMethod:getUserContactMethod": ({ userId, type, label }, _, objects) => {
    const declared = objects().find(
      ({ inputs }) => inputs.userId === userId && inputs.type === type && inputs.label === label,
    );
    // A user's login address registers itself with the user; a device does when the app is installed on it.
    const own = type === "email_contact_method" && label === "Default";
    if (declared === undefined && !own)
      throw new Error(`Unable to locate any contact methods with the label: ${textOf(label)}`);
    return {
      address: "",
      countryCode: 0,
      blacklisted: false,
      enabled: true,
      deviceType: "",
      sendShortEmail: false,
      ...declared?.inputs,
      id: declared?.id ?? `P${derived(`${textOf(userId)} ${textOf(type)} ${textOf(label)}`, "upper", 6)}`,
      type: textOf(type),
      label: textOf(label),
    };
  },
  "pagerduty:index/getJiraCloudAccountMapping:getJiraCloudAccountMapping": ({ subdomain }) => ({
    id: `P${derived(`jira ${textOf(subdomain)}`, "upper", 6)}`,
    subdomain: textOf(subdomain),
    baseUrl: `https://${textOf(subdomain)}.atlassian.net`,
  }),
  "pagerduty:index/getExtensionSchema:getExtensionSchema": ({ name }) => ({
    ...lookUp("extension schema", extensionSchemas, name),
    type: "extension_schema",
  }),
};

function lookUp(kind: string, known: readonly string[], wanted: unknown): { id: string; name: string } {
  const name = known.find((it) => typeof wanted === "string" && it.toLowerCase() === wanted.toLowerCase());
  if (name === undefined)
    throw new Error(`unable to locate any ${kind} with the name: ${String(wanted)} (there are ${known.join(", ")})`);
  return { id: `P${derived(`${kind} ${name}`, "upper", 6)}`, name };
}
