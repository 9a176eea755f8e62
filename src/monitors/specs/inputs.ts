import type { DashboardJsonSpec } from "../dashboards";
import type { RunbookKey, SeverityKey } from "../../plan";

/** A monitor's arguments as Datadog takes them: numbers of thresholds and priorities are text. */
export interface MonitorInputs {
  name: string;
  type: "query alert" | "log alert" | "event-v2 alert" | "composite" | "slo alert";
  message: string;
  tags: string[];
  includeTags: boolean;
  draftStatus: "published";
  priority?: string;
  monitorThresholds?: { critical: string; criticalRecovery?: string };
  monitorThresholdWindows?: { triggerWindow: string; recoveryWindow: string };
  evaluationDelay?: number;
  requireFullWindow?: boolean;
  onMissingData?: "resolve" | "show_and_notify_no_data";
  notifyNoData?: boolean;
  renotifyInterval?: number;
  renotifyStatuses?: string[];
  forceDelete?: boolean;
  assets?: { category: string; name: string; url: string }[];
}

/** A monitor with a query of its own: either a silent leaf of composites, or one that pages by itself. */
export interface QueryMonitorSpec {
  readonly key: string;
  /** The signals that it detects, alone or with others. */
  readonly signals: readonly string[];
  readonly role: "leaf" | "page";
  readonly inputs: MonitorInputs & { query: string };
}

/** Leaves, by key, of which all must alert and none of the others. */
export interface CombinationSpec {
  readonly all: readonly string[];
  readonly none: readonly string[];
}

/** A monitor that pages when any of its combinations is true. Its query is made of ids, so it is known only on creation. */
export interface CompositeSpec {
  readonly key: string;
  readonly signal: string;
  readonly anyOf: readonly CombinationSpec[];
  readonly inputs: MonitorInputs;
}

/** A service level objective. */
export interface SloSpec {
  readonly key: string;
  readonly inputs: {
    name: string;
    description: string;
    type: "metric" | "time_slice";
    query?: { numerator: string; denominator: string };
    sliSpecification?: {
      timeSlice: {
        comparator: string;
        threshold: number;
        queryIntervalSeconds: number;
        query: {
          formula: { formulaExpression: string };
          queries: { metricQuery: { name: string; query: string; dataSource: string } }[];
        };
      };
    };
    thresholds: { timeframe: string; target: number; warning: number }[];
    tags: string[];
  };
}

/** An alert on the speed at which an objective's budget burns. */
export interface BurnRateSpec {
  readonly key: string;
  readonly slo: string;
  readonly longWindowMinutes: number;
  readonly shortWindowMinutes: number;
  readonly burnRate: number;
  readonly inputs: MonitorInputs;
}

/** A synthetic test. */
export interface ProbeSpec {
  readonly key: string;
  readonly signal: string;
  readonly inputs: {
    name: string;
    type: "api";
    subtype: "http" | "ssl";
    status: "live";
    message: string;
    locations: string[];
    tags: string[];
    requestDefinition: { method?: string; url?: string; body?: string; host?: string; port?: string; timeout?: number };
    requestHeaders?: Record<string, string>;
    assertions: { type: string; operator: string; target: string }[];
    optionsList: {
      tickEvery: number;
      minFailureDuration: number;
      minLocationFailed: number;
      monitorName: string;
      monitorPriority: number;
      retry: { count: number; interval: number };
      monitorOptions: { renotifyInterval: number };
    };
  };
}

/** A log detection rule. */
export interface SecurityRuleSpec {
  readonly key: string;
  readonly signal: string;
  readonly inputs: {
    name: string;
    message: string;
    type: "log_detection";
    enabled: boolean;
    queries: { name: string; query: string; aggregation: string; groupByFields: string[]; metrics?: string[] }[];
    cases: { name: string; status: string; condition?: string; notifications: string[] }[];
    options: {
      detectionMethod: "threshold" | "new_value";
      evaluationWindow: number;
      keepAlive: number;
      maxSignalDuration: number;
      newValueOptions?: { forgetAfter: number; learningDuration: number; learningMethod: string };
    };
    tags: string[];
  };
}

/** Whom a scanner's findings are told to. */
export interface FindingRuleSpec {
  readonly key: string;
  readonly signal: string;
  readonly inputs: {
    name: string;
    enabled: boolean;
    selectors: { triggerSource: string; ruleTypes: string[]; severities: string[] };
    targets: string[];
  };
}

/** Where monitors of one severity are announced besides PagerDuty. */
export interface NotificationRuleSpec {
  readonly severity: SeverityKey;
  readonly inputs: { name: string; filter: { tags: string[] }; recipients: string[] };
}

/** A tag that every monitor of the organisation must carry. */
export interface TagPolicySpec {
  readonly key: string;
  readonly inputs: {
    policyType: "tag";
    tagPolicy: { tagKey: string; tagKeyRequired: boolean; validTagValues: string[] };
  };
}

/** A drill's mute: a downtime for its monitors, and corrections for the objectives that they would spoil. */
export interface DrillSpec {
  readonly key: string;
  readonly signals: readonly string[];
  readonly downtime: {
    message: string;
    scope: string;
    displayTimezone: string;
    monitorIdentifier: { monitorTags: string[] };
    muteFirstRecoveryNotification: boolean;
    recurringSchedule: { timezone: string; recurrences: { start: string; duration: string; rrule: string }[] };
    notifyEndStates: string[];
    notifyEndTypes: string[];
  };
  readonly corrections: readonly {
    readonly slo: string;
    readonly inputs: {
      category: "Other";
      description: string;
      start: number;
      duration: number;
      rrule: string;
      timezone: string;
    };
  }[];
}

/** A kind of incident in Datadog's incident management. */
export interface IncidentTypeSpec {
  readonly key: string;
  readonly inputs: {
    name: string;
    description: string;
    isDefault: boolean;
    configuration: {
      allowIncidentDeletion: boolean;
      allowWorkflows: boolean;
      createMessage: string;
      editableTimestamps: boolean;
      privateIncidents: boolean;
      privateIncidentsByDefault: boolean;
      slugSource: string;
      testIncidents: boolean;
    };
  };
  /** Who is told when one of this kind is declared, by its severity. */
  readonly notifications: readonly {
    readonly severity: SeverityKey;
    readonly inputs: {
      enabled: boolean;
      trigger: "incident_created_trigger";
      visibility: "all";
      conditions: { field: string; values: string[] }[];
      handles: string[];
      renotifyOns: string[];
    };
  }[];
}

/** Everything that `src/monitors` declares, as plain data. */
export interface MonitorSpecs {
  readonly monitors: readonly QueryMonitorSpec[];
  readonly composites: readonly CompositeSpec[];
  readonly slos: readonly SloSpec[];
  readonly burnRates: readonly BurnRateSpec[];
  readonly probes: readonly ProbeSpec[];
  readonly securityRules: readonly SecurityRuleSpec[];
  readonly findingRules: readonly FindingRuleSpec[];
  /** Datadog's side of the PagerDuty services: the names that handles resolve to. */
  readonly serviceObjects: readonly { readonly severity: SeverityKey; readonly serviceName: string }[];
  readonly integration: { readonly subdomain: string };
  readonly slackChannels: readonly {
    readonly severity: SeverityKey;
    readonly accountName: string;
    readonly channelName: string;
  }[];
  readonly notificationRules: readonly NotificationRuleSpec[];
  readonly tagPolicies: readonly TagPolicySpec[];
  /** Who may edit monitors, or undefined where the account has no restriction policies. */
  readonly restriction: { readonly editors: readonly string[]; readonly viewers: readonly string[] } | undefined;
  readonly incidentTypes: readonly IncidentTypeSpec[];
  readonly drills: readonly DrillSpec[];
  readonly dashboards: readonly DashboardJsonSpec[];
  /** Signals that a switched-off account feature takes away, with the feature. */
  readonly lost: readonly { readonly signal: string; readonly feature: string }[];
  readonly acceptedLosses: readonly string[];
}

/** Where a runbook is found. */
export type RunbookLink = (runbook: RunbookKey) => string;
