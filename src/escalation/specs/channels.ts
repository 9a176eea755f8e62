import { pagerdutyHost, type Environment } from "../../environment";
import { displayName, severityKeys, type MailboxKey, type Plan, type SeverityKey } from "../../plan";

/** A Slack channel that hears of a service's incidents. */
export interface SlackConnectionSpec {
  readonly service: SeverityKey;
  readonly workspaceId: string;
  readonly channelId: string;
  readonly events: readonly string[];
}

/** The Jira project that a service's incidents become tickets of. */
export interface TicketRuleSpec {
  readonly service: SeverityKey;
  readonly name: string;
  /** Otherwise a responder, or a workflow, opens the ticket. */
  readonly opensByItself: boolean;
}

/** A delivery of every change of a service's incidents. */
export interface RecordSpec {
  readonly service: SeverityKey;
  readonly description: string;
  readonly url: string;
  readonly events: readonly string[];
}

/** An e-mail address whose mails open incidents. */
export interface MailboxSpec {
  readonly key: MailboxKey;
  readonly service: SeverityKey;
  readonly name: string;
  readonly address: string;
}

/** Every way out of PagerDuty, and the one way in for people. */
export interface ChannelSpecs {
  readonly slack: readonly SlackConnectionSpec[];
  readonly tickets: readonly TicketRuleSpec[];
  readonly records: readonly RecordSpec[];
  readonly mailboxes: readonly MailboxSpec[];
}

/** Slack is told of what changes for the people in the channel. */
const announced = [
  "incident.acknowledged",
  "incident.escalated",
  "incident.priority_updated",
  "incident.reassigned",
  "incident.resolved",
  "incident.responder.added",
  "incident.status_update_published",
  "incident.triggered",
];

/** The record takes everything. In alphabetical order, as the API returns them: another one would drift for ever. */
const recorded = [
  "incident.acknowledged",
  "incident.annotated",
  "incident.delegated",
  "incident.escalated",
  "incident.priority_updated",
  "incident.reassigned",
  "incident.reopened",
  "incident.resolved",
  "incident.responder.added",
  "incident.responder.replied",
  "incident.status_update_published",
  "incident.triggered",
  "incident.unacknowledged",
];

/** Draws up the channels. P3 is announced nowhere: the plan assigns it by ticket. */
export function channelSpecs(plan: Plan, environment: Environment): ChannelSpecs {
  const { features, pagerduty, recordEndpoint, chat, jira } = environment;
  return {
    slack:
      chat?.app !== "slack"
        ? []
        : severityKeys
            .filter((severity) => plan.severities[severity].channel !== "ticket")
            .map((service) => ({
              service,
              workspaceId: chat.workspaceId,
              channelId: chat.channels[service].id,
              events: announced,
            })),
    tickets: severityKeys
      .filter(() => jira !== undefined)
      .map((service) => ({
        service,
        name: `${displayName(service)} incidents`,
        // Of what pages people, the workflow opens the ticket, and responders the follow-ups.
        opensByItself: plan.severities[service].channel !== "page",
      })),
    records: severityKeys.map((service) => ({
      service,
      description: `Every change of ${displayName(service)} incidents, for the record.`,
      url: recordEndpoint,
      events: recorded,
    })),
    mailboxes: Object.entries(plan.mailboxes)
      .filter(() => features.mailboxes)
      .map(([key, { title, severity }]) => ({
        key: key as MailboxKey,
        service: severity,
        name: title,
        address: `${key}@${pagerdutyHost(pagerduty)}`,
      })),
  };
}
