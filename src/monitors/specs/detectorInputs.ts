/** A synthetic test. */
export interface SyntheticSpec {
  readonly key: string;
  readonly signal: string;
  readonly inputs: {
    name: string;
    type: "api";
    subtype: "http";
    status: "live";
    message: string;
    locations: string[];
    tags: string[];
    requestDefinition: { method: string; url: string; timeout: number };
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
