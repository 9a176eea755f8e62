import type { DashboardJsonSpec } from "../dashboards";
import type { SeverityKey } from "../../plan";
import type { FindingRuleSpec, SyntheticSpec } from "./detectorInputs";
import type {
  ChatChannelSpec,
  DrillSpec,
  IncidentTypeSpec,
  NotificationRuleSpec,
  TagPolicySpec,
} from "./routingInputs";

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
  /** A deaf one would page for silence, but waits until what it watches has been heard. */
  readonly role: "leaf" | "page" | "deaf";
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

/** Everything that `src/monitors` declares, as plain data. */
export interface MonitorSpecs {
  readonly monitors: readonly QueryMonitorSpec[];
  readonly composites: readonly CompositeSpec[];
  readonly slos: readonly SloSpec[];
  readonly burnRates: readonly BurnRateSpec[];
  readonly synthetics: readonly SyntheticSpec[];
  readonly findingRules: readonly FindingRuleSpec[];
  /** Datadog's side of the PagerDuty services: the names that handles resolve to. */
  readonly serviceObjects: readonly { readonly severity: SeverityKey; readonly serviceName: string }[];
  /** The handle of the event orchestration, for monitors that are not the plan's: it finds out their severity. */
  readonly orchestrationService: string;
  readonly integration: { readonly subdomain: string };
  readonly chatChannels: readonly ChatChannelSpec[];
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
