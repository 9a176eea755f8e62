/** What a metric's numbers count. */
export type Unit = "requests" | "events" | "seconds" | "flag" | "objects";

/** How a metric's points may be combined: counts are summed, gauges are read, distributions have percentiles. */
export type MetricType = "count" | "gauge" | "distribution";

/** A metric that detectors read. Whoever emits it must do so under this name. */
export interface Metric<Type extends MetricType = MetricType> {
  readonly name: string;
  readonly type: Type;
  readonly unit: Unit;
  readonly emittedBy: string;
}

/** A metric whose points are summed. */
export type CountMetric = Metric<"count">;
/** A metric whose points are levels. */
export type GaugeMetric = Metric<"gauge">;
/** A metric with percentiles; they must be switched on for it in Datadog. */
export type DistributionMetric = Metric<"distribution">;

const count = (name: string, unit: Unit, emittedBy: string): CountMetric => ({ name, type: "count", unit, emittedBy });
const gauge = (name: string, unit: Unit, emittedBy: string): GaugeMetric => ({ name, type: "gauge", unit, emittedBy });
const durations = (name: string, emittedBy: string): DistributionMetric => ({
  name,
  type: "distribution",
  unit: "seconds",
  emittedBy,
});

/** Requests, failures and durations of the services that customers call, under one scheme. */
export const serviceMetrics = {
  "proof-generation": {
    requests: count("zkp.proof_generation.requests", "requests", "proof generation service"),
    errors: count("zkp.proof_generation.errors", "requests", "proof generation service"),
    duration: durations("zkp.proof_generation.duration", "proof generation service"),
  },
  "proof-verification": {
    requests: count("zkp.proof_verification.requests", "requests", "proof verification service"),
    errors: count("zkp.proof_verification.errors", "requests", "proof verification service"),
    duration: durations("zkp.proof_verification.duration", "proof verification service"),
  },
  revocation: {
    requests: count("zkp.revocation.requests", "requests", "revocation service"),
    errors: count("zkp.revocation.errors", "requests", "revocation service"),
    duration: durations("zkp.revocation.duration", "revocation service"),
  },
} as const;

/** A service that customers call, with request metrics. */
export type MeteredComponent = keyof typeof serviceMetrics;
/** The services that customers call. */
export const meteredComponents = Object.keys(serviceMetrics) as readonly MeteredComponent[];

/** Every other metric that detectors read. */
export const metrics = {
  rejectedProofs: count("zkp.proof_verification.rejected", "requests", "proof verification service"),
  edgeRequests: count("zkp.edge.requests", "requests", "edge"),
  replicationLag: gauge("zkp.replication.lag", "seconds", "replication probe in the standby region"),
  standbyReady: gauge("zkp.standby.ready", "flag", "readiness probe in the standby region"),
  evidenceWriteFailures: count("zkp.evidence.write_failures", "events", "evidence store writer"),
  driftChanges: gauge("zkp.drift.changes", "objects", "scheduled drift job"),
  driftRuns: count("zkp.drift.runs", "events", "scheduled drift job"),
  canaryAnswers: count("zkp.canary.answers", "events", "proof verification service, per forged canary proof it judged"),
  pagerdutyHeartbeat: count("zkp.heartbeat.pagerduty", "events", "on-call probe, per test event PagerDuty accepted"),
  prometheusHeartbeat: count("zkp.heartbeat.prometheus", "events", "Prometheus, from its always-firing alert"),
  sentryHeartbeat: count("zkp.heartbeat.sentry", "events", "Sentry, from its scheduled test event"),
} as const;
