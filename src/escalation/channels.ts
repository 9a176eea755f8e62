import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import { jiraAccountMapping, JiraCloudAccountMappingRule } from "./bindings/jiraCloudAccountMappingRule";
import { severityKeys } from "../plan";
import type { IdOf } from "./ids";
import type { PriorityOf } from "./priorities";
import type { EscalationSpecs } from "./specs";

/** What channels need, and the name that their names begin with. */
export interface ChannelsArgs {
  readonly name: string;
  readonly specs: Pick<EscalationSpecs, "channels" | "jira" | "priorities">;
  readonly serviceId: IdOf;
  readonly priorityId: PriorityOf;
}

/** Where incidents are told beside people: Slack and Jira. */
export class Channels extends pulumi.ComponentResource {
  constructor(
    component: string,
    { name, specs, serviceId, priorityId }: ChannelsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("incident-response:escalation:Channels", component, {}, opts);
    const { slack } = specs.channels;
    for (const { service, workspaceId, channelId, events } of slack)
      new pagerduty.SlackConnection(
        `${name}-${service}-slack`,
        {
          workspaceId,
          channelId,
          sourceId: serviceId(service),
          sourceType: "service_reference",
          notificationType: "responder",
          // Every priority: without the star only incidents that have none would be announced.
          configs: [{ events: [...events], priorities: ["*"] }],
        },
        { parent: this },
      );
    this.#createTickets(name, specs, serviceId, priorityId);
    this.registerOutputs({});
  }

  #createTickets(
    name: string,
    { channels: { tickets }, jira, priorities }: ChannelsArgs["specs"],
    serviceId: IdOf,
    priorityId: PriorityOf,
  ): void {
    if (jira === undefined || tickets.length === 0) return;
    const accountMapping = jiraAccountMapping(jira.subdomain, { parent: this });
    const followed = () => severityKeys.map((it) => ({ pagerdutyId: priorityId(it), jiraId: jira.priorities[it] }));
    for (const { service, name: title } of tickets)
      new JiraCloudAccountMappingRule(
        `${name}-${service}-tickets`,
        {
          name: title,
          accountMapping,
          enabled: true,
          config: {
            service: serviceId(service),
            jira: {
              project: jira.project,
              issueType: jira.issueType,
              statusMapping: jira.statuses,
              ...(priorities !== undefined && { priorities: followed() }),
              createIssueOnIncidentTrigger: true,
            },
          },
        },
        { parent: this },
      );
  }
}
