import type { ComponentChildren, VNode } from "preact";
import type { Said } from "./said";

/** The words of the page of runbook, in English. */
export const texts = {
  runbook: (number: Said, title: Said): string => `Runbook ${number}: ${title}`,
  scenario: "Scenario",
  atWorst: "At worst",
  component: "Component",
  document: "Document",
  buttonBesideTheIncident: "Button beside the incident",
  firstFillIn: (which: Said): string => `; first fill in ${which}`,
  windowOfThePlan: "Window of the plan",
  minForTheFirstPhase: (untilMinute: Said): string => `${untilMinute} min for the first phase`,
  timeProved: "Time proved",
  atWorstIn: (seconds: Said, region: Said): string => `${seconds} at worst in ${region}`,
  approvedBy: "Approved by",
  minuteTo: (name: ComponentChildren, fromMinute: ComponentChildren, untilMinute: ComponentChildren): VNode => (
    <>
      {name}: minute {fromMinute} to {untilMinute}
    </>
  ),
  to: (name: ComponentChildren, fromMinute: ComponentChildren, untilMinute: ComponentChildren): VNode => (
    <>
      {name}: {fromMinute} to {untilMinute}
    </>
  ),
  containment: "Containment",
  whatStopsTheDamageAnd: "What stops the damage, and what does it",
  action: "Action",
  doneBy: "Done by",
  watchMeanwhile: "Watch meanwhile",
  whatTheLawAsks: "What the law asks",
  compliance: "compliance",
  theClockAndTheForm: (compliance: ComponentChildren): VNode => <>The clock and the form are under {compliance}.</>,
  whatIsSaid: "What is said",
  textToCustomers: "text to customers",
  texts: "texts",
  theDeclarationTheAdvisoryAnd: (texts: ComponentChildren): VNode => (
    <>The declaration, the advisory and the status page are under {texts}.</>
  ),
  forClients: "For clients",
  monitorsThatLeadHere: "Monitors that lead here",
  monitors: "Monitors",
  whatItsDocumentDoes: "What its document does",
  stepsInUntilTheGoal: (region: Said): string => `Steps in ${region}, until the goal is seen`,
  step: "Step",
  atMost: "At most",
  played: "Played",
  control: (link: ComponentChildren): VNode => <>control {link}</>,
  stepOf: (step: Said, what: Said): string => `step ${step} of ${what}`,
  theNextIsCalledAfter: (link: ComponentChildren, climbAfterMinutes: ComponentChildren): VNode => (
    <>
      {link}; the next is called after {climbAfterMinutes} min
    </>
  ),
  cannotBeUndoneItWaits: "Cannot be undone: it waits for an approval.",
  theDocumentDoesItBy: "The document does it; by hand it is:",
  inThePlan: (code: ComponentChildren): VNode => <>In the plan: {code}</>,
  optionsOf: (command: Said): string => `Options of ${command}`,
  option: "Option",
  whatItIs: "What it is",
  suchAs: "Such as",
  mayBeLeftOut: " (may be left out)",
  whenSystemsManagerIsDown: "When Systems Manager is down: by hand",
} as const;
