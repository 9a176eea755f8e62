import type { Signal } from "./signal";

/** The last words of faults that say one thing of a component: it does not answer. */
const unanswered = ["budget", "error-rate", "no-traffic", "primary-region", "unreachable"];

/** The cause of whatever does not answer. */
export const outage = "outage";

/**
 * What an alert of a signal is caused by; alerts of one cause are one incident. A component may not answer because another
 * one does not, or because the region is gone, so while an outage is open, another component's belongs to it. Any other
 * fault is a cause of its own.
 */
export const causeOf = ({ fault }: Pick<Signal, "fault">): string =>
  unanswered.includes(fault.slice(fault.lastIndexOf("/") + 1)) ? outage : fault;
