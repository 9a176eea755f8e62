import type { SeverityKey } from "../../../plan";
import type { Graph, Monitor } from "../../graph";
import type { Context } from "../context";
import { condition, polarity } from "../terms/condition";

/** Where a monitor matters: where it pages itself, and in every condition that asks for it or is held back by it. */
export interface Use {
  readonly severity: SeverityKey | undefined;
  /** The severity does not page while this monitor alerts. */
  readonly holdsBack: boolean;
}

/** The uses of every monitor after the change, by URN; of one that is gone, before it. */
export function uses({ before, after }: Context): ReadonlyMap<string, readonly Use[]> {
  return new Map([...usesIn(before.graph), ...usesIn(after.graph)]);
}

function usesIn({ monitors }: Graph): ReadonlyMap<string, readonly Use[]> {
  const found = new Map<string, Map<string, Use>>();
  const add = ({ urn }: Monitor, use: Use) => {
    const own = found.get(urn) ?? new Map<string, Use>();
    found.set(urn, own.set(JSON.stringify(use), use));
  };
  for (const it of monitors)
    if (it.services.length + it.handles.length > 0) add(it, { severity: it.severity, holdsBack: false });
  for (const composite of monitors.filter(({ members }) => members.length > 0)) {
    const read = condition(composite.query, (id) => id);
    for (const { monitor, negated } of composite.members) {
      const ways = read === undefined ? new Set([negated ? "holds-back" : "asks"]) : polarity(read, monitor.id);
      for (const way of ways) add(monitor, { severity: composite.severity, holdsBack: way === "holds-back" });
    }
  }
  return new Map([...found].map(([urn, own]) => [urn, [...own.values()]]));
}
