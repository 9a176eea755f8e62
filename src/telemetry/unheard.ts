import { isWithout, type Environment } from "../environment";
import { renderSearch, scopeOf } from "../monitors";
import { allSignals, type EmitterKey, type Fact, type Plan } from "../plan";

/** Somebody whose silence notifies nobody yet, and what would show that they emit. */
export interface Unheard {
  readonly emitter: EmitterKey;
  /** Names of metrics at Datadog. */
  readonly metrics: readonly string[];
  /** Searches over Datadog's events. */
  readonly events: readonly string[];
}

/** The emitters that config does not list as heard, by what their watchers read of them. */
export function unheard(plan: Plan, environment: Environment): readonly Unheard[] {
  const signals = new Map(allSignals(plan));
  const listed = new Set<string>(environment.datadog.heard);
  return (Object.keys(plan.emitters) as EmitterKey[]).flatMap((emitter): Unheard[] => {
    const detector = signals.get(plan.emitters[emitter].watchedBy)?.detector;
    if (detector?.kind !== "monitor" || listed.has(emitter) || isWithout(environment.features, emitter)) return [];
    const facts = detector.anyOf.flatMap(({ all }) => all);
    return [
      {
        emitter,
        metrics: facts.flatMap(({ query }) => (query.kind === "metric" ? [query.metric.name] : [])),
        events: facts.flatMap((it) => searchOf(it, environment)),
      },
    ];
  });
}

const searchOf = ({ query }: Fact, environment: Environment): readonly string[] =>
  query.kind === "search" ? [renderSearch(query.search, scopeOf(environment))] : [];
