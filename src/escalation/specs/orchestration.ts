import { runbookUrl, type Environment, type Feature } from "../../environment";
import {
  commandLine,
  commands,
  commandsOf,
  componentKeys,
  displayName,
  isWorse,
  runbookKeys,
  secondsIn,
  severityKeys,
  whereItRuns,
  type ComponentKey,
  type EventSourceKey,
  type IncidentFieldKey,
  type Plan,
  type SeverityKey,
} from "../../plan";
import { catchAllKey, reportsKey } from "./ladders";
import { isMail, mailEntry, mailSets } from "./mail";
import { componentMarks, eventSeverity, scoreMarks, severityMarks } from "./marks";

/** What a field of the event becomes: a template, or what a regular expression finds in another field. */
export type ExtractionSpec =
  | { readonly target: string; readonly template: string }
  | { readonly target: string; readonly regex: string; readonly source: string };

/** What a rule of an orchestration does; keys stand for ids that only the account knows. */
export interface OrchestrationRuleSpec {
  readonly label: string;
  /** PagerDuty's condition language; any of them is enough, none means always. */
  readonly conditions: readonly string[];
  readonly severity?: "info" | "warning" | "error" | "critical";
  readonly priority?: SeverityKey;
  readonly annotate?: string;
  /** Whether the event opens or closes an alert, whatever it says itself. */
  readonly eventAction?: "trigger" | "resolve";
  /** The alert is kept and opens no incident. */
  readonly suppress?: true;
  /** Parts of a field, found by a regular expression, for templates. */
  readonly variables?: readonly { readonly name: string; readonly path: string; readonly regex: string }[];
  readonly sets?: readonly ExtractionSpec[];
  /** What the incident's fields become. */
  readonly fields?: Readonly<Partial<Record<IncidentFieldKey, string>>>;
  /** The set of rules that goes on. */
  readonly then?: string;
}

/** Rules of which the first that matches is taken. */
export interface RuleSetSpec {
  readonly id: string;
  readonly rules: readonly OrchestrationRuleSpec[];
}

/** The one orchestration that events of every tool enter through. */
export interface OrchestrationSpec {
  readonly name: string;
  readonly description: string;
  readonly integrations: readonly { readonly key: EventSourceKey; readonly label: string }[];
  /** Sets of rules; the first is where events enter. */
  readonly sets: readonly RuleSetSpec[];
  /** What an event gets that no rule takes. */
  readonly otherwise: { readonly severity: "warning"; readonly annotate: string };
  readonly routes: readonly {
    readonly label: string;
    readonly conditions: readonly string[];
    readonly service: string;
  }[];
  /** What is done to every event of a service, whether it came through the orchestration or by the service's own key. */
  readonly services: readonly ServiceRulesSpec[];
}

/** What is done to the events of a service. */
export interface ServiceRulesSpec {
  readonly service: string;
  readonly sets: readonly RuleSetSpec[];
  /** What the record tells the service, for its rules to read. */
  readonly told?: { readonly variable: string; readonly ttlSeconds: number };
}

/** Draws up the orchestration: its own rules tell the severity, a service's rules what the event is about. */
export function orchestrationSpec(plan: Plan, environment: Environment): OrchestrationSpec {
  const watched = [
    ...severityKeys.map((severity) => ({ service: severity, severity })),
    { service: catchAllKey, severity: plan.unrouted.severity },
  ];
  const { mail } = environment;
  // A score is the plan's own measure, so it is asked before the words that a tool has for it.
  const told = [
    ...severityKeys.map((severity) => ({
      label: `${displayName(severity)}, by its CVSS score`,
      severity,
      conditions: scoreMarks(plan.cvssBands, severity),
    })),
    ...severityKeys.map((severity) => ({
      label: displayName(severity),
      severity,
      conditions: severityMarks(severity),
    })),
  ].filter(({ conditions }) => conditions.length > 0);
  return {
    name: "ZKP incident response",
    description: "Events of every tool: severity first, then the severity's service, which tells component and cause.",
    // A source that has a feature of its name is there when the feature is on.
    integrations: Object.entries(plan.eventSources)
      .filter(([key]) => !(key in environment.features) || environment.features[key as Feature])
      .map(([key, { title }]) => ({ key: key as EventSourceKey, label: title })),
    sets: [
      {
        id: "start",
        rules: [
          ...(mail === undefined ? [] : [mailEntry]),
          ...told.map((it) => ({ ...it, severity: eventSeverity(it.severity) })),
        ],
      },
      ...(mail === undefined ? [] : mailSets(mail, plan, environment)),
    ],
    otherwise: {
      severity: "warning",
      annotate: "No rule could tell this event's severity: triage it, then give its tool a label.",
    },
    routes: [
      ...(mail === undefined ? [] : [{ label: "Reports", conditions: [isMail], service: reportsKey }]),
      ...told.map(({ severity, ...it }) => ({ ...it, service: severity })),
    ],
    services: watched.map(({ service, severity }) => serviceRules(service, severity, plan, environment)),
  };
}

/**
 * Every event of a service gets the severity's priority, a component if it names one, and a cause; last it is seen whether
 * something worse of that cause is open already.
 */
function serviceRules(service: string, severity: SeverityKey, plan: Plan, environment: Environment): ServiceRulesSpec {
  const { features, warRoom } = environment;
  const { priorities, customFields, alertGrouping } = features;
  const { variable, atMostMinutes } = plan.dependents;
  const waits = alertGrouping && severityKeys.some((it) => isWorse(it, severity));
  const caused = (rules: readonly OrchestrationRuleSpec[]) =>
    waits ? rules.map((it) => ({ ...it, then: "worse" })) : rules;
  const bridge = warRoom === undefined ? [] : [`War room: ${warRoom.url} or ${warRoom.phone}`];
  const always = { conditions: [], ...(priorities && { priority: severity }), ...annotated(bridge) };
  const sets = [
    { id: "start", rules: [{ ...always, label: displayName(severity), then: "component" }] },
    {
      id: "component",
      rules: [
        ...componentKeys.map((component) => ({
          label: plan.components[component].title,
          conditions: componentMarks(component),
          // PagerDuty keeps the last note only, so this one says what the first said, too.
          ...annotated([...bridge, ...componentNote(component, plan, environment)]),
          sets: [{ target: "event.component", template: component }],
          ...(customFields && { fields: { affected_component: component } }),
          then: "cause",
        })),
        { label: "No component", conditions: [], then: "cause-alone" },
      ],
    },
    { id: "cause", rules: caused([...named, availability]) },
    { id: "cause-alone", rules: caused([...named, itself]) },
    ...(waits ? [{ id: "worse", rules: [worseIsOpen(plan)] }] : []),
  ];
  return { service, sets, ...(waits && { told: { variable, ttlSeconds: secondsIn(atMostMinutes) } }) };
}

/** What a worse incident of the same cause explains waits; it is told by the alert, and pages nobody. */
const worseIsOpen = ({ dependents: { cause, variable, open } }: Plan): OrchestrationRuleSpec => ({
  label: "Something worse of this cause is open",
  conditions: [`cache_var.${variable} matches '${open}' and event.class matches '${cause}'`],
  suppress: true,
});

/** An event says what it is caused by in a text, a label or a tag; alerts of one cause become one incident. */
const named: readonly OrchestrationRuleSpec[] = [
  {
    // CloudWatch's alarms have a description and no labels.
    label: "Cause by text",
    conditions: ["event.summary matches part 'Cause: '"],
    sets: [{ target: "event.class", regex: "Cause: ([^.\\s]+)", source: "event.summary" }],
  },
  {
    label: "Cause by label",
    conditions: ["event.custom_details.cause exists"],
    sets: [{ target: "event.class", template: "{{event.custom_details.cause}}" }],
  },
  {
    label: "Cause by tag",
    conditions: ["event.custom_details.tags matches part 'cause:'"],
    sets: [{ target: "event.class", regex: "cause:([^,\\s]+)", source: "event.custom_details.tags" }],
  },
];

/** What names a component and no cause is about whether the component works. */
const availability: OrchestrationRuleSpec = {
  label: "The component's availability",
  conditions: [],
  sets: [{ target: "event.class", template: "{{event.component}}/availability" }],
};

/** What names neither is joined with nothing. */
const itself: OrchestrationRuleSpec = {
  label: "A cause of its own",
  conditions: [],
  sets: [{ target: "event.class", template: "{{event.dedup_key}}" }],
};

const annotated = (lines: readonly string[]) => (lines.length === 0 ? {} : { annotate: lines.join("\n") });

function componentNote(component: ComponentKey, plan: Plan, environment: Environment): string[] {
  return [
    `Component: ${plan.components[component].title}`,
    ...runbookKeys
      .filter((key) => plan.runbooks[key].component === component)
      .flatMap((key) => [
        `Runbook ${plan.runbooks[key].title}: ${runbookUrl(environment, key)}`,
        `Automation: ${whereItRuns(key, environment.aws.regions)}`,
        ...commandsOf(key).map((it) => `${commands[it].purpose}: ${commandLine(it, environment.aws.regions)}`),
      ]),
  ];
}
