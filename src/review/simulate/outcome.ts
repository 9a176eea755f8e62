import { severityKeys, type Minutes } from "../../plan";
import { textTable } from "../render";
import type { Event } from "./event";
import type { Simulation } from "./simulate";

/** What a scenario comes to; of several incidents, the worst counts. */
export interface ScenarioOutcome {
  readonly scenario: string;
  /** How many incidents open, by the service's name. */
  readonly incidents: Readonly<Record<string, number>>;
  /** How often each person is notified, by any channel. */
  readonly pages: Readonly<Record<string, number>>;
  /** When the worst incident opens, after the scenario's start. */
  readonly openedMinute?: Minutes;
  /** How long after its opening somebody acknowledges it, and how long until the last of its roles is filled. */
  readonly acknowledgedAfterMinutes?: Minutes;
  readonly assembledAfterMinutes?: Minutes;
  /** When the last of the public names is answered by a region that lives, after the scenario's start. */
  readonly servedMinute?: Minutes;
  /** The promises of the plan that are broken, and what nobody notices. */
  readonly broken: number;
}

/** What a simulation comes to. */
export function outcomeOf(scenario: string, { events }: Simulation): ScenarioOutcome {
  const [worst] = events
    .filter(({ kind }) => kind === "opened")
    .sort((a, b) => rank(a) - rank(b) || a.atSeconds - b.atSeconds);
  const after = (kind: Event["kind"]) => {
    const found = events.find(
      (it) => it.kind === kind && it.incident === worst?.incident && it.service === worst?.service,
    );
    return found && minutes(found.atSeconds - (worst?.atSeconds ?? 0));
  };
  const served = events.findLast(({ kind }) => kind === "served");
  const [acknowledgedAfterMinutes, assembledAfterMinutes] = [after("acknowledged"), after("assembled")];
  return {
    scenario,
    incidents: counted(events.flatMap((it) => (it.kind === "opened" ? (it.service ?? []) : []))),
    pages: counted(events.flatMap((it) => (it.kind === "notified" ? (it.person ?? []) : []))),
    ...(worst !== undefined && { openedMinute: minutes(worst.atSeconds) }),
    ...(acknowledgedAfterMinutes !== undefined && { acknowledgedAfterMinutes }),
    ...(assembledAfterMinutes !== undefined && { assembledAfterMinutes }),
    ...(served !== undefined && { servedMinute: minutes(served.atSeconds) }),
    broken: events.filter(({ kind }) => kind === "missed" || kind === "unnoticed").length,
  };
}

const rank = ({ severity }: Event) => (severity === undefined ? severityKeys.length : severityKeys.indexOf(severity));

const minutes = (seconds: number): Minutes => Math.round(seconds / 6) / 10;

const counted = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...new Set(names)].sort().map((name) => [name, names.filter((it) => it === name).length]));

const head = ["scenario", "incidents", "pages a person", "opened", "acknowledged", "roles filled", "served", "broken"];

function cells(it: ScenarioOutcome): readonly string[] {
  const pages = Object.values(it.pages);
  const most = Math.max(0, ...pages);
  const total = pages.reduce((sum, count) => sum + count, 0);
  const at = (minute: Minutes | undefined) => (minute === undefined ? "-" : `${minute} min`);
  const after = (minute: Minutes | undefined) => (minute === undefined ? "-" : `+${minute} min`);
  return [
    Object.entries(it.incidents)
      .map(([service, count]) => `${count} ${service}`)
      .join(", ") || "none",
    pages.length === 0
      ? "nobody"
      : `${pages.length} people, ${Math.round((10 * total) / pages.length) / 10} each, ${most} at most`,
    at(it.openedMinute),
    after(it.acknowledgedAfterMinutes),
    after(it.assembledAfterMinutes),
    at(it.servedMinute),
    String(it.broken),
  ];
}

/** What every scenario comes to, as a table for terminals. */
export const outcomesTable = (outcomes: readonly ScenarioOutcome[]): string =>
  `${textTable(
    head,
    outcomes.map((it) => [it.scenario, ...cells(it)]),
  )}\n`;

/** What changes from one version to another, scenario by scenario; those that stay as they are are only counted. */
export function comparisonTable(before: readonly ScenarioOutcome[], after: readonly ScenarioOutcome[]): string {
  const known = new Map(before.map((it) => [it.scenario, cells(it)]));
  const rows = after.map((it) => {
    const was = known.get(it.scenario);
    return [
      it.scenario,
      ...cells(it).map((is, at) => (was?.[at] === is || was === undefined ? is : `${was[at] ?? ""} -> ${is}`)),
    ];
  });
  const changed = rows.filter((row) => row.some((cell) => cell.includes(" -> ")));
  const same = rows.length - changed.length;
  const rest = `${same} of ${rows.length} scenarios come to the same.\n`;
  return changed.length === 0 ? rest : `${textTable(head, changed)}\n\n${rest}`;
}
