import type { Environment } from "../../environment";
import { componentKeys, priorityName, roleKeys, severityKeys } from "../../plan";
import type { MonitorSpecs } from "./inputs";
import type { ChatChannelSpec, NotificationRuleSpec, TagPolicySpec } from "./routingInputs";

/**
 * Every monitor of a severity is announced in its channel. PagerDuty is not a recipient here but a handle in each
 * message: a rule also routes recoveries, and would resolve incidents that only people may close.
 */
export function notificationRuleSpecs(environment: Environment): NotificationRuleSpec[] {
  return chatChannelSpecs(environment).map(({ app, severity, handle }) => ({
    severity,
    inputs: {
      name: `${priorityName(severity)} to ${app === "slack" ? "Slack" : "Teams"}`,
      filter: { tags: [`severity:${severity}`] },
      recipients: [handle],
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

/** The channels that Datadog may post to: one a severity, none in an account without a chat. */
export const chatChannelSpecs = ({ chat }: Environment): readonly ChatChannelSpec[] =>
  severityKeys.flatMap((severity): ChatChannelSpec[] => {
    switch (chat?.app) {
      case undefined:
        return [];
      case "slack": {
        const { name } = chat.channels[severity];
        const inputs = { accountName: chat.datadogAccount, channelName: `#${name}` };
        return [{ app: "slack", severity, handle: `slack-${chat.datadogAccount}-${name}`, inputs }];
      }
      case "teams": {
        const name = `incidents-${severity}`;
        const inputs = { name, tenantName: chat.tenant, teamName: chat.team, channelName: chat.channels[severity] };
        return [{ app: "teams", severity, handle: `teams-${name}`, inputs }];
      }
    }
  });

/** Only the deploying identity and the security team edit what pages; everybody in the organisation may look. */
export function restrictionSpec({ datadog, features }: Environment): MonitorSpecs["restriction"] {
  if (!features.restrictionPolicies) return undefined;
  const { deployer, securityTeam, organisation } = datadog.principals;
  return { editors: [deployer, securityTeam].sort(), viewers: [organisation] };
}
