import type { StateResource } from "../launcher";
import { eventsIn } from "./eventLog";

/** How many resources an operation did what to, by the engine's word for it: `create`, `same`, … */
export type Changes = Readonly<Record<string, number>>;

/** The changes that an event log of the engine sums up. */
export const changesIn = (log: string): Changes => eventsIn(log, "summaryEvent").at(-1)?.resourceChanges ?? {};

/** What an `up` did, and how many resources of each provider there are now. */
export function summarise(resources: readonly StateResource[], changes: Changes): string {
  const counts = new Map<string, number>();
  for (const { type } of resources.filter(isManaged)) {
    const provider = type.split(":")[0] ?? type;
    counts.set(provider, (counts.get(provider) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (Object.keys(changes).every((it) => it === "same")) return `No changes. ${total} resources unchanged.`;
  const table = [...counts].sort().map(([provider, count]) => `  ${provider.padEnd(12)}${String(count).padStart(5)}`);
  return [`${total} resources exist now:`, ...table].join("\n");
}

/** What a person provisions: not the stack, the providers and the program's own groupings. */
function isManaged({ type, custom }: StateResource): boolean {
  return custom === true && !type.startsWith("pulumi:");
}
