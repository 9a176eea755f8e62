import { runbookUrl, type Environment } from "../../environment";
import {
  datadogPriority,
  priorityName,
  type Combination,
  type Fact,
  type Plan,
  type Signal,
  type SeverityKey,
} from "../../plan";
import { monitorType, renderQuery, renderWindow } from "../queries";
import type { CompositeSpec, MonitorInputs, QueryMonitorSpec } from "./inputs";
import { deafSignals } from "./deaf";
import { deafTags, leafTags, signalTags } from "./tags";
import { runbookTitle, scopeOf, signalMessage } from "./text";

/** Datadog offers these intervals only, in minutes (monitor API, renotify_interval). */
export const renotifyIntervals = [10, 20, 30, 40, 50, 60, 90, 120, 180, 240, 300, 360, 720, 1440] as const;

type MonitoredSignal = readonly [key: string, signal: Signal, anyOf: readonly Combination[]];

/**
 * The monitors of every signal that monitors detect. A signal of a single fact is one monitor that pages; any other is a
 * composite over silent leaves, which signals share by the fact's key.
 */
export function detectorSpecs(
  plan: Plan,
  environment: Environment,
  signals: readonly (readonly [string, Signal])[],
): { readonly monitors: readonly QueryMonitorSpec[]; readonly composites: readonly CompositeSpec[] } {
  const monitored = signals.flatMap(([key, signal]): MonitoredSignal[] =>
    signal.detector.kind === "monitor" ? [[key, signal, signal.detector.anyOf]] : [],
  );
  const single = monitored.filter(([, , anyOf]) => onlyFact(anyOf) !== undefined);
  const combined = monitored.filter(([, , anyOf]) => onlyFact(anyOf) === undefined);
  return {
    monitors: [
      ...single.flatMap(([key, signal, anyOf]) => {
        const fact = onlyFact(anyOf);
        return fact === undefined ? [] : [pagingMonitor(plan, environment, key, signal, fact)];
      }),
      ...leaves(plan, environment, combined),
    ],
    composites: combined.map(([key, signal, anyOf]) => ({
      key,
      signal: key,
      anyOf: anyOf.map(({ all, none = [] }) => ({ all: all.map(keyOf), none: none.map(keyOf) })),
      inputs: { ...pagingInputs(plan, environment, key, signal), type: "composite", notifyNoData: false },
    })),
  };
}

const keyOf = ({ key }: Fact) => key;

/** The fact of a signal that consists of one only. */
function onlyFact(anyOf: readonly Combination[]): Fact | undefined {
  const [{ all, none = [] } = { all: [] }, ...more] = anyOf;
  return more.length === 0 && all.length === 1 && none.length === 0 ? all[0] : undefined;
}

function pagingMonitor(
  plan: Plan,
  environment: Environment,
  key: string,
  signal: Signal,
  fact: Fact,
): QueryMonitorSpec {
  const waitsFor = deafSignals(plan, environment).get(key);
  const measuring = measuringInputs(environment, fact);
  const [role, speaking] =
    waitsFor === undefined
      ? (["page", pagingInputs(plan, environment, key, signal)] as const)
      : (["deaf", deafInputs(plan, environment, key, signal, waitsFor)] as const);
  return { key, signals: [key], role, inputs: { ...measuring, ...speaking } };
}

function leaves(plan: Plan, environment: Environment, signals: readonly MonitoredSignal[]): QueryMonitorSpec[] {
  const facts = new Map<string, { fact: Fact; users: (readonly [string, Signal])[] }>();
  for (const [key, signal, anyOf] of signals) {
    for (const fact of anyOf.flatMap(({ all, none = [] }) => [...all, ...none])) {
      const entry = facts.get(fact.key) ?? { fact, users: [] };
      if (!entry.users.some(([user]) => user === key)) entry.users.push([key, signal]);
      facts.set(fact.key, entry);
    }
  }
  return [...facts.values()].flatMap(({ fact, users }) => {
    const [first] = users;
    if (first === undefined) return [];
    const keys = users.map(([key]) => key);
    return [
      {
        key: fact.key,
        signals: keys,
        role: "leaf" as const,
        inputs: {
          ...measuringInputs(environment, fact),
          name: `[leaf] ${fact.title}`,
          message: "A silent leaf: it notifies nobody. The composites that it is part of do.",
          tags: leafTags(plan, environment, keys, first[1]),
          includeTags: true,
          draftStatus: "published" as const,
          forceDelete: true,
        },
      },
    ];
  });
}

/** What a monitor measures: query, thresholds and windows, all from one fact. */
function measuringInputs(environment: Environment, fact: Fact) {
  const { query, threshold, recovery } = fact;
  return {
    type: monitorType(query),
    query: renderQuery(fact, scopeOf(environment)),
    monitorThresholds: {
      critical: String(threshold),
      ...(recovery !== undefined && { criticalRecovery: String(recovery) }),
    },
    ...(query.kind === "anomaly" && {
      monitorThresholdWindows: {
        triggerWindow: renderWindow(query.alertWindowMinutes),
        recoveryWindow: renderWindow(query.recoveryWindowMinutes),
      },
    }),
    evaluationDelay: fact.evaluationDelaySeconds,
    // Errors and security events are sparse: a window with gaps must be evaluated all the same.
    requireFullWindow: false,
    // A leaf in No Data would alert its composite, so silence is fine there; a heartbeat must page when it is silent.
    onMissingData: fact.silence === "page" ? ("show_and_notify_no_data" as const) : ("resolve" as const),
  };
}

/** What everything that pages has: name, message, priority, and renotification at the plan's update cadence. */
function pagingInputs(plan: Plan, environment: Environment, key: string, signal: Signal): Omit<MonitorInputs, "type"> {
  return {
    name: `[${priorityName(signal.severity)}] ${signal.title}`,
    message: signalMessage(plan, environment, signal),
    priority: datadogPriority(signal.severity),
    ...renotification(plan, signal.severity, silencePages(signal)),
    assets: [
      {
        category: "runbook",
        name: runbookTitle(plan, signal.runbook),
        url: runbookUrl(environment, signal.runbook),
      },
    ],
    tags: signalTags(plan, environment, key, signal),
    includeTags: true,
    draftStatus: "published",
  };
}

/** What a monitor has that waits until somebody is heard for the first time: it shows its state and notifies nobody. */
function deafInputs(
  plan: Plan,
  environment: Environment,
  key: string,
  signal: Signal,
  waitsFor: string,
): Omit<MonitorInputs, "type"> {
  return {
    name: `[deaf] ${signal.title}`,
    message: `Deaf: ${waitsFor} has never been heard, so its silence says nothing and notifies nobody. Once its telemetry arrives, add it to datadog.heard.`,
    tags: deafTags(plan, environment, key, signal),
    includeTags: true,
    draftStatus: "published",
  };
}

const silencePages = ({ detector }: Signal) =>
  detector.kind === "monitor" && detector.anyOf.some(({ all }) => all.some(({ silence }) => silence === "page"));

/** The longest interval that Datadog offers within the plan's update cadence; nothing where the plan has none. */
export function renotification(
  plan: Plan,
  severity: SeverityKey,
  silencePages = false,
): Pick<MonitorInputs, "renotifyInterval" | "renotifyStatuses"> {
  const cadence = plan.severities[severity].updateEveryMinutes ?? 0;
  const renotifyInterval = renotifyIntervals.findLast((it) => it <= cadence);
  if (renotifyInterval === undefined) return { renotifyInterval: 0 };
  return { renotifyInterval, renotifyStatuses: silencePages ? ["alert", "no data"] : ["alert"] };
}
