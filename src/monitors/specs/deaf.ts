import type { Environment } from "../../environment";
import { allSignals, type Plan } from "../../plan";

/**
 * The signals that would only say that somebody who has never been heard is silent: their monitors are declared, and
 * notify nobody until config lists the emitter as heard. A first `up` pages nobody for telemetry that is not there yet.
 *
 * @returns for each deaf signal, the title of the emitter that it waits for.
 */
export function deafSignals(plan: Plan, { datadog }: Environment): ReadonlyMap<string, string> {
  const heard = new Set<string>(datadog.heard);
  const atDatadog = new Set(
    allSignals(plan).flatMap(([key, { detector }]) => (detector.kind === "monitor" ? [key] : [])),
  );
  return new Map(
    Object.entries(plan.emitters).flatMap(([key, { title, watchedBy }]) =>
      atDatadog.has(watchedBy) && !heard.has(key) ? [[watchedBy, title]] : [],
    ),
  );
}
