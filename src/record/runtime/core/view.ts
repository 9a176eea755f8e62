import { allSignals, severityKeys, type Plan, type PressKey, type SeverityKey, type Signal } from "../../../plan";
import type { Happening, IncidentEvent } from "./event";
import type { IncidentRecord } from "./record";

type Of<Kind extends Happening["kind"]> = IncidentEvent & {
  readonly what: Extract<Happening, { readonly kind: Kind }>;
};
/** A press, with what was said. */
export type Pressed = Of<"press">;

/** An incident as its events tell it; a record without its trigger has none yet. */
export interface View {
  readonly record: IncidentRecord;
  readonly events: readonly IncidentEvent[];
  readonly openedAt: string;
  readonly title: string;
  readonly url: string;
  /** What it is now, the worst it ever was, and all it ever was, worst first. */
  readonly severity: SeverityKey;
  readonly worst: SeverityKey;
  readonly severities: readonly SeverityKey[];
  readonly severityAt: (at: string) => SeverityKey;
  readonly acknowledgedAt: string | undefined;
  /** Whether it was open just before a moment; without one, whether it is open now. */
  readonly isOpen: (at?: string) => boolean;
  readonly signal: (Signal & { readonly key: string }) | undefined;
  readonly of: <Kind extends Happening["kind"]>(kind: Kind) => readonly Of<Kind>[];
  readonly pressed: (press: PressKey) => readonly Pressed[];
  /** The latest value of each field. */
  readonly fields: Readonly<Record<string, string | undefined>>;
  /** What a vendor answered to an effect, or undefined while it has not. */
  readonly result: (effect: string) => Readonly<Record<string, string>> | undefined;
}

/** Reads a record. Undefined until its trigger is known, however it was told. */
export function viewOf(record: IncidentRecord, plan: Plan): View | undefined {
  const { events } = record;
  const of = <Kind extends Happening["kind"]>(kind: Kind) =>
    events.filter((it): it is Of<Kind> => it.what.kind === kind);
  const [trigger] = of("triggered");
  if (trigger === undefined) return undefined;
  const changes = of("severity-changed");
  const severityAt = (at: string) => changes.findLast((it) => it.at <= at)?.what.severity ?? trigger.what.severity;
  const ever = [trigger.what.severity, ...changes.map(({ what }) => what.severity)];
  const severities = severityKeys.filter((it) => ever.includes(it));
  const ends = events.filter(({ what }) => what.kind === "resolved" || what.kind === "reopened");
  return {
    record,
    events,
    openedAt: trigger.at,
    title: trigger.what.title,
    url: trigger.what.url,
    severity: changes.at(-1)?.what.severity ?? trigger.what.severity,
    worst: severities[0] ?? trigger.what.severity,
    severities,
    severityAt,
    acknowledgedAt: of("acknowledged")[0]?.at,
    isOpen: (at) => ends.findLast((it) => at === undefined || it.at < at)?.what.kind !== "resolved",
    signal: signalOf(trigger.what.title, plan),
    of,
    pressed: (press) => of("press").filter(({ what }) => what.press === press),
    fields: Object.assign({}, ...of("fields").map(({ what }) => what.fields)) as Record<string, string | undefined>,
    result: (effect) => of("done").find(({ what }) => what.effect === effect)?.what.result,
  };
}

const known = new WeakMap<Plan, ReturnType<typeof allSignals>>();

/** The signal of an incident: monitors are named after their signals, and alerts after their monitors. */
export function signalOf(title: string, plan: Plan): View["signal"] {
  const signals = known.get(plan) ?? allSignals(plan);
  known.set(plan, signals);
  const found = signals.find(([, it]) => title.includes(it.title));
  return found === undefined ? undefined : { key: found[0], ...found[1] };
}
