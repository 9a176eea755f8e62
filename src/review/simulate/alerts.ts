import type { Seconds } from "../../plan";
import { detection, ratioOf } from "../bounds";
import type { Monitor } from "../graph";
import type { Fault } from "./scenarios";
import { byHand, mailOf, monitored, signalOf, vendorOf, type Source } from "./sources";
import type { Promised, Stage } from "./stage";

/** Something that somebody or something notices, and when it is over; seconds after the scenario's start. */
export interface Alert {
  readonly source: Source;
  readonly atSeconds: Seconds;
  /** Absent: it lasts, or only people say that it is over. */
  readonly recoversAtSeconds?: Seconds;
}

/** How long a scenario is played. */
export const horizonSeconds: Seconds = 2 * 3600;

/** The error rate of the component that a metric is of, at a second. */
type Rates = (metric: string) => (second: Seconds) => number;

/**
 * Which paging monitors alert when. Percentages are evaluated minute by minute over their window and delay, as Datadog
 * does, and composites over the states of their members; what else is watched for alerts after its detection time.
 *
 * @param regionDown from and until when every request fails.
 * @param phaseSeconds how far into a minute the scenario starts: evaluations happen on full minutes.
 */
export function alerts(
  graph: Stage,
  faults: readonly Fault[],
  regionDown: { readonly from: Seconds; readonly until: Seconds } | undefined,
  phaseSeconds: Seconds,
  plan: Promised,
): readonly Alert[] {
  const reported = faults.flatMap((it): Alert[] => {
    if (it.kind !== "mail" && it.kind !== "declared") return [];
    const source = it.kind === "mail" ? mailOf(graph, it, plan) : byHand(graph, it);
    return source === undefined ? [] : [{ source, atSeconds: it.atMinute * 60 }];
  });
  const silent = faults.some(({ kind }) => kind === "monitors-silent");
  const monitors = graph.monitors.filter((it) => !silent || vendorOf(it) !== "Datadog");
  return [...reported, ...measuredAlerts(monitors, faults, regionDown, phaseSeconds)].sort(
    (a, b) => a.atSeconds - b.atSeconds || (a.source.key < b.source.key ? -1 : 1),
  );
}

function measuredAlerts(
  monitors: readonly Monitor[],
  faults: readonly Fault[],
  regionDown: { readonly from: Seconds; readonly until: Seconds } | undefined,
  phaseSeconds: Seconds,
): readonly Alert[] {
  const rates = ratesOf(faults, regionDown);
  const cache = new Map<Monitor, readonly boolean[]>();
  return monitors
    .filter(({ services, draft }) => services.some(({ drill }) => !drill) && !draft)
    .flatMap((monitor) => [
      ...signalled(monitor, faults, regionDown),
      ...(isRated(monitor) ? rated(monitor, rates, phaseSeconds, cache) : []),
    ])
    .map(({ monitor, atSeconds, recoversAtSeconds }) => ({
      source: monitored(monitor),
      atSeconds,
      ...(monitor.resolves === "by-itself" && recoversAtSeconds !== undefined && { recoversAtSeconds }),
    }));
}

/** A monitor that alerts, and when it measures no more that anything is wrong. */
interface Measured {
  readonly monitor: Monitor;
  readonly atSeconds: Seconds;
  readonly recoversAtSeconds?: Seconds;
}

/** Probes of the public name or of the region see that the region is down. */
const regionSignals = ["public-api-unreachable", "primary-region-unreachable"];
/** What the cloud itself sees when the monitor vendor evaluates nothing, and when the region is down as well. */
const silenceSignals = ["monitor-vendor-silent"];
const unwatchedSignals = ["outage-unwatched"];

function signalled(
  monitor: Monitor,
  faults: readonly Fault[],
  regionDown: { readonly from: Seconds; readonly until: Seconds } | undefined,
): Measured[] {
  const signal = signalOf(monitor);
  const { expectedSeconds } = detection(monitor);
  const silent = faults.some(({ kind }) => kind === "monitors-silent");
  const named = faults.flatMap((it) =>
    (it.kind === "signal" && it.signals.includes(signal)) ||
    (it.kind === "monitors-silent" && silenceSignals.includes(signal))
      ? [{ monitor, atSeconds: (it.kind === "signal" ? it.atMinute * 60 : 0) + expectedSeconds }]
      : [],
  );
  const seen = silent ? [...regionSignals, ...unwatchedSignals] : regionSignals;
  if (regionDown === undefined || !seen.includes(signal)) return named;
  const atSeconds = regionDown.from + expectedSeconds;
  const healed = signal === "public-api-unreachable" && regionDown.until < horizonSeconds;
  return atSeconds >= regionDown.until && healed
    ? named
    : [...named, { monitor, atSeconds, ...(healed && { recoversAtSeconds: regionDown.until + monitor.everySeconds }) }];
}

function ratesOf(
  faults: readonly Fault[],
  down: { readonly from: Seconds; readonly until: Seconds } | undefined,
): Rates {
  const ramps = faults.flatMap((it) => (it.kind === "error-rate" ? [it] : []));
  return (metric) => {
    const own = ramps.filter(({ components }) => components.some((it) => metric.includes(it.replaceAll("-", "_"))));
    return (second) => {
      if (down !== undefined && second >= down.from && second < down.until) return 100;
      let worst = 0;
      for (const { ramp } of own)
        worst = Math.max(worst, ramp.findLast(({ fromMinute }) => fromMinute * 60 <= second)?.percent ?? 0);
      return worst;
    };
  };
}

const isRated = (monitor: Monitor) =>
  (monitor.kind === "composite" ? monitor.members.map((it) => it.monitor) : [monitor]).some(
    ({ query }) => ratioOf(query) !== undefined,
  );

/** How far into the minute a composite is evaluated, after its members. */
const compositeLagSeconds: Seconds = 30;

function rated(monitor: Monitor, rates: Rates, phase: Seconds, cache: Map<Monitor, readonly boolean[]>): Measured[] {
  const states = statesOf(monitor, rates, phase, cache);
  const lag = monitor.kind === "composite" ? compositeLagSeconds : 0;
  const found: Measured[] = [];
  let since: number | undefined;
  for (const [minute, on] of states.entries()) {
    const second = Math.max(0, minute * 60 - phase + lag);
    if (on && since === undefined) since = second;
    else if (!on && since !== undefined) {
      found.push({ monitor, atSeconds: since, recoversAtSeconds: second });
      since = undefined;
    }
  }
  return since === undefined ? found : [...found, { monitor, atSeconds: since }];
}

/** Whether a monitor alerts, at each full minute of the horizon. */
function statesOf(
  monitor: Monitor,
  rates: Rates,
  phase: Seconds,
  cache: Map<Monitor, readonly boolean[]>,
): readonly boolean[] {
  const known = cache.get(monitor);
  if (known !== undefined) return known;
  const minutes = Array.from({ length: horizonSeconds / 60 + 1 }, (_, minute) => minute);
  const states =
    monitor.kind === "composite"
      ? combined(monitor, rates, phase, cache, minutes)
      : measured(monitor, rates, phase, minutes);
  cache.set(monitor, states);
  return states;
}

/** Error rates are sampled this often within a window. */
const sampleSeconds = 10;

function measured(monitor: Monitor, rates: Rates, phase: Seconds, minutes: readonly number[]): boolean[] {
  const { threshold, recovery, comparator, windowSeconds, delaySeconds, query } = monitor;
  const part = ratioOf(query)?.part;
  // What only counts requests is true: a scenario has traffic.
  if (part === undefined || threshold === undefined) return minutes.map(() => comparator?.startsWith(">") === true);
  const rateAt = rates(part);
  let on = false;
  return minutes.map((minute) => {
    const until = minute * 60 - phase - delaySeconds;
    let sum = 0;
    let count = 0;
    for (let second = until - windowSeconds; second < until; second += sampleSeconds) {
      sum += rateAt(second);
      count += 1;
    }
    const value = count === 0 ? 0 : sum / count;
    const crossed = comparator === ">" ? value > threshold : value >= threshold;
    on = crossed || (on && recovery !== undefined && value >= recovery);
    return on;
  });
}

function combined(
  { query, members }: Monitor,
  rates: Rates,
  phase: Seconds,
  cache: Map<Monitor, readonly boolean[]>,
  minutes: readonly number[],
): boolean[] {
  const byId = new Map(members.map(({ monitor }) => [monitor.id, statesOf(monitor, rates, phase, cache)]));
  const tokens = query.match(/&&|\|\||[!()]|[^\s()!&|]+/g) ?? [];
  return minutes.map((minute) => evaluate(tokens, (id) => byId.get(id)?.[minute] ?? false));
}

/** Evaluates a composite's expression: `!` binds closest, then `&&`, then `||`. */
function evaluate(tokens: readonly string[], state: (id: string) => boolean): boolean {
  let next = 0;
  const either = (): boolean => {
    let value = both();
    while (tokens[next] === "||") {
      next += 1;
      value = both() || value;
    }
    return value;
  };
  const both = (): boolean => {
    let value = one();
    while (tokens[next] === "&&") {
      next += 1;
      value = one() && value;
    }
    return value;
  };
  const one = (): boolean => {
    const token = tokens[next] ?? "";
    next += 1;
    if (token === "!") return !one();
    if (token !== "(") return state(token);
    const value = either();
    next += 1;
    return value;
  };
  return either();
}
