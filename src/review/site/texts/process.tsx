import type { ComponentChildren, VNode } from "preact";
import type { Said } from "./said";

/** The words of the page of process, in English. */
export const texts = {
  to: (title: ComponentChildren, fromMinute: ComponentChildren, untilMinute: ComponentChildren): VNode => (
    <>
      {title}: {fromMinute} to {untilMinute}
    </>
  ),
  theResponsePhaseByPhase: "The response, phase by phase",
  kpi: "KPI",
  howIncidentsComeToAttention: "How incidents come to attention",
  byThemselves: "By themselves:",
  byPeople: "By people:",
  min: (title: ComponentChildren, minutes: ComponentChildren): VNode => (
    <>
      {title} ({minutes} min)
    </>
  ),
  numbersAreChannels: (incident: ComponentChildren, channel: ComponentChildren): VNode => (
    <>
      Numbers are {incident}, channels {channel}.
    </>
  ),
  eachRunbookHasAChecklist: (link: ComponentChildren): VNode => <>Each runbook has a checklist: {link}.</>,
  communicationMeanwhile: "Communication meanwhile",
  inside: "Inside:",
  outsideForSeveritiesOfWhich: "Outside, for severities of which customers are told:",
  evidence: "Evidence",
  ofTheLastALog: (logWindowMinutes: ComponentChildren, keptDays: ComponentChildren): VNode => (
    <>
      Of the last {logWindowMinutes}; a log waits {keptDays} days to be collected.
    </>
  ),
  timeline: "Timeline",
  hypotheses: "Hypotheses",
  analysis: "Analysis",
  impact: "Impact",
  documented: "Documented:",
  fix: "Fix",
  testing: "Testing",
  approval: "Approval",
  inARunbook: (approvers: ComponentChildren): VNode => <>In a runbook: {approvers}.</>,
  deployment: "Deployment",
  afterTheCanaryOfTraffic: (which: ComponentChildren): VNode => <>After the canary: {which} of traffic.</>,
  pace: "Pace",
  severity: "Severity",
  aFixIsDeployed: "A fix is deployed",
  verifiedBeforeTheAllClear: "Verified before the all-clear",
  cleanUp: "Clean-up",
  affectedUsers: "Affected users",
  everybodyElse: "Everybody else",
  postMortem: "Post-mortem",
  heldWithin: "Held within",
  ofTheResolution: (withinMinutes: Said): string => `${withinMinutes} of the resolution`,
  at: "At",
  n00UtcADayOr: (meetAtHourUtc: Said): string => `${meetAtHourUtc}:00 UTC, a day or more after the resolution`,
  who: "Who",
  actionItems: "Action items",
  howSoonTheyAreClosed: "How soon they are closed",
  kind: "Class",
  what: "What",
  within: "Within",
  documentation: "Documentation",
  metrics: "Metrics",
  detect: "Detect",
  underMin: (detectWithinMinutes: Said): string => `under ${detectWithinMinutes} min`,
  acknowledge: (key: Said): string => `Acknowledge ${key}`,
  under: (what: Said): string => `under ${what}`,
  resolve: (key: Said): string => `Resolve ${key}`,
  repeats: "Repeats",
  underPercent: (repeatRatePercent: Said): string => `under ${repeatRatePercent} %`,
  lookedAtEachMonth: "Looked at each month:",
  aimsOfEachQuarterFaster: (
    reduceResolutionTimePercent: ComponentChildren,
    runbookCoveragePercent: ComponentChildren,
    trainedPercent: ComponentChildren,
    p0Incidents: ComponentChildren,
  ): VNode => (
    <>
      Aims of each quarter: {reduceResolutionTimePercent} % faster resolution, {runbookCoveragePercent} % of incidents
      with a runbook, {trainedPercent} % of the team trained, {p0Incidents} P0 incidents.
    </>
  ),
  whatADrillIsJudged: "What a drill is judged by:",
  thePlanItself: "The plan itself",
  owner: "Owner",
  version: "Version",
  reviewed: "Reviewed",
  everyMonthsNextIn: (reviewEveryMonths: Said, nextReview: Said): string =>
    `every ${reviewEveryMonths} months, next in ${nextReview}`,
  changesTo: "Changes to",
} as const;
