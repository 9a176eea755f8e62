import { describe, expect, it } from "vitest";
import type { AlarmSpec } from "../../src/failover";
import { metricNamed, plan, searches, type EmitterKey } from "../../src/plan";
import { watchOf } from "../../src/telemetry";
import { evaluateAt, type World } from "../monitors/support/evaluator";
import { healthy, lineOf } from "../monitors/support/worlds";
import { productionConfig } from "../support/production";
import { declared } from "./support/declared";
import { emitterOf, isTold, stateOf, type AlarmState, type Points } from "./support/cloud";

const everything = declared();
const emitterKeys = Object.keys(plan.emitters) as EmitterKey[];
/** Long enough after the silence began for the slowest watcher. */
const hour = 60;

/** What Datadog hears until a minute, when one emitter fell silent at minute 0. */
function worldOf(silent: EmitterKey | undefined, until: number): World {
  const metrics = Object.entries(healthy.metrics).map(([name, value]) => [
    name,
    metricNamed.get(name)?.emitter === silent ? (second: number) => (second < 0 ? value(second) : undefined) : value,
  ]);
  const alive = [searches.prometheusAlive, searches.sentryAlive].flatMap((search) => {
    const last = search.emitter === silent ? 0 : until;
    const beats = Array.from({ length: Math.ceil((3 * hour + last) / 5) }, (_, index) => (index * 5 - 3 * hour) * 60);
    return beats.map((second) => lineOf(search, second));
  });
  return { metrics: Object.fromEntries(metrics) as World["metrics"], lines: alive };
}

/** A value that is as it should be. */
const fine = ({ comparison, threshold }: AlarmSpec) =>
  comparison === "GreaterThanThreshold" ? Math.min(0, threshold) : threshold;

/** What CloudWatch has, when one emitter fell silent at minute 0. The trail's silence is measured by a probe. */
const pointsOf =
  (silent: EmitterKey | undefined): Points =>
  (alarm, minute) => {
    if (minute < 0) return fine(alarm);
    if (emitterOf(alarm) === silent) return undefined;
    return silent === "cloudtrail" && alarm.metricName === "TrailSilent" ? 1 : fine(alarm);
  };

/** The signals that page somebody at a minute, when one emitter fell silent at minute 0. */
function told(silent: EmitterKey | undefined, minute: number): readonly string[] {
  const { monitors, failover } = everything;
  const [moment] = evaluateAt(monitors, worldOf(silent, minute), [minute]);
  const alarms = failover.alarms.filter((alarm) =>
    isTold(failover, alarm, "OK", stateOf(alarm, pointsOf(silent), minute)),
  );
  return [...new Set([...(moment?.firing ?? []), ...alarms.map(({ key }) => key)])];
}

describe("while everybody emits", () => {
  it("no monitor is without data, and nobody is paged", () => {
    expect(told(undefined, 26 * hour)).toEqual([]);
  });
});

describe("when an emitter falls silent", () => {
  it.each(emitterKeys)("%s is missed by its own watcher alone, in the time that the table says", (emitter) => {
    const watch = watchOf(everything, emitter);
    if ("problem" in watch) throw new Error(watch.problem);
    expect(told(emitter, Math.ceil(watch.withinMinutes))).toEqual([plan.emitters[emitter].watchedBy]);
  });
});

describe("the first deployment into an account that has no telemetry yet", () => {
  const fresh = declared(plan, { datadog: productionConfig().datadog });

  it("pages nobody for what Datadog has never heard", () => {
    const silence: World = { metrics: {}, lines: [] };
    for (const { firing } of evaluateAt(fresh.monitors, silence, [1, hour, 26 * hour])) expect(firing).toEqual([]);
  });

  it("pages nobody for alarms that never had a point", () => {
    const { failover } = fresh;
    const nothing: Points = () => undefined;
    const born: AlarmState = "INSUFFICIENT_DATA";
    expect(failover.alarms.filter((it) => isTold(failover, it, born, stateOf(it, nothing, hour)))).toEqual([]);
  });
});
