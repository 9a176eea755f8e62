import { probeKeys, probes, type ProbeKey } from "./probes";
import type { Sourced } from "./source";

/** Somebody who sends what detectors read. */
export interface Emitter extends Sourced {
  readonly title: string;
  /**
   * `product` and `tool` must be made to send it (docs/telemetry.md); `vendor` measures by itself what is declared here;
   * `probe`, `record` and `job` are this project's own.
   */
  readonly kind: "product" | "tool" | "vendor" | "probe" | "record" | "job";
  /** The signal that tells when it falls silent. */
  readonly watchedBy: string;
}

const probeEmitters = Object.fromEntries(
  probeKeys.map((key) => [
    key,
    { title: probes[key].title, kind: "probe", watchedBy: `${key}-silent`, source: probes[key].source },
  ]),
) as Record<ProbeKey, Emitter>;

const automated = "1.1 Incident Detection (automated detection)";

/** Everybody who emits, by key: no detector reads anything else. */
export const emitters = {
  "proof-generation": {
    title: "Proof generation service",
    kind: "product",
    watchedBy: "proof-generation-silent",
    source: automated,
  },
  "proof-verification": {
    title: "Proof verification service",
    kind: "product",
    watchedBy: "proof-verification-silent",
    source: automated,
  },
  revocation: { title: "Revocation service", kind: "product", watchedBy: "revocation-silent", source: automated },
  "linkage-scanner": {
    title: "Scan of the PID registry for linked PIDs",
    kind: "product",
    watchedBy: "linkage-scanner-silent",
    source: "Runbook 3: Privacy Breach (PID Linkage)",
  },
  "egress-scanner": {
    title: "Scan of responses for metadata",
    kind: "product",
    watchedBy: "egress-scanner-silent",
    source: "Incident Classification / P2 (metadata leakage)",
  },
  "signature-audit": {
    title: "Audit of signatures against the ledger",
    kind: "product",
    watchedBy: "signature-audit-silent",
    source: "Runbook 5: Signing Key Compromise",
  },
  "compliance-scanner": {
    title: "Compliance scan",
    kind: "product",
    watchedBy: "compliance-scanner-silent",
    source: "Incident Classification / P0 (regulatory compliance violation)",
  },
  "dependency-scanner": {
    title: "Dependency scan of the product's builds",
    kind: "product",
    watchedBy: "dependency-scanner-silent",
    source: "Incident Classification / P2 (dependency vulnerability)",
  },
  prometheus: {
    title: "Prometheus, by its always-firing alert",
    kind: "tool",
    watchedBy: "prometheus-silent",
    source: "Tools and Systems / Monitoring and Alerting",
  },
  sentry: {
    title: "Sentry, by its scheduled test event",
    kind: "tool",
    watchedBy: "sentry-silent",
    source: "Tools and Systems / Monitoring and Alerting",
  },
  synthetics: {
    title: "Datadog Synthetics",
    kind: "vendor",
    watchedBy: "outside-view-silent",
    source: automated,
  },
  "s3-replication": {
    title: "Amazon S3 replication metrics",
    kind: "vendor",
    watchedBy: "artefact-replication-lags",
    source: "Runbook 4: Service Outage",
  },
  "aws-backup": {
    title: "AWS Backup",
    kind: "vendor",
    watchedBy: "backup-is-old",
    source: "Runbook 4: Service Outage",
  },
  acm: {
    title: "AWS Certificate Manager",
    kind: "vendor",
    watchedBy: "certificate-expires",
    source: "Runbook 4: Service Outage",
  },
  waf: { title: "AWS WAF", kind: "vendor", watchedBy: "firewall-silent", source: "Runbook 2: DDoS Attack" },
  cloudtrail: {
    title: "AWS CloudTrail",
    kind: "vendor",
    watchedBy: "trail-not-recording",
    source: "Incident Response Process / Phase 3 (audit trail: who did what when)",
  },
  ...probeEmitters,
  record: {
    title: "Incident record",
    kind: "record",
    watchedBy: "record-silent",
    source: "Metrics and KPIs / Incident Metrics",
  },
  oncall: {
    title: "Daily on-call check",
    kind: "job",
    watchedBy: "oncall-silent",
    source: "1.2 Initial Assessment (page on-call responder)",
  },
  "drift-job": {
    title: "Daily drift job",
    kind: "job",
    watchedBy: "drift-job-missing",
    source: "Incident Classification / P2 (configuration drift)",
  },
} as const satisfies Record<string, Emitter>;
/** An emitter's key. */
export type EmitterKey = keyof typeof emitters;
