import { isWorse, type SeverityKey } from "../severities";
import type { Signal } from "./signal";

/** The last words of faults that say one thing of a component: it does not answer. */
const unanswered = ["budget", "error-rate", "no-traffic", "outage-unwatched", "primary-region", "unreachable"];

/** The cause of whatever does not answer. */
export const outage = "outage";

/**
 * What an alert of a signal is caused by; alerts of one cause are one incident. A component may not answer because another
 * one does not, or because the region is gone, so while an outage is open, another component's belongs to it. Any other
 * fault is a cause of its own.
 */
export const causeOf = ({ fault }: Pick<Signal, "fault">): string =>
  unanswered.includes(fault.slice(fault.lastIndexOf("/") + 1)) ? outage : fault;

/** What an incident is about, and how bad it is now. */
export interface Suspect {
  readonly key: string;
  readonly signal: Pick<Signal, "fault" | "confirms">;
  readonly severity: SeverityKey;
}

/** Whether an open incident goes on in a worse one: as another symptom of its outage, or as a suspicion that it confirms. */
export const goesOnIn = (lesser: Suspect, worse: Suspect): boolean =>
  isWorse(worse.severity, lesser.severity) &&
  ((causeOf(lesser.signal) === outage && causeOf(worse.signal) === outage) ||
    worse.signal.confirms?.includes(lesser.key) === true);
