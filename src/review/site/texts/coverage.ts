import type { Said } from "./said";

/** The words of the page of coverage, in English. */
export const texts = {
  whatOfThePlanIs: "What of the plan is declared, and what stays words",
  perSectionOfThePlan:
    "Per section of the plan, the data that it became; how many of its texts stand in declared resources; how many in this handbook. Numbers and single words, which code reads, are not counted.",
  dataFrom: (section: Said): string => `Data from ${section}`,
  data: "Data",
  declared: "Declared",
  shown: "Shown",
  on: "On",
  decided: "Decided",
  outOf: (part: Said, all: Said): string => `${part} of ${all}`,
  pages: (pages: Said): string => `${pages} pages`,
} as const;
