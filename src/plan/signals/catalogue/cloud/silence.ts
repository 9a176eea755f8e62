import { probeKeys, type Probe, type ProbeKey } from "../../../probes";
import type { Signal, Signals } from "../../signal";
import { sumOf } from "../../facts";
import { metrics } from "../../metrics";
import { pulse } from "../pulse";
import { alarm, operation } from "./alarm";

/** A probe that runs in a region is missed in the other one. The on-call probe's silence is Datadog's to tell. */
export function silenceSignals(probes: Readonly<Record<ProbeKey, Probe>>): Signals {
  return Object.fromEntries(
    probeKeys.flatMap((key): [string, Signal][] => {
      const { title, does, everyMinutes, silentAfterMinutes, silence, source } = probes[key];
      if (key === "oncall") return [["oncall-silent", oncallSilence(probes.oncall)]];
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

/** The whole way is heard of only when it was gone to its end. */
const oncallSilence = ({ silentAfterMinutes, silence, source }: Probe): Signal => ({
  ...pulse(
    "oncall-silent",
    sumOf(metrics.roundTrips, silentAfterMinutes),
    "the way to the people on call",
    "No test event has gone the whole way to PagerDuty and back: pages may not arrive. The channel of its severity hears of this as well.",
    silence,
  ),
  source,
});
