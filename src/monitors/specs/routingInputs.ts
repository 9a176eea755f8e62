import type { SeverityKey } from "../../plan";

/** A channel that Datadog may post to, and the handle by which messages and rules name it, without the @. */
export type ChatChannelSpec = { readonly severity: SeverityKey; readonly handle: string } & (
  | { readonly app: "slack"; readonly inputs: { accountName: string; channelName: string } }
  | {
      readonly app: "teams";
      readonly inputs: { name: string; tenantName: string; teamName: string; channelName: string };
    }
);

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
