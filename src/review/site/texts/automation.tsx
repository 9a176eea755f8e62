import type { ComponentChildren, VNode } from "preact";
import type { Said } from "./said";

/** The words of the page of automation, in English. */
export const texts = {
  automation: "Automation",
  whatAnIncidentSetsIn: "What an incident sets in motion",
  workflows: "Workflows",
  workflow: "Workflow",
  whatItDoes: "What it does",
  started: "Started",
  buttonsBesideAnIncident: "Buttons beside an incident",
  eachStartsItsDocumentFor: "Each starts its document for real",
  button: "Button",
  firstFillIn: "First fill in",
  factsThatAnIncidentHas: "Facts that an incident has room for",
  field: "Field",
  whatItIs: "What it is",
  whatPeopleChangeStays: "What people change stays",
  anUpNeverWritesThese: "An `up` never writes these back, whoever changed them.",
  levers: "Levers",
  what: "What",
  object: "Object",
  properties: "Properties",
  changedBy: "Changed by",
  because: "Because",
  since: "Since",
  whoMayDoWhat: "Who may do what",
  identities: "Identities",
  identity: "Identity",
  may: "May",
  whatDetectorsListenTo: "What detectors listen to",
  emitters: "Emitters",
  emitter: "Emitter",
  kind: "Kind",
  itsSilenceIsToldBy: "Its silence is told by",
  otherWaysInForEvents: "Other ways in for events",
  source: "Source",
  plan: "Plan",
  whomApprovalsAndReportsReach: "Whom approvals and reports reach",
  reportsAreReadAsAn: (
    severity: ComponentChildren,
    severity2: ComponentChildren,
    withinMinutes: ComponentChildren,
  ): VNode => (
    <>
      Reports are read as {severity}; an event that names no severity is one of {severity2}. Alerts of one cause within{" "}
      {withinMinutes} min are one incident.
    </>
  ),
  byHand: "by hand",
  byAThatPeopleOpen: (openedBare: Said): string => `by a ${openedBare} that people open`,
  byA: (which: Said): string => `by a ${which}`,
} as const;
