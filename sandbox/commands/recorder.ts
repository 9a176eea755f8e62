import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ObservedCall, Observer } from "../protocol";

const fileOf = (directory: string) => join(directory, "calls.json");

/** Keeps the calls of a run. What called no provider, such as `status`, leaves the last run's record as it is. */
export function record(): { readonly observe: Observer; readonly save: (directory: string) => void } {
  const calls: ObservedCall[] = [];
  return {
    observe: (call) => {
      calls.push(call);
    },
    save: (directory) => {
      if (calls.length > 0) writeFileSync(fileOf(directory), JSON.stringify(calls));
    },
  };
}

/** The calls of the last run in a sandbox's directory, in their order. */
export function recorded(directory: string): readonly ObservedCall[] {
  const file = fileOf(directory);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as readonly ObservedCall[]) : [];
}
