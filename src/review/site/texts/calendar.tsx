import type { ComponentChildren, VNode } from "preact";

/** The words of the table of who is on call, in English. */
export const texts = {
  whoIsOnCall: "Who is on call",
  time: (input: ComponentChildren): VNode => <>Time {input}</>,
  timeZone: (input: ComponentChildren): VNode => <>Time zone {input}</>,
  show: "Show",
  atTheFirstHourOf: (timeZone: ComponentChildren): VNode => <>At {timeZone}, the first hour of this calendar.</>,
  seats: "Seats",
  seat: "Seat",
  person: "Person",
} as const;
