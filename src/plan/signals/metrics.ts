import type { EmitterKey } from "../emitters";

/** What a metric's numbers count. */
export type Unit = "requests" | "events" | "seconds" | "minutes" | "objects" | "incidents";

/** How a metric's points may be combined: counts are summed, gauges are read, distributions have percentiles. */
export type MetricType = "count" | "gauge" | "distribution";

/** A metric that detectors read. Whoever emits it must do so under this name. */
export interface Metric<Type extends MetricType = MetricType> {
  readonly name: string;
  readonly type: Type;
  readonly unit: Unit;
  readonly emitter: EmitterKey;
}

/** A metric whose points are summed. */
export type CountMetric = Metric<"count">;
/** A metric whose points are levels. */
export type GaugeMetric = Metric<"gauge">;
/** A metric with percentiles; they must be switched on for it in Datadog. */
export type DistributionMetric = Metric<"distribution">;

const count = (name: string, unit: Unit, emitter: EmitterKey): CountMetric => ({ name, type: "count", unit, emitter });
const gauge = (name: string, unit: Unit, emitter: EmitterKey): GaugeMetric => ({ name, type: "gauge", unit, emitter });
const durations = (name: string, emitter: EmitterKey): DistributionMetric => ({
  name,
  type: "distribution",
  unit: "seconds",
  emitter,
});

/** The services that customers call, with request metrics. */
export const meteredComponents = ["proof-generation", "proof-verification", "revocation"] as const;
/** A service that customers call, with request metrics. */
export type MeteredComponent = (typeof meteredComponents)[number];

/** Requests, failures and durations of a service that customers call. */
export interface ServiceMetrics {
  readonly requests: CountMetric;
  readonly errors: CountMetric;
  readonly duration: DistributionMetric;
}

/** The metrics of the services that customers call, under one scheme. */
export const serviceMetrics = Object.fromEntries(
  meteredComponents.map((component) => {
    const name = (what: string) => `zkp.${component.replaceAll("-", "_")}.${what}`;
    return [
      component,
      {
        requests: count(name("requests"), "requests", component),
        errors: count(name("errors"), "requests", component),
        duration: durations(name("duration"), component),
      },
    ];
  }),
) as unknown as Readonly<Record<MeteredComponent, ServiceMetrics>>;

/** What runs now and then and must say so each time: its silence looks like having found nothing. */
export const scanners = [
  "compliance-scanner",
  "dependency-scanner",
  "egress-scanner",
  "linkage-scanner",
  "signature-audit",
] as const satisfies readonly EmitterKey[];
/** A scanner's key among the emitters. */
export type Scanner = (typeof scanners)[number];

/** One point for each run of a scanner. */
export const scannerRuns = Object.fromEntries(
  scanners.map((scanner) => [scanner, count(`zkp.${scanner.replaceAll("-", "_")}.runs`, "events", scanner)]),
) as Readonly<Record<Scanner, CountMetric>>;

/** Every other metric that detectors read. */
export const metrics = {
  rejectedProofs: count("zkp.proof_verification.rejected", "requests", "proof-verification"),
  driftChanges: gauge("zkp.drift.changes", "objects", "drift-job"),
  driftRuns: count("zkp.drift.runs", "events", "drift-job"),
  oncallPings: count("zkp.oncall.pings", "events", "oncall"),
  /** One point for each test event that went the whole way to PagerDuty. */
  roundTrips: count("zkp.oncall.round_trips", "events", "oncall"),
  /** One point for each time that the record has compared itself with PagerDuty. */
  recordRuns: count("zkp.record.runs", "events", "record"),
  syntheticRuns: count("synthetics.test_runs", "events", "synthetics"),
} as const;

/** What the incident record tells of each incident when it is over, tagged with its severity; times in minutes. */
export const incidentMetrics = {
  minutesToDetect: gauge("zkp.incident.minutes_to_detect", "minutes", "record"),
  minutesToAcknowledge: gauge("zkp.incident.minutes_to_acknowledge", "minutes", "record"),
  minutesToResolve: gauge("zkp.incident.minutes_to_resolve", "minutes", "record"),
  opened: count("zkp.incident.opened", "incidents", "record"),
  repeated: count("zkp.incident.repeated", "incidents", "record"),
} as const;

/** Every metric that is read at Datadog, by name. */
export const metricNamed: ReadonlyMap<string, Metric> = new Map(
  [
    ...Object.values(serviceMetrics).flatMap((it): Metric[] => Object.values(it) as Metric[]),
    ...Object.values(scannerRuns),
    ...Object.values(metrics),
    ...Object.values(incidentMetrics),
  ].map((it) => [it.name, it]),
);
