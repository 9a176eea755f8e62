import { runbookUrl, type Environment } from "../../environment";
import {
  allSignals,
  causeOf,
  cloudMetrics,
  secondsIn,
  type AlarmDetector,
  type CloudMetricKey,
  type Plan,
  type RegionRole,
  type Signal,
} from "../../plan";
import { prefix, vaultName, type Names } from "../names";
import { alertName, alertSummary, signalTags } from "./alerts";

/** An alarm of CloudWatch. Nothing is its action: EventBridge tells PagerDuty of its states (`alarmAlerts`). */
export interface AlarmSpec {
  readonly key: string;
  /** Where it lives: in the region that can still tell. */
  readonly role: RegionRole;
  readonly name: string;
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: "Average" | "Maximum" | "Minimum" | "Sum";
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly comparison: "GreaterThanThreshold" | "LessThanThreshold";
  readonly threshold: number;
  /**
   * Where silence pages, missing points leave an alarm without data. One that never had any is born so, and only one that
   * falls back into it is told of: a first `up` pages nobody.
   */
  readonly missing: "missing" | "notBreaching";
  /** Whether the incident is over when the alarm is, or only when people say so. */
  readonly resolves: Signal["resolves"];
  readonly tags: Readonly<Record<string, string>>;
}

/** Draws up the alarms of every signal that the cloud detects. */
export function alarmSpecs(plan: Plan, environment: Environment, names: Names): AlarmSpec[] {
  return allSignals(plan).flatMap(([key, signal]) => {
    const { detector } = signal;
    return detector.kind === "alarm"
      ? detector.in.map((role) => alarmSpec(environment, names, key, signal, detector, role))
      : [];
  });
}

function alarmSpec(
  environment: Environment,
  names: Names,
  key: string,
  signal: Signal,
  { metric, everyMinutes, times, comparator, threshold, silence }: AlarmDetector,
  role: RegionRole,
): AlarmSpec {
  const { namespace, name, statistic } = cloudMetrics[metric];
  return {
    key,
    role,
    name: alertName(key),
    description: describe(environment, signal),
    namespace,
    metricName: name,
    dimensions: dimensionsOf(metric, role, environment, names),
    statistic,
    periodSeconds: secondsIn(everyMinutes),
    evaluationPeriods: times,
    comparison: comparator === ">" ? "GreaterThanThreshold" : "LessThanThreshold",
    threshold,
    missing: silence === "page" ? "missing" : "notBreaching",
    resolves: signal.resolves,
    tags: signalTags(key, signal),
  };
}

/** What PagerDuty shows of an alarm. It becomes part of a JSON text as it stands, so it has no quotes and no new lines. */
function describe(environment: Environment, signal: Signal): string {
  const cause = causeOf(signal);
  return [
    alertSummary(signal),
    signal.meaning.replace(/\.$/, ""),
    // What has a cause in common with others says so; the orchestration reads it.
    ...(cause === signal.fault ? [] : [`Cause: ${cause}`]),
    `Runbook: ${runbookUrl(environment, signal.runbook)}`,
  ].join(". ");
}

/** What a metric is about, in a region. */
function dimensionsOf(
  metric: CloudMetricKey,
  role: RegionRole,
  { failover }: Environment,
  names: Names,
): Record<string, string> {
  switch (metric) {
    case "artefact-lag":
      return {
        SourceBucket: names.bucket("artefacts", "primary"),
        DestinationBucket: names.bucket("artefacts", "standby"),
        RuleId: "to-standby",
      };
    case "backup-jobs":
      return { BackupVaultName: vaultName };
    case "certificate-days":
      return { CertificateArn: failover.certificates[role] };
    case "requests-allowed":
    case "requests-blocked":
      return { WebACL: prefix, Rule: "ALL", Region: names.regions[role] };
    default: {
      const { emitter } = cloudMetrics[metric];
      return metric.endsWith("-heartbeat") ? { Probe: emitter } : {};
    }
  }
}
