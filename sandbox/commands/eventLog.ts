import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { StateResource } from "../launcher";
import type { Context } from "./context";

/** The engine writes keys into it that vendors answer with: it is there for as long as it is needed, and no longer. */
export function eventLog({ dir }: Context) {
  const file = join(resolve(dir), "events.jsonl");
  rmSync(file, { force: true });
  return {
    file,
    take: () => {
      const told = existsSync(file) ? readFileSync(file, "utf8") : undefined;
      rmSync(file, { force: true });
      return told;
    },
  };
}

/** A step, as the log tells its beginning and its end. */
export interface ToldStep {
  readonly metadata: { readonly op: string; readonly urn: string; readonly new: StateResource | null };
}

/** What is read of the engine's events, by kind. */
interface Events {
  readonly summaryEvent: { readonly resourceChanges?: Readonly<Record<string, number>> };
  readonly resourcePreEvent: ToldStep;
  readonly resOutputsEvent: ToldStep;
}

/** The events of a kind in a log, in their order. */
export const eventsIn = <Kind extends keyof Events>(log: string, kind: Kind): readonly Events[Kind][] =>
  log
    .split("\n")
    .filter((line) => line.includes(`"${kind}"`))
    .flatMap((line) => (JSON.parse(line) as Partial<Events>)[kind] ?? []);
