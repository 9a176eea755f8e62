import type { ComponentChildren, VNode } from "preact";
import type { Said } from "./said";

/** The words of the page of severity, in English. */
export const texts = {
  acknowledgedWithin: "Acknowledged within",
  then: "Then",
  actionWithin: "Action within",
  resolvedWithin: "Resolved within",
  aimForTheResolution: "Aim for the resolution",
  told: "Told",
  updates: "Updates",
  every: (communication: Said, updateEveryMinutes: Said): string => `${communication}, every ${updateEveryMinutes}`,
  reachedFirstBy: "Reached first by",
  channel: "Channel",
  customersAreTold: "Customers are told",
  yes: "yes",
  no: "no",
  aFixIsDeployed: "A fix is deployed",
  informedByHand: "Informed by hand",
  examples: "Examples",
  inTheQuickReference: (which: ComponentChildren): VNode => <>In the quick reference: {which}.</>,
  whoIsPaged: "Who is paged",
  escalationLadderOfTheTable: (severity: Said): string =>
    `Escalation ladder of ${severity}; the table below says the same`,
  inMinutesAfterTheIncident: "In minutes after the incident opens, until somebody acknowledges",
  service: "Service",
  minute: "Minute",
  who: "Who",
  how: "How",
  whatOpensA: (severity: Said): string => `What opens a ${severity}`,
} as const;
