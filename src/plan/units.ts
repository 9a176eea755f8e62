/** A length of time in minutes, the unit in which the plan and PagerDuty's escalation rules speak. */
export type Minutes = number;
/** A length of time in seconds, the unit of PagerDuty's service timeouts and Route 53's health checks. */
export type Seconds = number;
/** A share between 0 and 100. */
export type Percent = number;

/** So many hours, in minutes. */
export const hours = (count: number): Minutes => count * 60;
/** So many days of 24 hours, in minutes. */
export const days = (count: number): Minutes => hours(count * 24);
/** Minutes, in hours, for texts. */
export const inHours = (minutes: Minutes): number => minutes / 60;
/** Seconds, in minutes. */
export const inMinutes = (seconds: Seconds): Minutes => seconds / 60;
/** Minutes, in seconds. */
export const secondsIn = (minutes: Minutes): Seconds => minutes * 60;
/** Calendar days that so many years last at most, leap days included: the count that storage locks need. */
export const daysInYears = (years: number): number => Math.ceil(years * 365.25);
