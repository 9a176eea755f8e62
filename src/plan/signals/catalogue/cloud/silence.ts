import { probeKeys, type Probe, type ProbeKey } from "../../../probes";
import type { Signal, Signals } from "../../signal";
import { alarm, operation } from "./alarm";

/** A probe that runs in a region is missed in the other one. */
export function silenceSignals(probes: Readonly<Record<ProbeKey, Probe>>): Signals {
  return Object.fromEntries(
    probeKeys.flatMap((key): [string, Signal][] => {
      const { title, does, everyMinutes, silentAfterMinutes, silence, source } = probes[key];
      return [
        [
          `${key}-silent`,
          {
            ...operation,
            title: `No sign of life from the other region's ${title.toLowerCase()}`,
            severity: silence,
            fault: `platform/heartbeat/${key}`,
            detector: alarm(`${key}-heartbeat`, {
              everyMinutes,
              times: silentAfterMinutes / everyMinutes,
              below: 1,
              silence: "page",
            }),
            ...(key === "canary" && { runbook: "circuit-vulnerability" as const }),
            meaning: `Nobody ${does}: what it would see goes unseen.`,
            firstStep: "Read the function's log and its dead-letter queue, and watch by hand until it runs again.",
            source,
            decision: "A dead detector is not in the plan's examples; it is as bad as what it would miss being missed.",
          },
        ],
      ];
    }),
  );
}
