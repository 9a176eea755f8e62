import type { ComponentChildren, VNode } from "preact";
import type { Said } from "./said";

/** The words of the page of reference, in English. */
export const texts = {
  drillsAndTrainings: "Drills and trainings",
  drills: "Drills",
  everyMonthsEachInThe: (drillEveryMonths: ComponentChildren, drillsFrom: ComponentChildren): VNode => (
    <>
      Every {drillEveryMonths} months each; in the cloud they begin by themselves from {drillsFrom} on.
    </>
  ),
  scenarios: "Scenarios",
  drill: "Drill",
  scenario: "Scenario",
  runbook: "Runbook",
  played: "Played",
  firstRun: "First run",
  timeline: "timeline",
  judgedBy: "Judged by:",
  training: "Training",
  everyMonths: (everyMonths: ComponentChildren, durationMinutes: ComponentChildren): VNode => (
    <>
      Every {everyMonths} months, {durationMinutes}.
    </>
  ),
  as: (which: ComponentChildren): VNode => <>As: {which}.</>,
  compliance: "Compliance",
  gdpr: "GDPR",
  soc2: "SOC 2",
  dpa: "DPA",
  told: "Told",
  within: "Within",
  ofTheDiscovery: (notifyWithinMinutes: Said): string => `${notifyWithinMinutes} of the discovery`,
  remindedAfter: "Reminded after",
  holds: "Holds",
  theClockStartsByItself: "The clock starts by itself with",
  byHand: "By hand",
  breachANoteOnThe: "/breach, a note on the incident; /authority-told stops it",
  asked: "Asked",
  kept: "Kept",
  yearsDays: (years: Said, days: Said): string => `${years} years (${days} days)`,
  audit: "Audit",
  contacts: "Contacts",
  whoIsTurnedTo: "Who is turned to",
  contact: "Contact",
  turnedToFor: "For",
  reachedAt: "Reached at",
  toldByItselfOf: "Told by itself of",
  aBreach: "a breach",
  whoFollowsIncidents: "Who follows incidents",
  group: "Group",
  why: "Why",
  wherePeopleReport: "Where people report",
  mailbox: "Mailbox",
  address: "Address",
  readAs: "Read as",
  none: "none",
  tools: "Tools",
  tool: "Tool",
  raisesAlerts: "Raises alerts",
  plan: "Plan",
  yes: "yes",
} as const;
