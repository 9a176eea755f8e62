import type { ComponentChildren, VNode } from "preact";
import type { Said } from "./said";

/** The words of the page of changes, in English. */
export const texts = {
  whatChanges: "What changes",
  pullRequest: "pull request",
  handbookBeforeIt: "handbook before it",
  whatIsDeclaredBeforeThis: (handbook: ComponentChildren): VNode => (
    <>What is declared, before this change and after it. The {handbook} is here, too.</>
  ),
  bySeverity: "By severity",
  whateverTheSeverity: "Whatever the severity",
  whatChangesAndMeansNothing: "What changes and means nothing",
  inputsWithoutAMeaningFor: "Inputs without a meaning for the response",
  why: "Why",
  subjects: "Of",
  whoIsPaged: "Who is paged",
  nothingChanges: "Nothing changes.",
  before: "Before",
  after: "After",
  notThere: "Not there.",
  none: "none",
  serviceInMinutesAfterThe: (name: Said): string => `Service ${name}, in minutes after the incident opens`,
  minute: "Minute",
  who: "Who",
  how: "How",
} as const;
