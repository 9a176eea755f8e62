import { parseQuery, type MonitorSpecs, type ParsedQuery } from "../../../src/monitors";

/** Points come every ten seconds, as Datadog's agent sends them. */
export const bucketSeconds = 10;

/** A world has points for a while before its second 0, so that no detector finds it silent at once. */
const beginsAt = -600;

/** A log line or event: when, and its attributes. */
export interface Line {
  readonly second: number;
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** What happens: the value of each metric's bucket that begins at a second (undefined: no point), and log lines. */
export interface World {
  readonly metrics: Readonly<Record<string, (second: number) => number | undefined>>;
  readonly lines?: readonly Line[];
}

/** The signals that fire at one evaluation. */
export interface Moment {
  readonly second: number;
  readonly firing: readonly string[];
}

/**
 * Evaluates the rendered queries every minute over a world, as Datadog would: window and evaluation delay, recovery
 * thresholds, missing data, and composites over the leaves' states. Anomalies are judged by a plain mean and deviation of
 * the history, which is enough for jumps.
 */
export const evaluateSpecs = (specs: MonitorSpecs, world: World, minutes: number): Moment[] =>
  evaluateAt(
    specs,
    world,
    Array.from({ length: minutes }, (_, minute) => minute + 1),
  );

/** The same at some minutes only. */
export function evaluateAt({ monitors, composites }: MonitorSpecs, world: World, minutes: readonly number[]): Moment[] {
  const states = new Map<string, boolean>(monitors.map(({ key }) => [key, false]));
  return minutes.map((minute): Moment => {
    const second = minute * 60;
    for (const { key, inputs } of monitors) {
      const query = parseQuery(inputs.query);
      if (query === undefined) throw new Error(`${key}: cannot evaluate ${inputs.query}`);
      const value = measure(query, world, second - (inputs.evaluationDelay ?? 0));
      const recovery = inputs.monitorThresholds?.criticalRecovery;
      states.set(
        key,
        value === undefined
          ? inputs.onMissingData === "show_and_notify_no_data"
          : alerts(query, value, recovery === undefined ? undefined : Number(recovery), states.get(key) ?? false),
      );
    }
    const alerting = (key: string) => {
      const state = states.get(key);
      if (state === undefined) throw new Error(`there is no monitor ${key}`);
      return state;
    };
    return {
      second,
      firing: [
        ...monitors.filter(({ role, key }) => role === "page" && alerting(key)).map(({ key }) => key),
        ...composites
          .filter(({ anyOf }) => anyOf.some(({ all, none }) => all.every(alerting) && !none.some(alerting)))
          .map(({ key }) => key),
      ].sort(),
    };
  });
}

/** Datadog's semantics: a threshold is crossed by its comparator, and left on the other side of the recovery threshold. */
function alerts({ comparator, threshold }: ParsedQuery, value: number, recovery: number | undefined, before: boolean) {
  const crossed = (limit: number) =>
    comparator === ">"
      ? value > limit
      : comparator === ">="
        ? value >= limit
        : comparator === "<"
          ? value < limit
          : value <= limit;
  return crossed(before && recovery !== undefined ? recovery : threshold);
}

function measure(query: ParsedQuery, world: World, until: number): number | undefined {
  const from = until - query.windowSeconds;
  const sum = (values: readonly number[]) => values.reduce((total, it) => total + it, 0);
  switch (query.kind) {
    case "ratio": {
      const whole = sum(points(world, query.whole, from, until));
      return whole === 0 ? undefined : (sum(points(world, query.part, from, until)) / whole) * 100;
    }
    case "metric": {
      const values = points(world, query.metric, from, until);
      if (values.length === 0) return undefined;
      if (query.aggregation === "sum") return sum(values);
      if (query.aggregation === "min") return Math.min(...values);
      if (query.aggregation === "max") return Math.max(...values);
      if (query.aggregation === "avg") return sum(values) / values.length;
      return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)];
    }
    case "anomaly": {
      const history = points(world, query.metric, from, until - query.alertWindowSeconds);
      const recent = points(world, query.metric, until - query.alertWindowSeconds, until);
      if (history.length === 0 || recent.length === 0) return undefined;
      const mean = sum(history) / history.length;
      const deviation = Math.sqrt(sum(history.map((it) => (it - mean) ** 2)) / history.length);
      const limit = mean + query.deviations * Math.max(deviation, mean * 0.1);
      return recent.filter((it) => it > limit).length / recent.length;
    }
    case "search": {
      const matching = (world.lines ?? []).filter(
        (line) => line.second >= from && line.second < until && matches(query.search, line),
      );
      if (query.rollup === "count") return matching.length;
      const values = matching.map(({ attributes }) => Number(attributes["@affected.users"]));
      return values.length === 0 ? undefined : sum(values);
    }
    case "burn-rate":
      throw new Error("burn rates are not evaluated here");
  }
}

function points({ metrics }: World, metric: string, from: number, until: number): number[] {
  const series = metrics[metric];
  if (series === undefined) return [];
  const found: number[] = [];
  for (
    let second = Math.max(beginsAt, Math.ceil(from / bucketSeconds) * bucketSeconds);
    second + bucketSeconds <= until;
    second += bucketSeconds
  ) {
    const value = series(second);
    if (value !== undefined) found.push(value);
  }
  return found;
}

/** Datadog's search language as far as the project writes it: `a:b`, `a:(b OR c)`, `-a:b`, all of which must hold. */
function matches(search: string, { attributes }: Line): boolean {
  return [...search.matchAll(/(-?)([@\w.]+):(\([^)]*\)|\S+)/g)].every(([, not, name = "", value = ""]) => {
    const allowed = value.replace(/^\(|\)$/g, "").split(" OR ");
    return allowed.includes(String(attributes[name])) !== (not === "-");
  });
}
