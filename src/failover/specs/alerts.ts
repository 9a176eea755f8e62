import { runbookUrl, type Environment } from "../../environment";
import { eventSeverity } from "../../escalation";
import { causeOf, priorityName, type RegionRole, type Signal } from "../../plan";
import { prefix } from "../names";

/** What EventBridge sends on: the values that it finds in an event, and the text in which `<name>` stands for each. */
export interface AlertTemplate {
  readonly paths: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A rule that turns events of the cloud into events of PagerDuty. */
export interface AlertRuleSpec {
  readonly key: string;
  /** The region whose events it takes. */
  readonly role: RegionRole;
  readonly name: string;
  readonly description: string;
  readonly pattern: EventPattern;
  readonly template: AlertTemplate;
  /** What review reads: which signal it is, and how bad. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A pattern in EventBridge's language. */
export type EventPattern = Readonly<Record<string, unknown>>;

/** "[P1] issuer-signing: A signing key was used …": the orchestration reads severity and component from it. */
export const alertSummary = ({ severity, service, title }: Signal): string =>
  `[${priorityName(severity)}] ${service}: ${title}`;

/** What review reads a detector's signal from. */
export const signalTags = (signal: string, { service, severity, slowBecause }: Signal): Record<string, string> => ({
  ...(slowBecause !== undefined && { detection: "slow" }),
  service,
  severity,
  signal,
});

/** A key of EventBridge's rules and of PagerDuty's alerts; both regions have the same. */
export const alertName = (key: string): string => `${prefix}-${key}`;

/**
 * An event of PagerDuty's Events API v2 that opens an alert for a signal. Only people resolve it: no later event of the
 * trail says that it is over.
 *
 * @param details what the event itself tells, by a name in snake case: the JSON path at which it stands.
 */
export function signalTemplate(
  environment: Environment,
  region: string,
  key: string,
  signal: Signal,
  details: Readonly<Record<string, string>>,
): AlertTemplate {
  const { severity, service, meaning, runbook } = signal;
  const found = Object.fromEntries(Object.keys(details).map((name) => [name, `<${name}>`]));
  return {
    paths: { ...details, time: "$.time" },
    text: JSON.stringify({
      event_action: "trigger",
      dedup_key: `${alertName(key)}/${region}`,
      payload: {
        summary: alertSummary(signal),
        source: region,
        timestamp: "<time>",
        severity: eventSeverity(severity),
        component: service,
        class: key,
        custom_details: { severity, component: service, cause: causeOf(signal), meaning, ...found },
      },
      links: [{ href: runbookUrl(environment, runbook), text: "Runbook" }],
    }),
  };
}
