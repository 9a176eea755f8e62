import type { ComponentChildren, VNode } from "preact";
import type { Said } from "./said";

/** The words of the page of monitors, in English. */
export const texts = {
  severity: "Severity",
  monitor: "Monitor",
  alertsAt: "Alerts at",
  window: "Window",
  whatOpensAnIncident: "What opens an incident",
  aimDetectedWithinMinutesWhat: (detectWithinMinutes: ComponentChildren): VNode => (
    <>
      Aim: detected within {detectWithinMinutes} minutes. What no monitor sees comes in by people: security researchers,
      bug bounty, audits, support.
    </>
  ),
  whichMonitorsLeadToWhich: "Which monitors lead to which service; the tables say the same",
  monitorsOf: (severity: Said): string => `Monitors of ${severity}`,
  whatIsStillDeaf: "What is still deaf",
  eachPagesFromTheDay: "Each pages from the day on which config lists whom it listens to.",
  deafDetectors: "Deaf detectors",
  noticedByOtherTools: "Noticed by other tools",
  whatOpensAnIncidentWithout: "What opens an incident without a monitor",
  what: "What",
  itMeans: "It means",
  firstStep: "First step",
  runbook: "Runbook",
  component: "Component",
  owner: "Owner",
  silence: "Silence",
  alerts: "alerts",
  meansThatNothingHappened: "means that nothing happened",
  recovery: "Recovery",
  closesTheIncident: "closes the incident",
  closesNothingPeopleSayWhen: "closes nothing: people say when it is over",
  asksAgain: "Asks again",
  every: (renotifyMinutes: Said): string => `every ${renotifyMinutes}`,
  detects: "Detects",
  afterAtWorst: (expectedSeconds: Said, worstSeconds: Said): string =>
    `after ${expectedSeconds}, at worst ${worstSeconds}`,
  slowerThanTheAimBecause: "Slower than the aim, because",
  alsoTold: "Also told",
  thePlansExamplesThatIt: "The plan's examples that it detects",
  whoIsPaged: "Who is paged",
  nobodyYetItIsDeaf: "Nobody yet: it is deaf.",
  first: (name: Said, service: Said): string => `${name}: first ${service}`,
  whatItAsks: "What it asks",
  not: "Not: ",
  alertsWhen: (what: Said): string => `Alerts ${what}`,
  nobody: "nobody",
  noneOf: (title: Said): string => `not: ${title}`,
} as const;
