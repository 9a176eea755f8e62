import type { Said } from "./said";

/** The words of what scripts add, in English. */
export const texts = {
  copied: "Copied",
  selectTheTextAndCopy: "Select the text and copy it",
  ofPages: (left: Said, entries: Said): string => `${left} of ${entries} pages`,
  now: (home: Said): string => `Now, ${home}.`,
  thereIsNoTimeZone: (zone: Said, home: Said): string => `There is no time zone "${zone}". Write one such as ${home}.`,
  clocksInNeverShowThey: (zone: Said, replace: Said): string =>
    `Clocks in ${zone} never show ${replace}: they go forward over it.`,
  clocksGoBackSoThis: ": clocks go back, so this time comes twice",
  at: (times: Said, count: Said): string => `At ${times}${count}.`,
} as const;
