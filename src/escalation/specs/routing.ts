import { runbookUrl, type Environment, type Feature } from "../../environment";
import {
  componentKeys,
  displayName,
  runbookKeys,
  secondsIn,
  severityKeys,
  type ComponentKey,
  type IncidentFieldKey,
  type Plan,
  type SeverityKey,
} from "../../plan";

/** What a rule of an orchestration does; keys stand for ids that only the account knows. */
export interface OrchestrationRuleSpec {
  readonly label: string;
  /** PagerDuty's condition language; any of them is enough, none means always. */
  readonly conditions: readonly string[];
  readonly severity?: "info" | "warning" | "error" | "critical";
  readonly priority?: SeverityKey;
  readonly annotate?: string;
  /** What the event's fields become, from a template. */
  readonly sets?: readonly { readonly target: string; readonly template: string }[];
  /** What the incident's fields become. */
  readonly fields?: Readonly<Partial<Record<IncidentFieldKey, string>>>;
  /** The set of rules that goes on. */
  readonly then?: string;
}

/** The one orchestration that events of every tool enter through. */
export interface OrchestrationSpec {
  readonly name: string;
  readonly description: string;
  readonly integrations: readonly { readonly key: string; readonly label: string }[];
  /** Sets of rules; the first is where events enter. */
  readonly sets: readonly { readonly id: string; readonly rules: readonly OrchestrationRuleSpec[] }[];
  /** What an event gets that no rule takes. */
  readonly otherwise: { readonly severity: "warning"; readonly annotate: string };
  readonly routes: readonly {
    readonly label: string;
    readonly conditions: readonly string[];
    readonly service: string;
  }[];
  /** For what comes by a service's own key, past the global rules. */
  readonly services: readonly { readonly service: string; readonly rule: OrchestrationRuleSpec }[];
}

/** Alerts that become one incident. */
export interface GroupingSpec {
  readonly name: string;
  readonly description: string;
  readonly services: readonly string[];
  /** The events' field that alerts must share. */
  readonly field: string;
  readonly windowSeconds: number;
}

const eventSeverities = { p0: "critical", p1: "error", p2: "warning", p3: "info" } as const;
/** PagerDuty has four severities of events, as many as the plan. */
export const eventSeverity = (severity: SeverityKey): (typeof eventSeverities)[SeverityKey] =>
  eventSeverities[severity];

/**
 * How an event of any tool says of what severity or component it is: a label (Alertmanager), a tag (Datadog, Sentry), or
 * words in its summary (CloudWatch, whose alarms have a name only).
 */
const marks = (label: string, value: string, inSummary: string): string[] => [
  `event.custom_details.${label} matches '${value}'`,
  `event.custom_details.tags matches part '${label}:${value}'`,
  `event.summary matches part '${inSummary}'`,
];
const severityMarks = (severity: SeverityKey) => marks("severity", severity, `[${severity.toUpperCase()}]`);
const componentMarks = (component: ComponentKey) => marks("component", component, component);

/** Draws up the orchestration: severity first, then what responders need to know of the component. */
export function orchestrationSpec(plan: Plan, environment: Environment): OrchestrationSpec {
  const { features, warRoom } = environment;
  const { priorities, customFields } = features;
  const bridge = warRoom === undefined ? undefined : `War room: ${warRoom.url} or ${warRoom.phone}`;
  const severityRule = (severity: SeverityKey) => ({
    label: displayName(severity),
    ...(priorities && { priority: severity }),
    ...(bridge !== undefined && { annotate: bridge }),
  });
  return {
    name: "ZKP incident response",
    description: "Events of every tool: severity, priority, component and runbook, then the severity's service.",
    // A source that has a feature of its name is there when the feature is on.
    integrations: Object.entries(plan.eventSources)
      .filter(([key]) => !(key in features) || features[key as Feature])
      .map(([key, { title }]) => ({ key, label: title })),
    sets: [
      {
        id: "start",
        rules: severityKeys.map((severity) => ({
          ...severityRule(severity),
          conditions: severityMarks(severity),
          severity: eventSeverity(severity),
          then: "component",
        })),
      },
      {
        id: "component",
        rules: componentKeys.map((component) => ({
          label: plan.components[component].title,
          conditions: componentMarks(component),
          annotate: componentNote(component, plan, environment),
          sets: [
            { target: "event.component", template: component },
            // Whatever tool says it, and however often: the same fault of the same component is one alert.
            { target: "event.dedup_key", template: `${component}/{{event.class}}/{{event.summary}}` },
          ],
          ...(customFields && { fields: { affected_component: component } }),
        })),
      },
    ],
    otherwise: {
      severity: "warning",
      annotate: "No rule could tell this event's severity or component: triage it, then give its tool a label.",
    },
    routes: severityKeys.map((severity) => ({
      label: displayName(severity),
      conditions: severityMarks(severity),
      service: severity,
    })),
    services: severityKeys.map((severity) => ({
      service: severity,
      rule: { ...severityRule(severity), conditions: [] },
    })),
  };
}

function componentNote(component: ComponentKey, plan: Plan, environment: Environment): string {
  const links = runbookKeys
    .filter((key) => plan.runbooks[key].component === component)
    .map((key) => `Runbook ${plan.runbooks[key].title}: ${runbookUrl(environment, key)}`);
  return [`Component: ${plan.components[component].title}`, ...links].join("\n");
}

/** Alerts of one component within the plan's time are one incident, per service. */
export function groupingSpec(plan: Plan, { features }: Environment): GroupingSpec | undefined {
  if (!features.alertGrouping) return undefined;
  return {
    name: "ZKP alerts by component",
    description: "Alerts of one component that arrive close together are one incident.",
    services: severityKeys,
    field: "component",
    windowSeconds: secondsIn(plan.grouping.withinMinutes),
  };
}
