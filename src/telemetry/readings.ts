import type { Environment } from "../environment";
import type { FailoverSpecs } from "../failover";
import { parseQuery, renderSearch, scopeOf, type MonitorSpecs } from "../monitors";
import { cloudMetrics, metricNamed, searches, type EmitterKey, type Plan } from "../plan";

/** Everything in which something is read. */
export interface Declared {
  readonly plan: Plan;
  readonly environment: Environment;
  readonly monitors: MonitorSpecs;
  readonly failover: FailoverSpecs;
}

/** One thing that a detector, an objective or a tile reads. */
export interface Reading {
  /** Where it is read, such as monitors.configuration-drift. */
  readonly path: string;
  /** A metric's name, a search, or what else is looked at. */
  readonly reads: string;
  /** Who sends it; undefined if nobody that the plan knows. */
  readonly emitter: EmitterKey | undefined;
}

/** Everything that is read anywhere, from what is declared: queries are parsed, not remembered. */
export function readings({ environment, monitors, failover }: Declared): readonly Reading[] {
  const scope = scopeOf(environment);
  return [
    ...monitors.monitors.flatMap(({ key, inputs }) => readInQuery(`monitors.${key}`, inputs.query, scope)),
    ...monitors.slos.flatMap(({ key, inputs }) => readInText(`objectives.${key}`, JSON.stringify(inputs))),
    ...monitors.dashboards.flatMap(({ key, dashboard }) => readInText(`dashboards.${key}`, dashboard)),
    ...monitors.synthetics.map(({ key, inputs }) => ({
      path: `monitors.${key}`,
      reads: inputs.requestDefinition.url,
      emitter: "synthetics" as const,
    })),
    ...monitors.findingRules.map(({ key, inputs }) => ({
      path: `monitors.${key}`,
      reads: inputs.selectors.triggerSource,
      emitter: "dependency-scanner" as const,
    })),
    ...failover.alarms.map(({ key, role, namespace, metricName, dimensions }) => ({
      path: `alarms.${role}.${key}`,
      reads: `${namespace} ${metricName}`,
      emitter: cloudEmitter(namespace, metricName, dimensions.Probe),
    })),
    ...failover.alerts
      .filter(({ pattern }) => JSON.stringify(pattern).includes("AWS API Call via CloudTrail"))
      .map(({ key, role }) => ({ path: `trail.${role}.${key}`, reads: "audit trail", emitter: "cloudtrail" as const })),
  ];
}

function readInQuery(path: string, query: string, scope: string): readonly Reading[] {
  const parsed = parseQuery(query);
  switch (parsed?.kind) {
    case "metric":
    case "anomaly":
      return [metricReading(path, parsed.metric)];
    case "ratio":
      return [parsed.part, parsed.whole].map((it) => metricReading(path, it));
    case "search": {
      const found = Object.values(searches).find((it) => renderSearch(it, scope) === parsed.search);
      return [{ path, reads: parsed.search, emitter: found?.emitter }];
    }
    default:
      return [{ path, reads: query, emitter: undefined }];
  }
}

/** Metrics stand in texts of every kind as Datadog writes them: aggregation, name, scope. */
function readInText(path: string, text: string): readonly Reading[] {
  const names = [...text.matchAll(/(?:sum|avg|min|max|p95):([a-z][\w.]*)\{/g)].map(([, name = ""]) => name);
  return [...new Set(names)].map((name) => metricReading(path, name));
}

const metricReading = (path: string, name: string): Reading => ({
  path,
  reads: name,
  emitter: metricNamed.get(name)?.emitter,
});

const cloudEmitter = (namespace: string, name: string, probe: string | undefined): EmitterKey | undefined =>
  Object.values(cloudMetrics).find(
    (it) => it.namespace === namespace && it.name === name && (probe === undefined || it.emitter === probe),
  )?.emitter;
