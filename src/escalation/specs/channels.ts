import type { Environment } from "../../environment";
import { displayName, severityKeys, type Plan, type SeverityKey } from "../../plan";
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

/** Every way out of PagerDuty. */
export interface ChannelSpecs {
  readonly slack: readonly SlackConnectionSpec[];
  readonly tickets: readonly TicketRuleSpec[];
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

/** A service that takes real incidents, with the severity that it is watched as. */
export interface WatchedService {
  readonly service: SeverityKey | typeof catchAllKey | typeof reportsKey;
  readonly severity: SeverityKey;
  readonly name: string;
}

/** Every service that takes real incidents. */
export const watchedServices = ({ unrouted, reports }: Plan, { mail }: Environment): readonly WatchedService[] => [
  ...severityKeys.map((severity) => ({ service: severity, severity, name: displayName(severity) })),
  { service: catchAllKey, severity: unrouted.severity, name: pagerdutyServiceName(catchAllKey) },
  ...(mail === undefined
    ? []
    : [{ service: reportsKey, severity: reports.severity, name: pagerdutyServiceName(reportsKey) }]),
];

/** Draws up the channels. P3 is announced nowhere: the plan assigns it by ticket. */
export function channelSpecs(plan: Plan, environment: Environment): ChannelSpecs {
  const { chat, jira } = environment;
  const services = watchedServices(plan, environment);
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
    // Of what pages people, the record opens the ticket, with the incident's number.
    tickets: services
      .filter(({ severity }) => jira !== undefined && plan.severities[severity].channel !== "page")
      .map(({ service, name }) => ({ service, name: `${name} incidents` })),
  };
}
