import { isWithout } from "../environment";
import type { EmitterKey, Finding, Rule } from "../plan";
import { readings, type Declared } from "./readings";
import { watchOf } from "./watch";

type Found = Omit<Finding, "rule">;

const keysOf = ({ plan }: Declared) => Object.keys(plan.emitters) as EmitterKey[];

const noEmitter: Rule<Declared> = {
  tag: "telemetry/no-emitter",
  source: "1.1 Incident Detection: a detector of what nobody sends detects nothing",
  check: (declared) =>
    readings(declared)
      .filter(({ emitter }) => emitter === undefined)
      .map(({ path, reads }) => ({
        path,
        problem: `nobody is known to emit ${reads}`,
        remedy: "name its emitter beside the metric or the search in src/plan/signals, or read something else",
      })),
};

const notWatched: Rule<Declared> = {
  tag: "telemetry/not-watched",
  source: "1.1 Incident Detection: an emitter whose silence nobody notices is as good as none",
  check: (declared) =>
    keysOf(declared).flatMap((key): Found[] => {
      const watch = watchOf(declared, key);
      return "problem" in watch && !isLost(declared, key)
        ? [
            {
              path: `emitters.${key}.watchedBy`,
              problem: watch.problem,
              remedy: "name a signal that pages when the emitter falls silent",
            },
          ]
        : [];
    }),
};

const unread: Rule<Declared> = {
  tag: "telemetry/unread",
  source: "House rule: what nothing uses is removed",
  check: (declared) => {
    const read = new Set(readings(declared).map(({ emitter }) => emitter));
    return keysOf(declared)
      .filter((key) => !read.has(key) && !isLost(declared, key))
      .map((key) => ({
        path: `emitters.${key}`,
        problem: "no detector, objective or tile reads what it emits",
        remedy: "remove it, or read it",
      }));
  },
};

const heardForNothing: Rule<Declared> = {
  tag: "telemetry/heard-for-nothing",
  source: "House rule: an entry that changes nothing is removed",
  check: (declared) =>
    declared.environment.datadog.heard.flatMap((key): Found[] => {
      const { watchedBy } = declared.plan.emitters[key];
      return declared.monitors.monitors.some((it) => it.key === watchedBy)
        ? []
        : [
            {
              path: `config.datadog.heard.${key}`,
              problem: "its silence is not told by a monitor of Datadog, so it never was deaf",
              remedy: "remove it from the list",
            },
          ];
    }),
};

/** `monitor/detection-lost` tells what is lost without a feature. */
const isLost = ({ environment: { features } }: Declared, key: EmitterKey): boolean => isWithout(features, key);

/** No detector without somebody who emits, and nobody who emits without somebody who misses them. */
export const telemetryRules: readonly Rule<Declared>[] = [noEmitter, notWatched, unread, heardForNothing];
