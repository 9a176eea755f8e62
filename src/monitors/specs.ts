import type { Environment } from "../environment";
import { pagerdutyServiceName } from "../escalation";
import {
  bandedSeverities,
  datadogPriority,
  displayName,
  priorityName,
  severityKeys,
  type BandedSeverity,
  type Boundary,
  type ComponentKey,
  type Plan,
  type Rule,
  type SeverityKey,
} from "../plan";

/** A silent monitor with one threshold: a fact that composites combine. It notifies nobody. */
export interface LeafSpec {
  readonly key: string;
  readonly name: string;
  readonly query: string;
  /** As Datadog takes it: text, and equal to the number in the query. */
  readonly critical: string;
  readonly criticalRecovery?: string;
  readonly message: string;
  readonly evaluationDelaySeconds: number;
  readonly tags: readonly string[];
}

/** A monitor that pages: true when all of `all` alert and `unless` does not. */
export interface CompositeSpec {
  readonly key: string;
  readonly severity: SeverityKey;
  readonly name: string;
  readonly all: readonly string[];
  readonly unless?: string;
  readonly message: string;
  readonly priority: string;
  readonly renotifyMinutes: number;
  readonly tags: readonly string[];
}

/** Everything that `src/monitors` declares. */
export interface MonitorSpecs {
  readonly leaves: readonly LeafSpec[];
  readonly composites: readonly CompositeSpec[];
  /** Datadog's side of the PagerDuty services: the names that handles resolve to. */
  readonly serviceObjects: readonly { readonly severity: SeverityKey; readonly serviceName: string }[];
}

/** Datadog offers these intervals only, in minutes (monitor API, renotify_interval). */
const renotifyIntervals = [10, 20, 30, 40, 50, 60, 90, 120, 180, 240, 300, 360, 720, 1440];

/** Draws up the error-rate bands: per component four silent leaves, and a composite for each severity. */
export function monitorSpecs(plan: Plan, environment: Environment): MonitorSpecs {
  const scope = `env:${environment.environment}`;
  return {
    leaves: plan.errorRate.components.flatMap((component) => leaves(component, scope, plan)),
    composites: plan.errorRate.components.flatMap((component) =>
      bandedSeverities.map((severity, index) =>
        composite(component, severity, bandedSeverities[index + 1], scope, plan),
      ),
    ),
    serviceObjects: severityKeys.map((severity) => ({ severity, serviceName: pagerdutyServiceName(severity) })),
  };
}

const metric = (component: ComponentKey) => `zkp.${component.replaceAll("-", "_")}`;
const comparator = ({ inclusive }: Boundary) => (inclusive ? ">=" : ">");
const guardKey = (component: ComponentKey) => `${component}-traffic`;
const bandKey = (component: ComponentKey, severity: BandedSeverity) => `${component}-error-rate-${severity}`;
const tagged = (tags: readonly string[]) => [...tags, "managed-by:incident-response"].sort();

function leaves(component: ComponentKey, scope: string, plan: Plan): LeafSpec[] {
  const { windowMinutes, evaluationDelaySeconds, minimumRequests } = plan.errorRate;
  const window = `sum(last_${windowMinutes}m)`;
  const requests = `sum:${metric(component)}.requests{${scope}}.as_count()`;
  const errors = `sum:${metric(component)}.errors{${scope}}.as_count()`;
  const shared = {
    message: "A silent leaf: it notifies nobody. The composite of its band does.",
    evaluationDelaySeconds,
    tags: tagged([scope, `sli:${component}`, "role:leaf"]),
  };
  const { title } = plan.components[component];
  return [
    {
      ...shared,
      key: guardKey(component),
      name: `[leaf] ${title}: at least ${minimumRequests} requests in ${windowMinutes} minutes`,
      query: `${window}:${requests} >= ${minimumRequests}`,
      critical: String(minimumRequests),
    },
    ...bandedSeverities.map((severity) => {
      const { from, recoverBelowPercent } = plan.errorRateBands[severity];
      return {
        ...shared,
        key: bandKey(component, severity),
        name: `[leaf] ${title}: error rate ${comparator(from)} ${from.percent} %`,
        query: `${window}:${errors} / ${requests} * 100 ${comparator(from)} ${from.percent}`,
        critical: String(from.percent),
        criticalRecovery: String(recoverBelowPercent),
      };
    }),
  ];
}

function composite(
  component: ComponentKey,
  severity: BandedSeverity,
  worse: BandedSeverity | undefined,
  scope: string,
  plan: Plan,
): CompositeSpec {
  const { title } = plan.components[component];
  const { from } = plan.errorRateBands[severity];
  const upper = worse === undefined ? undefined : plan.errorRateBands[worse].from;
  const range = `${from.inclusive ? "at least" : "more than"} ${from.percent} %${upper === undefined ? "" : ` and ${upper.inclusive ? "less than" : "at most"} ${upper.percent} %`}`;
  const cadence = plan.severities[severity].updateEveryMinutes ?? 0;
  return {
    key: bandKey(component, severity),
    severity,
    name: `[${priorityName(severity)}] ${title}: error rate ${range}`,
    all: [guardKey(component), bandKey(component, severity)],
    ...(worse !== undefined && { unless: bandKey(component, worse) }),
    // PagerDuty cuts at 1,024 characters, so what matters comes first; the handle stands outside every condition, because
    // PagerDuty resolves the incident only if the recovery message carries it too.
    message: [
      `${displayName(severity)}: ${title} fails for ${range} of requests. Runbook 4: Service Outage.`,
      `${plan.severities[severity].escalation}.`,
      `@pagerduty-${pagerdutyServiceName(severity)}`,
    ].join("\n"),
    priority: datadogPriority(severity),
    renotifyMinutes: renotifyIntervals.findLast((it) => it <= cadence) ?? 0,
    tags: tagged([scope, `sli:${component}`, "role:page", `service:${component}`, `severity:${severity}`]),
  };
}

/** The rules that monitor specs must meet. */
export const monitorRules: readonly Rule<{ readonly monitors: MonitorSpecs }>[] = [
  {
    tag: "monitor/threshold-not-in-query",
    source: "Datadog API answer: Alert threshold does not match that used in the query",
    check: ({ monitors }) =>
      monitors.leaves
        .filter(({ query, critical }) => !new RegExp(`(>=|>) ${critical}$`).test(query))
        .map(({ key, critical }) => ({
          path: `monitors.leaves.${key}`,
          problem: `the query does not end in the threshold ${critical}`,
          remedy: "render both from one number",
        })),
  },
  {
    tag: "monitor/handle-to-nowhere",
    source: "Datadog, PagerDuty integration: a handle names a service object",
    check: ({ monitors }) => {
      const known = monitors.serviceObjects.map(({ serviceName }) => serviceName);
      return monitors.composites.flatMap(({ key, message }) =>
        [...message.matchAll(/@pagerduty-(\S+)/g)]
          .map(([, name = ""]) => name)
          .filter((name) => !known.includes(name))
          .map((name) => ({
            path: `monitors.composites.${key}`,
            problem: `no PagerDuty service object is called ${name}`,
            remedy: `use one of ${known.join(", ")}`,
          })),
      );
    },
  },
];
