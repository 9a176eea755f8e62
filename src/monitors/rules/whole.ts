import { secondsIn } from "../../plan";
import { signalDetectionTimes } from "../specs/speed";
import type { Found, MonitorRule } from "./subject";

const tooSlow: MonitorRule = {
  tag: "monitor/too-slow",
  source: "Metrics and KPIs / Targets (MTTD: <5 minutes)",
  check: ({ plan, monitors }) =>
    signalDetectionTimes(plan, monitors).flatMap(({ key, signal, time }): Found[] => {
      const target = secondsIn(plan.targets.detectWithinMinutes);
      if (signal.severity !== "p0" || time.expectedSeconds < target) return [];
      if (signal.slowBecause !== undefined && signal.slowBecause.trim() !== "") return [];
      return [
        {
          path: `signals.${key}`,
          problem: `is detected after ${Math.round(time.expectedSeconds)} seconds on average; the plan asks for less than ${target}`,
          remedy: "shorten its window, delay or interval, or say in slowBecause why it cannot be faster",
        },
      ];
    }),
};

const drillMutesOthers: MonitorRule = {
  tag: "monitor/drill-mutes-others",
  source: "Training and Drills; a downtime of a leaf does not mute its composite, and the other way round",
  check: ({ plan, monitors }) => {
    const carriers = [
      ...monitors.monitors.map(({ key, signals, inputs }) => ({ key, signals, tags: inputs.tags })),
      ...[...monitors.composites, ...monitors.synthetics].map(({ key, signal, inputs }) => ({
        key,
        signals: [signal],
        tags: inputs.tags,
      })),
      ...monitors.burnRates.map(({ key, inputs }) => ({ key, signals: [], tags: inputs.tags })),
    ];
    return monitors.drills.flatMap(({ key: drill, signals, downtime }) => {
      const path = `drillMutes.${drill}`;
      const exact = downtime.monitorIdentifier.monitorTags.join() === `drill:${drill}`;
      const muted = carriers.filter(({ tags }) =>
        downtime.monitorIdentifier.monitorTags.every((it) => tags.includes(it)),
      );
      return [
        ...(exact
          ? []
          : [{ path, problem: "its downtime selects more than the drill's tag", remedy: `select drill:${drill}` }]),
        ...signals
          .filter((signal) => !(signal in plan.signals) && !carriers.some((it) => it.signals.includes(signal)))
          .map((signal) => ({
            path,
            problem: `there is no signal ${signal}`,
            remedy: "name signals of the catalogue",
          })),
        ...signals
          .filter((signal) => ["finding", "trail"].includes(plan.signals[signal]?.detector.kind ?? ""))
          .map((signal) => ({
            path,
            problem: `a downtime does not mute ${signal}, which no monitor detects`,
            remedy: "leave it out of the drill",
          })),
        ...muted
          .filter((it) => it.signals.length === 0 || it.signals.some((signal) => !signals.includes(signal)))
          .map(({ key }) => ({
            path,
            problem: `mutes ${key}, which also serves signals outside the drill`,
            remedy: "add those signals to the drill, or take this one out of it",
          })),
        ...carriers
          .filter((it) => it.signals.some((signal) => signals.includes(signal)) && !muted.includes(it))
          .map(({ key }) => ({
            path,
            problem: `does not mute ${key}, so the drill would page`,
            remedy: `tag it drill:${drill}`,
          })),
      ];
    });
  },
};

/** Rules that need several resources at once: detection times, and what a drill mutes. */
export const wholeRules: readonly MonitorRule[] = [tooSlow, drillMutesOthers];
