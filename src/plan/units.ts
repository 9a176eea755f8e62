/** A length of time in minutes, the unit in which the plan and PagerDuty's escalation rules speak. */
export type Minutes = number;
/** A length of time in seconds, the unit of PagerDuty's service timeouts and Route 53's health checks. */
export type Seconds = number;
/** A share between 0 and 100. */
export type Percent = number;

export const hours = (count: number): Minutes => count * 60;
export const days = (count: number): Minutes => hours(count * 24);
export const secondsIn = (minutes: Minutes): Seconds => minutes * 60;
