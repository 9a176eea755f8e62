import type { Environment } from "../../environment";
import { componentKeys, priorityName, roleKeys, severityKeys } from "../../plan";
import type { MonitorSpecs } from "./inputs";
import type { NotificationRuleSpec, TagPolicySpec } from "./routingInputs";
import { slackRecipient } from "./text";

/**
 * Every monitor of a severity is announced in its Slack channel. PagerDuty is not a recipient here but a handle in each
 * message: a rule also routes recoveries, and would resolve incidents that only people may close.
 */
export function notificationRuleSpecs(environment: Environment): NotificationRuleSpec[] {
  return severityKeys.map((severity) => ({
    severity,
    inputs: {
      name: `${priorityName(severity)} to Slack`,
      filter: { tags: [`severity:${severity}`] },
      recipients: [slackRecipient(environment, severity)],
    },
  }));
}

/** The tags without which a monitor can be neither routed nor owned. Leaves say that they have no severity. */
export function tagPolicySpecs(): TagPolicySpec[] {
  const policy = (tagKey: string, values: readonly string[]): TagPolicySpec => ({
    key: tagKey,
    inputs: { policyType: "tag", tagPolicy: { tagKey, tagKeyRequired: true, validTagValues: [...values].sort() } },
  });
  return [
    policy("owner", roleKeys),
    policy("service", [...componentKeys, "platform"]),
    policy("severity", [...severityKeys, "none"]),
  ];
}

/** The Slack channels that Datadog may post to. */
export const slackChannelSpecs = ({ slack }: Environment): MonitorSpecs["slackChannels"] =>
  severityKeys.map((severity) => ({
    severity,
    accountName: slack.datadogAccount,
    channelName: `#${slack.channels[severity].name}`,
  }));

/** Only the deploying identity and the security team edit what pages; everybody in the organisation may look. */
export function restrictionSpec({ datadog, features }: Environment): MonitorSpecs["restriction"] {
  if (!features.restrictionPolicies) return undefined;
  const { deployer, securityTeam, organisation } = datadog.principals;
  return { editors: [deployer, securityTeam].sort(), viewers: [organisation] };
}
