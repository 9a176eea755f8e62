import type { Seconds } from "../../plan";
import type { HealthCheck, Host } from "../graph";
import type { Span } from "./detection";

/** What one probe may take before it counts as failed: connect, answer, body (Route 53 developer guide). */
const probeTimeoutSeconds = (type: string): Seconds => (type === "TCP" ? 10 : type.endsWith("STR_MATCH") ? 8 : 6);

/** Until every name server answers with a changed health: Route 53 publishes no promise; a budget of a minute. */
export const propagationSeconds: Seconds = 60;

/** An alarm of three minutes and its ingestion, for checks that follow a metric (three periods and one, plus 120 s). */
const metricSeconds = { expectedSeconds: 180, worstSeconds: 360 } as const;

const never: Span = { expectedSeconds: Infinity, worstSeconds: Infinity };

/** How long a health check takes to see that its target is dead. */
export function checkDetection(check: HealthCheck): Span {
  if (check.disabled) return never;
  // A switch is thrown by people: nothing detects for it.
  if (check.inverted || check.type === "RECOVERY_CONTROL") return never;
  if (check.type === "CLOUDWATCH_METRIC") return metricSeconds;
  if (check.type === "CALCULATED") {
    const nth = check.children.length - check.childThreshold;
    const sorted = (of: (span: Span) => number) =>
      check.children.map((it) => of(checkDetection(it))).sort((a, b) => a - b)[nth] ?? Infinity;
    return { expectedSeconds: sorted((it) => it.expectedSeconds), worstSeconds: sorted((it) => it.worstSeconds) };
  }
  return {
    expectedSeconds: check.failures * check.intervalSeconds,
    worstSeconds: check.failures * (check.intervalSeconds + probeTimeoutSeconds(check.type)),
  };
}

/** ARC: a client tries a cluster's five endpoints in turn, five seconds each. */
const routingControlSeconds = { expectedSeconds: 5, worstSeconds: 25 } as const;

/** How long after somebody throws the switch the check knows; never, if the check hangs on no switch. */
export function switchDetection(check: HealthCheck): Span {
  if (check.disabled) return never;
  if (check.type === "RECOVERY_CONTROL") return routingControlSeconds;
  if (check.inverted) return checkDetection({ ...check, inverted: false });
  const spans = check.children.map(switchDetection);
  const fastest = (of: (span: Span) => number) => Math.min(Infinity, ...spans.map(of));
  return { expectedSeconds: fastest((it) => it.expectedSeconds), worstSeconds: fastest((it) => it.worstSeconds) };
}

/** The parts of the way from a dead primary to clients on the standby. */
export interface FailoverBound {
  readonly host: Host;
  readonly detection: Span;
  readonly propagationSeconds: Seconds;
  readonly ttlSeconds: Seconds;
  readonly total: Span;
  /** The way when people throw the switch, from the moment they do. */
  readonly byHand: { readonly detection: Span; readonly total: Span };
}

/** How long until the standby serves a host, from what is declared. Infinity where nothing would ever switch. */
export function failoverBound(host: Host): FailoverBound {
  const { primary, standby } = host;
  const detection =
    primary?.healthCheck === undefined || standby === undefined ? never : checkDetection(primary.healthCheck);
  const ttlSeconds = Math.max(primary?.ttlSeconds ?? 0, standby?.ttlSeconds ?? 0);
  const after = (span: Span): Span => ({
    expectedSeconds: span.expectedSeconds + propagationSeconds + ttlSeconds,
    worstSeconds: span.worstSeconds + propagationSeconds + ttlSeconds,
  });
  const thrown =
    primary?.healthCheck === undefined || standby === undefined ? never : switchDetection(primary.healthCheck);
  return {
    host,
    detection,
    propagationSeconds,
    ttlSeconds,
    total: after(detection),
    byHand: { detection: thrown, total: after(thrown) },
  };
}
