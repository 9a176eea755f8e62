import Table from "cli-table3";
import type { Context } from "./context";
import { recorded } from "./recorder";

/** Shows every call of the last run: method, resource, duration, and what it was refused with. */
export function calls({ dir }: Context, { json = false }: { readonly json?: boolean }): Promise<number> {
  const all = recorded(dir);
  if (json) process.stdout.write(`${JSON.stringify(all, undefined, 2)}\n`);
  else if (all.length === 0) process.stdout.write("No run is recorded yet. `npm run sandbox` makes one.\n");
  else {
    const table = new Table({
      head: ["method", "resource", "ms", "waited s", "error"],
      style: { head: [], border: [] },
    });
    for (const { method, urn, milliseconds, waitedSeconds, error } of all)
      table.push([method, urn.split("::").slice(2).join("::"), milliseconds.toFixed(1), waitedSeconds, error ?? ""]);
    const sorted = all.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    process.stdout.write(`${table.toString()}\n${all.length} calls, ${median.toFixed(2)} ms each at the median\n`);
  }
  return Promise.resolve(0);
}
