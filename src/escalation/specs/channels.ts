import type { Environment } from "../../environment";
import { displayName, severityKeys, type Plan } from "../../plan";
import { catchAllKey, pagerdutyServiceName, reportsKey } from "./ladders";

/** A Slack channel that hears of a service's incidents. Services are named by their specs' keys. */
export interface SlackConnectionSpec {
  readonly service: string;
  readonly workspaceId: string;
  readonly channelId: string;
  readonly events: readonly string[];
}

/** A ticket for each of a service's incidents. It follows the incident's status, and its priority if it has one. */
export interface TicketRuleSpec {
  readonly service: string;
  readonly name: string;
}

/** A delivery of every change of a service's incidents. */
export interface RecordSpec {
  readonly service: string;
  readonly description: string;
  readonly url: string;
  readonly events: readonly string[];
}

/** Every way out of PagerDuty. */
export interface ChannelSpecs {
  readonly slack: readonly SlackConnectionSpec[];
  readonly tickets: readonly TicketRuleSpec[];
  readonly records: readonly RecordSpec[];
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

/** Every service that takes real incidents, with the severity that it is watched as. */
const watched = ({ unrouted, reports }: Plan, { mail }: Environment) => [
  ...severityKeys.map((severity) => ({ service: severity, severity, name: displayName(severity) })),
  { service: catchAllKey, severity: unrouted.severity, name: pagerdutyServiceName(catchAllKey) },
  ...(mail === undefined
    ? []
    : [{ service: reportsKey, severity: reports.severity, name: pagerdutyServiceName(reportsKey) }]),
];

/** Draws up the channels. P3 is announced nowhere: the plan assigns it by ticket. */
export function channelSpecs(plan: Plan, environment: Environment): ChannelSpecs {
  const { chat, jira, recordEndpoint } = environment;
  const services = watched(plan, environment);
  return {
    slack:
      chat?.app !== "slack"
        ? []
        : services
            .filter(({ severity }) => plan.severities[severity].channel !== "ticket")
            .map(({ service, severity }) => ({
              service,
              workspaceId: chat.workspaceId,
              channelId: chat.channels[severity].id,
              events: announced,
            })),
    tickets: jira === undefined ? [] : services.map(({ service, name }) => ({ service, name: `${name} incidents` })),
    records: services.map(({ service, name }) => ({
      service,
      description: `Every change of ${name} incidents, for the record.`,
      url: recordEndpoint,
      events: recorded,
    })),
  };
}
