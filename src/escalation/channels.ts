import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import { jiraAccountMapping, JiraCloudAccountMappingRule } from "./bindings/jiraCloudAccountMappingRule";
import type { IdOf } from "./ids";
import type { EscalationSpecs } from "./specs";

/** What channels need, and the name that their names begin with. */
export interface ChannelsArgs {
  readonly name: string;
  readonly specs: Pick<EscalationSpecs, "channels" | "jira">;
  readonly serviceId: IdOf;
}

/** Where incidents are told beside people: Slack, Jira, the record; and the mailboxes that open some. */
export class Channels extends pulumi.ComponentResource {
  constructor(component: string, { name, specs, serviceId }: ChannelsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:escalation:Channels", component, {}, opts);
    const { slack, records, mailboxes } = specs.channels;
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
    this.#createTickets(name, specs, serviceId);
    for (const { service, description, url, events } of records)
      new pagerduty.WebhookSubscription(
        `${name}-${service}-record`,
        {
          active: true,
          type: "webhook_subscription",
          description,
          deliveryMethods: [{ type: "http_delivery_method", url }],
          events: [...events],
          filters: [{ type: "service_reference", id: serviceId(service) }],
        },
        { parent: this },
      );
    for (const { key, service, name: title, address } of mailboxes)
      new pagerduty.ServiceIntegration(
        `${name}-${key}-mailbox`,
        {
          name: title,
          service: serviceId(service),
          type: "generic_email_inbound_integration",
          integrationEmail: address,
        },
        { parent: this, additionalSecretOutputs: ["integrationKey"] },
      );
    this.registerOutputs({});
  }

  #createTickets(name: string, { channels: { tickets }, jira }: ChannelsArgs["specs"], serviceId: IdOf): void {
    if (jira === undefined || tickets.length === 0) return;
    const accountMapping = jiraAccountMapping(jira.subdomain, { parent: this });
    for (const { service, name: title, opensByItself } of tickets)
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
              createIssueOnIncidentTrigger: opensByItself,
            },
          },
        },
        { parent: this },
      );
  }
}
