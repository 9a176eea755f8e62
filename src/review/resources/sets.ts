/**
 * Lists whose order means something although they hold plain values, by type and path: whose turn is next, what runs
 * first. Every other list of plain values is a set to its vendor, or might as well be one.
 */
const ordered: Readonly<Record<string, readonly string[]>> = {
  "pagerduty:index/schedule:Schedule": ["layers.users"],
  "aws:lambda/function:Function": ["layers", "imageConfig.commands", "imageConfig.entryPoints"],
};

/** Lists of objects whose order means nothing, by type and path. */
const unordered: Readonly<Record<string, readonly string[]>> = {
  "pagerduty:index/escalationPolicy:EscalationPolicy": ["rules.targets"],
  "pagerduty:index/schedule:Schedule": ["layers.restrictions"],
  "pagerduty:index/serviceDependency:ServiceDependency": [
    "dependency.dependentServices",
    "dependency.supportingServices",
  ],
  "pagerduty:index/webhookSubscription:WebhookSubscription": ["deliveryMethods", "filters"],
  "pagerduty:index/incidentWorkflow:IncidentWorkflow": ["steps.inputs", "steps.inlineStepsInputs.steps.inputs"],
  "pagerduty:index/eventOrchestrationGlobal:EventOrchestrationGlobal": [
    "sets",
    "sets.rules.conditions",
    "sets.rules.actions.incidentCustomFieldUpdates",
  ],
  "pagerduty:index/eventOrchestrationRouter:EventOrchestrationRouter": ["set.rules.conditions"],
  "pagerduty:index/eventOrchestrationService:EventOrchestrationService": [
    "sets",
    "sets.rules.conditions",
    "sets.rules.actions.incidentCustomFieldUpdates",
  ],
  "datadog:index/monitor:Monitor": ["assets"],
  "datadog:index/serviceLevelObjective:ServiceLevelObjective": ["thresholds"],
  "datadog:index/restrictionPolicy:RestrictionPolicy": ["bindings"],
  "datadog:index/syntheticsTest:SyntheticsTest": ["assertions", "configVariables"],
  "aws:dynamodb/table:Table": ["attributes", "globalSecondaryIndexes", "localSecondaryIndexes", "replicas"],
  "aws:secretsmanager/secret:Secret": ["replicas"],
  "aws:wafv2/webAcl:WebAcl": ["rules"],
  "aws:backup/plan:Plan": ["rules", "rules.copyActions"],
  "aws:cloudtrail/trail:Trail": ["advancedEventSelectors", "advancedEventSelectors.fieldSelectors"],
  "aws:fis/experimentTemplate:ExperimentTemplate": [
    "actions",
    "actions.parameters",
    "stopConditions",
    "targets",
    "targets.parameters",
    "targets.resourceTags",
  ],
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": ["rules"],
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ["rules"],
};

/** Inputs that hold JSON in which order means nothing at all. */
const documents = /^(policy|assumeRolePolicy|eventPattern|filterPolicy)$/;

/** Inputs as the type's vendor compares them: sets in one order, policies in one form, addresses in one case. */
export function canonical(type: string, inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isSet = (path: string, list: readonly unknown[]): boolean =>
    list.every(isPlain) ? ordered[type]?.includes(path) !== true : unordered[type]?.includes(path) === true;
  const visit = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) {
      const list = value.map((it: unknown) => visit(it, path));
      return isSet(path, list) ? sorted(list) : list;
    }
    if (typeof value !== "object" || value === null) return value;
    return mapped(value, (it, name) => visit(it, path === "" ? name : `${path}.${name}`));
  };
  return mapped(inputs, (value, name) => {
    if (type === "pagerduty:index/user:User" && typeof value === "string") return asPagerDutyKeeps(name, value);
    return documents.test(name) && typeof value === "string" ? canonicalDocument(value) : visit(value, name);
  });
}

/** PagerDuty writes addresses in lower case, and names without spaces that nobody sees. */
function asPagerDutyKeeps(name: string, value: string): string {
  if (name === "email") return value.toLowerCase();
  return name === "name" ? value.trim().replace(/\s+/g, " ") : value;
}

function canonicalDocument(text: string): string {
  try {
    return JSON.stringify(anyOrder(JSON.parse(text)));
  } catch {
    return text;
  }
}

/** In policies and patterns every list is a set, and a list of one is the same as the one. */
function anyOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map(anyOrder);
    return list.length === 1 ? list[0] : sorted(list);
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, it]) => [name, anyOrder(it)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const isPlain = (value: unknown) => typeof value !== "object" || value === null;
const mapped = (value: object, of: (value: unknown, name: string) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([name, it]) => [name, of(it, name)]));
const sorted = (list: readonly unknown[]): unknown[] =>
  list
    .map((it) => [JSON.stringify(it), it] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, it]) => it);
