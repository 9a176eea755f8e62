import { severityKeys, type Minutes, type SeverityKey } from "../../plan";
import type { Graph, GraphFinding, Monitor, Service } from "../graph";
import type { AssemblyBound } from "./assembly";
import { detection, routing, type Span } from "./detection";
import { failoverBound, type FailoverBound } from "./failover";
import { recoveryPoints, type RecoveryPoint } from "./recoveryPoints";
import { runbookTimes, type RunbookBound } from "./runbooks";
import { reaches, steps, targetName, type Reach } from "./ladder";

/** The ladder of one severity as it is declared, with minutes after an incident opens. */
export interface SeverityBound {
  readonly severity: SeverityKey;
  readonly service: Service;
  readonly reaches: readonly Reach[];
  /** The minute at which the next rung is notified after the first k stayed silent; index k. */
  readonly afterSilentRungs: readonly Minutes[];
}

/** One paging monitor: how fast it sees a total fault, and when the last audience of the ladder hears of it. */
export interface SignalBound {
  readonly monitor: Monitor;
  readonly severity: SeverityKey;
  readonly detection: Span;
  /** From the fault to the first person, in minutes. */
  readonly firstPersonMinutes: { readonly expected: Minutes; readonly worst: Minutes };
  readonly audiences: readonly {
    readonly name: string;
    readonly expectedMinutes: Minutes;
    readonly worstMinutes: Minutes;
  }[];
}

/** What is proven of a graph, and every place at which it misses the plan. */
export interface Bounds {
  readonly severities: readonly SeverityBound[];
  readonly signals: readonly SignalBound[];
  readonly failovers: readonly FailoverBound[];
  readonly recoveryPoints: readonly RecoveryPoint[];
  readonly assemblies: readonly AssemblyBound[];
  readonly runbooks: readonly RunbookBound[];
  readonly violations: readonly GraphFinding[];
}

/** The service that incidents of a severity open on; drills have their own. */
export const serviceOf = ({ services }: Pick<Graph, "services">, severity: SeverityKey): Service | undefined =>
  services.find((it) => it.severity === severity && !it.drill);

/**
 * The expected and the worst minute at which each audience first hears of an incident, of each severity and signal, if
 * nobody answers; and the worst time until the standby serves.
 *
 * @param channelsDown channels that do not work, such as sms.
 */
export function measure(graph: Graph, channelsDown: readonly string[] = []): Omit<Bounds, "assemblies" | "violations"> {
  const severities = severityKeys.flatMap((severity) => {
    const service = serviceOf(graph, severity);
    return service?.policy === undefined ? [] : [severityBound(severity, service, channelsDown)];
  });
  const bySeverity = new Map(severities.map((it) => [it.service, it]));
  return {
    severities,
    signals: graph.monitors.flatMap((monitor) =>
      monitor.services.flatMap((service) => {
        const bound = bySeverity.get(service);
        return bound === undefined ? [] : [signalBound(monitor, bound)];
      }),
    ),
    failovers: graph.hosts.map(failoverBound),
    recoveryPoints: recoveryPoints(graph.resources),
    runbooks: runbookTimes(graph.resources),
  };
}

function severityBound(severity: SeverityKey, service: Service, down: readonly string[]): SeverityBound {
  const { policy, urgency } = service;
  if (policy === undefined) return { severity, service, reaches: [], afterSilentRungs: [] };
  return {
    severity,
    service,
    reaches: reaches(policy, urgency, down),
    afterSilentRungs: steps(policy)
      .filter(({ climb }) => climb === 0)
      .map(({ minute }) => minute),
  };
}

function signalBound(monitor: Monitor, { severity, reaches: all }: SeverityBound): SignalBound {
  const span = detection(monitor);
  const before = {
    expected: (span.expectedSeconds + routing.expectedSeconds) / 60,
    worst: (span.worstSeconds + routing.worstSeconds) / 60,
  };
  const audiences = all.map(({ target, expectedMinute, worstMinute }) => ({
    name: targetName(target),
    expectedMinutes: before.expected + expectedMinute,
    worstMinutes: before.worst + worstMinute,
  }));
  return {
    monitor,
    severity,
    detection: span,
    firstPersonMinutes: {
      expected: Math.min(...audiences.map((it) => it.expectedMinutes)),
      worst: Math.min(...audiences.map((it) => it.worstMinutes)),
    },
    audiences,
  };
}
