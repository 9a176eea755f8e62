import * as pulumi from "@pulumi/pulumi";

/** Something of Jira's, by id and name. */
export interface JiraNamed {
  id: pulumi.Input<string>;
  name: pulumi.Input<string>;
}

/** A Jira project. */
export interface JiraProject {
  id: pulumi.Input<string>;
  key: pulumi.Input<string>;
  name: pulumi.Input<string>;
}

/** Which status an issue gets. */
export interface JiraStatusMapping {
  triggered: pulumi.Input<JiraNamed>;
  acknowledged?: pulumi.Input<JiraNamed>;
  resolved?: pulumi.Input<JiraNamed>;
}

/** Which priority an issue gets. */
export interface JiraPriority {
  pagerdutyId: pulumi.Input<string>;
  jiraId: pulumi.Input<string>;
}

/** What becomes of an incident in Jira. */
export interface JiraRule {
  project?: pulumi.Input<JiraProject>;
  issueType?: pulumi.Input<JiraNamed>;
  statusMapping?: pulumi.Input<JiraStatusMapping>;
  priorities?: pulumi.Input<pulumi.Input<JiraPriority>[]>;
  createIssueOnIncidentTrigger?: pulumi.Input<boolean>;
}

/** A service, and what becomes of its incidents. */
export interface JiraRuleConfig {
  service: pulumi.Input<string>;
  jira?: pulumi.Input<JiraRule>;
}

/** Arguments of a JiraCloudAccountMappingRule. */
export interface JiraCloudAccountMappingRuleArgs {
  /** At most 100 characters. */
  name: pulumi.Input<string>;
  accountMapping: pulumi.Input<string>;
  enabled?: pulumi.Input<boolean>;
  config?: pulumi.Input<JiraRuleConfig>;
}

/** Incidents of a service as tickets of a Jira project. */
export class JiraCloudAccountMappingRule extends pulumi.CustomResource {
  constructor(name: string, args: JiraCloudAccountMappingRuleArgs, opts?: pulumi.CustomResourceOptions) {
    super("pagerduty:index/jiraCloudAccountMappingRule:JiraCloudAccountMappingRule", name, { ...args }, opts);
  }
}

/**
 * The id of the mapping between the account and a Jira Cloud site, which people make in the app's settings.
 *
 * @param subdomain the site's, such as vey.
 */
export function jiraAccountMapping(subdomain: string, opts: pulumi.InvokeOutputOptions): pulumi.Output<string> {
  const found = pulumi.runtime.invokeOutput<{ readonly id: string }>(
    "pagerduty:index/getJiraCloudAccountMapping:getJiraCloudAccountMapping",
    { subdomain },
    opts,
  );
  return found.apply(({ id }) => id);
}
