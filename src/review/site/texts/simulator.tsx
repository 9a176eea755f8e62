import type { ComponentChildren, VNode } from "preact";
import type { Said } from "./said";

/** The words of the page of simulator, in English. */
export const texts = {
  asWritten: "As written",
  everybodyWhoIsAskedFirst: "Everybody who is asked first sleeps",
  isDeadFromTheStart: (what: Said, role: Said): string => `${what} (${role}) is dead from the start`,
  simulator: "Simulator",
  whatIf: "what if",
  playedThroughWhatIsDeclared:
    "Played through what is declared, from the metric to the person and from the health check to the standby.",
  begins: "Begins",
  runbook: "Runbook",
  takes: "Takes",
  play: "Play",
  whoSleeps: "Who sleeps",
  whichRegionsAreDeadFrom: "Which regions are dead from the start",
  whichChannelsAreDown: "Which channels are down",
  playItOtherwise: "Play it otherwise",
  whenItBeginsIn: (timeZone: ComponentChildren, input: ComponentChildren): VNode => (
    <>
      When it begins, in {timeZone} {input}
    </>
  ),
  theSameByCommandWith: (npm: ComponentChildren, json: ComponentChildren): VNode => (
    <>
      The same by command: {npm}, with {json} for machines.
    </>
  ),
} as const;
