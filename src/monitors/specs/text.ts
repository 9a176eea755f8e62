import { runbookUrl, type Environment } from "../../environment";
import { pagerdutyServiceName } from "../../escalation";
import {
  commandLine,
  displayName,
  inRegions,
  isCommand,
  whereItRuns,
  type Plan,
  type RunbookKey,
  type SeverityKey,
  type Signal,
} from "../../plan";

/** The title of the responders' dashboard; messages link to the dashboard list searched for it, since ids are not known. */
export const respondersDashboardTitle = "ZKP incident response";

/** The scope that every query is limited to. */
export const scopeOf = ({ environment }: Environment): string => `env:${environment}`;

/** "Runbook 4: Service Outage". */
export function runbookTitle(plan: Plan, runbook: RunbookKey): string {
  const found = find(plan.runbooks, runbook);
  return found === undefined ? runbook : `Runbook ${found.number}: ${found.title}`;
}

/** What a plan with a mistake may lack: rules report it, so drawing up goes on without it. */
function find<Value>(known: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return known[key];
}

/** The handle of a severity's PagerDuty service, as messages mention it. */
export const pagerdutyHandle = (severity: SeverityKey): string => `@pagerduty-${pagerdutyServiceName(severity)}`;

/**
 * The message of everything that pages, from one template. PagerDuty cuts at 1,024 characters, so the severity and the
 * runbook come first. The handle stands outside every condition, so that a recovery resolves the incident, except where
 * only people may say that it is over.
 */
export function signalMessage(plan: Plan, environment: Environment, signal: Signal): string {
  const { runbook, severity } = signal;
  const handle = pagerdutyHandle(severity);
  return [
    `${displayName(severity)}: ${signal.title}`,
    `${runbookTitle(plan, runbook)} ${runbookUrl(environment, runbook)}`,
    `What it means: ${signal.meaning}`,
    `First step: ${firstStep(plan, environment, signal)}`,
    `Automation: ${whereItRuns(runbook, environment.aws.regions)}`,
    `Escalation: ${plan.severities[severity].escalation}.`,
    `Owner: ${find(plan.roles, signal.owner)?.title ?? signal.owner}`,
    `Dashboard: ${dashboardUrl(environment)}`,
    "{{#is_no_data}}The detector itself is silent: find out why before you trust anything that it watches.{{/is_no_data}}",
    "{{#is_renotify}}This goes on: the plan asks for an update now.{{/is_renotify}}",
    signal.resolves === "by-itself" ? handle : `{{^is_recovery}}${handle} {{/is_recovery}}`,
  ].join("\n");
}

/** What to do first: the signal's own step, or the first of its runbook, with the command that does it. */
export function firstStep(plan: Plan, { aws }: Environment, { firstStep: own, runbook }: Signal): string {
  if (own !== undefined) return own;
  const [first] = find(plan.runbooks, runbook)?.immediate ?? [];
  if (first === undefined) return "open the runbook";
  const command = isCommand(first.key) ? commandLine(first.key, aws.regions) : inRegions(first.command, aws.regions);
  return `${first.purpose}: ${command}`;
}

/** The page that lists the dashboards of the plan. */
export const dashboardUrl = ({ datadog }: Environment): string =>
  `https://app.${datadog.site}/dashboard/lists?q=${respondersDashboardTitle.replaceAll(" ", "+")}`;
