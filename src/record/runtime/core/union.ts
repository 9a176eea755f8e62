import { causeOf, goesOnIn, isWorse, severityKeys, type Plan, type SeverityKey } from "../../../plan";
import { signalOf } from "./view";

/** An incident that is open, as its vendor shows it. */
export interface OpenIncident {
  readonly id: string;
  readonly title: string;
  readonly severity: SeverityKey;
  readonly openedAt: string;
}

/** What is to be merged into what. */
export interface Merge {
  readonly into: string;
  readonly from: readonly string[];
}

/** What follows from which incidents are open. */
export interface Union {
  readonly merges: readonly Merge[];
  /** The severities whose alerts wait, because something worse of their cause is open. */
  readonly waiting: readonly SeverityKey[];
}

/** Which of the open incidents are one, and whose alerts wait for them. Those that nobody knows stay as they are. */
export function unionOf(open: readonly OpenIncident[], plan: Plan): Union {
  const suspects = open
    .flatMap(({ id, title, severity, openedAt }) => {
      const signal = signalOf(title, plan);
      return signal === undefined ? [] : [{ id, key: signal.key, signal, severity, openedAt }];
    })
    .sort(
      (a, b) =>
        severityKeys.indexOf(a.severity) - severityKeys.indexOf(b.severity) || (a.openedAt < b.openedAt ? -1 : 1),
    );
  const from = new Map<string, string[]>();
  for (const lesser of suspects) {
    const worse = suspects.find((it) => goesOnIn(lesser, it));
    if (worse !== undefined) from.set(worse.id, [...(from.get(worse.id) ?? []), lesser.id]);
  }
  const explaining = suspects.filter(({ signal }) => causeOf(signal) === plan.dependents.cause);
  return {
    merges: [...from].map(([into, ids]) => ({ into, from: ids })),
    waiting: severityKeys.filter((severity) => explaining.some((it) => isWorse(it.severity, severity))),
  };
}
