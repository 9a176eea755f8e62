import { knownAre } from "../../environment/words";
import { allSignals, componentKeys, isWorse, priorityName } from "../../plan";
import type { Found, MonitorRule } from "./subject";

const unknownComponent: MonitorRule = {
  tag: "monitor/unknown-component",
  source: "1.2 Initial Assessment (Identify affected components)",
  check: ({ plan }) =>
    allSignals(plan)
      .filter(([, { service }]) => service !== "platform" && !(componentKeys as readonly string[]).includes(service))
      .map(([key, { service }]) => ({
        path: `signals.${key}.service`,
        problem: `the plan has no component ${service}${knownAre(service, [...componentKeys, "platform"])}`,
        remedy: "name a component, or platform for what is under all of them",
      })),
};

const raiseNotWorse: MonitorRule = {
  tag: "monitor/raise-not-worse",
  source: "Incident Classification / P0, P1 (suspected compromise, compromise)",
  check: ({ plan }) => {
    const signals = new Map(allSignals(plan));
    return [...signals].flatMap(([key, { confirms = [], severity }]) =>
      confirms.flatMap((suspicion): Found[] => {
        const suspected = signals.get(suspicion);
        const path = `signals.${key}.confirms`;
        if (suspected === undefined)
          return [
            {
              path,
              problem: `there is no signal ${suspicion}${knownAre(suspicion, [...signals.keys()])}`,
              remedy: "name the signal of the suspicion",
            },
          ];
        if (isWorse(severity, suspected.severity)) return [];
        const to = severity === suspected.severity ? "the same severity" : "a lesser severity";
        return [
          {
            path,
            problem: `raises ${suspicion} from ${priorityName(suspected.severity)} to ${priorityName(severity)}, which is ${to}`,
            remedy: "give what confirms a worse severity than the suspicion",
          },
        ];
      }),
    );
  },
};

/** What signals say of other entries of the plan. */
export const relationRules: readonly MonitorRule[] = [unknownComponent, raiseNotWorse];
