import type { Said } from "./said";

/** The words of the page of controls, in English. */
export const texts = {
  controls: "Controls",
  rowsOfOneTableThat: "Rows of one table that the product's services read; runbooks and people write them.",
  control: "Control",
  aRowIsAbout: "A row is about",
  everythingThereIsOne: "everything: there is one",
  states: "States",
  withoutARow: (which: Said, states: Said): string => `${which}; without a row: ${states}`,
  saysBesideIt: "Says beside it",
  readBy: "Read by",
  aReadMayBeOld: "A read may be old",
  whileItCannotBeRead: "While it cannot be read",
  whatWasReadLastHolds: (keepSeconds: Said, then: Said): string =>
    `what was read last holds for ${keepSeconds}, then ${then}`,
} as const;
