import type { ComponentChildren, VNode } from "preact";
import type { Said } from "./said";

/** The words of the page of people, in English. */
export const texts = {
  onCall: "On call",
  timeZone: "time zone",
  whoIsOnCall: "who is on call",
  whoCoversTheWeekGaps: "Who covers the week; gaps are grey",
  weeksFrom: (weeks: ComponentChildren, from: ComponentChildren): VNode => (
    <>
      {weeks} weeks from {from}
    </>
  ),
  from: "From",
  until: "Until",
  everybody: "Everybody",
  heldByOffice: "Held by office",
  filledBy: "Filled by",
  severalPeopleAtOnce: "several people at once",
  onePersonAtATime: "one person at a time",
  people: "People",
  toldOf: "Told of",
  responsibilities: "Responsibilities",
  turns: "Turns",
  afterMin: (channel: Said, delayMinutes: Said): string => `${channel} after ${delayMinutes} min`,
  nothing: "nothing",
  is: "Is",
  clocksOf: "Time zone",
  eMail: "E-mail",
  phone: "Phone",
  wokenBy: "Woken by",
  toldWithoutWakingBy: "Told without waking by",
  seats: "Seats",
  seat: "Seat",
} as const;
