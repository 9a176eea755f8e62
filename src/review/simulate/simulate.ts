import { allSignals, type Seconds } from "../../plan";
import { checkDetection, offsetMinutes, propagationSeconds } from "../bounds";
import { compare, type Host } from "../graph";
import { channelsOf, unknown } from "../known";
import { ReviewError } from "../resources";
import { alerts } from "./alerts";
import type { Event } from "./event";
import { incidentsOf } from "./grouping";
import { incidentEvents } from "./incidents";
import type { Scenario } from "./scenarios";
import type { Promised, Stage } from "./stage";
import type { Modifiers } from "./team";

/** What may be different from the scenario as written. */
export interface Options extends Partial<Modifiers> {
  /** Regions that are dead from the start, such as us-west-2. */
  readonly dead?: readonly string[];
  /** Local time in the responders' time zone, instead of the scenario's. */
  readonly startsAt?: string;
}

/** A scenario played through. */
export interface Simulation {
  readonly title: string;
  readonly startsAt: string;
  readonly timeZone: string;
  readonly events: readonly Event[];
}

/**
 * Plays a scenario through the declared resources. The same resources, scenario and options give the same events.
 *
 * @throws ReviewError that lists what is known if a person, region, channel or time is not.
 */
export function simulate(graph: Stage, scenario: Scenario, plan: Promised, options: Options = {}): Simulation {
  const { asleep = [], channelsDown = [], dead = [], startsAt = scenario.startsAt } = options;
  check(graph, scenario, plan, { asleep, channelsDown, dead, startsAt });
  const timeZone = graph.schedules[0]?.timeZone ?? graph.people[0]?.timeZone ?? "Etc/UTC";
  const start = instantOf(startsAt, timeZone);
  const dns = graph.hosts.map((host) => failover(host, scenario, dead));
  const down = regionDown(
    scenario,
    dns.map(({ servedAt }) => servedAt),
    graph,
    dead,
  );
  const fired = alerts(graph, scenario.faults, down, (start / 1000) % 60, plan);
  const pressed = scenario.faults.flatMap((it) =>
    it.kind === "severity" ? [{ to: it.to, atSeconds: it.atMinute * 60 }] : [],
  );
  const opened = incidentsOf(fired, graph, plan);
  // Whoever presses another severity does so of the first incident.
  const [first] = opened;
  const incidents = opened.flatMap((it) =>
    incidentEvents(graph, it, start, { asleep, channelsDown }, plan, it === first ? pressed : []),
  );
  const events: Event[] = [
    { atSeconds: 0, kind: "begins", text: scenario.title },
    ...dns.flatMap((it) => it.events),
    ...incidents,
    ...deadlines(scenario, incidents, plan),
    ...(fired.length > 0
      ? []
      : [
          {
            atSeconds: 0,
            kind: "unnoticed" as const,
            text: "Nothing notices: the first to know is whoever looks, or a customer's ticket",
          },
        ]),
  ];
  return {
    title: scenario.title,
    startsAt,
    timeZone,
    events: events.sort(
      (a, b) => a.atSeconds - b.atSeconds || order.indexOf(a.kind) - order.indexOf(b.kind) || compare(a.text, b.text),
    ),
  };
}

/** Of what happens in the same second, causes come before their effects. */
const order: readonly Event["kind"][] = [
  "begins",
  "unnoticed",
  "health-check",
  "dns",
  "served",
  "alert",
  "opened",
  "grouped",
  "held",
  "raised",
  "lowered",
  "notified",
  "told",
  "acknowledged",
  "joined",
  "assembled",
  "missed",
  "update-due",
  "recovered",
  "resolved",
  "deadline",
];

/** The instant of a local time in a time zone, in milliseconds since 1970. */
export function instantOf(local: string, timeZone: string): number {
  const asUtc = Date.parse(`${local}Z`);
  return asUtc - offsetMinutes(timeZone, asUtc - offsetMinutes(timeZone, asUtc) * 60_000) * 60_000;
}

/** From when until when every request fails. */
function regionDown(scenario: Scenario, servedAt: readonly Seconds[], graph: Stage, dead: readonly string[]) {
  const fault = scenario.faults.find(({ kind }) => kind === "region");
  const primaryDead = graph.hosts.some(({ primary }) => primary !== undefined && dead.includes(primary.region));
  if (fault === undefined && !primaryDead) return undefined;
  const from = fault?.kind === "region" ? fault.atMinute * 60 : 0;
  return { from, until: servedAt.length === 0 ? Infinity : Math.max(...servedAt) };
}

/** What DNS does when the region that serves is dead. */
function failover(
  { name, primary, standby }: Host,
  scenario: Scenario,
  dead: readonly string[],
): { readonly servedAt: Seconds; readonly events: readonly Event[] } {
  const fault = scenario.faults.find((it) => it.kind === "region");
  const primaryDead = primary !== undefined && (fault !== undefined || dead.includes(primary.region));
  if (!primaryDead) return { servedAt: 0, events: [] };
  const from = fault === undefined ? 0 : fault.atMinute * 60;
  const span = primary.healthCheck === undefined ? undefined : checkDetection(primary.healthCheck);
  const never = (text: string) => ({
    servedAt: Infinity,
    events: [{ atSeconds: from, kind: "dns" as const, text: `${name}: ${text}` }],
  });
  if (standby === undefined) return never("there is no standby to answer with");
  if (span === undefined || !Number.isFinite(span.expectedSeconds))
    return never("nothing tells Route 53 that the primary is dead, so it goes on answering with it");
  if (dead.includes(standby.region)) {
    const answered = standby.healthCheck === undefined ? "the dead standby" : "the dead primary";
    return never(`both regions are dead; Route 53 answers with ${answered}`);
  }
  const failed = from + span.expectedSeconds;
  const answered = failed + propagationSeconds;
  const servedAt = answered + Math.max(primary.ttlSeconds, standby.ttlSeconds);
  const events: Event[] = [
    { atSeconds: failed, kind: "health-check", text: `${name}: the health check of ${primary.region} fails` },
    { atSeconds: answered, kind: "dns", text: `${name}: Route 53 answers with ${standby.region}` },
    {
      atSeconds: servedAt,
      kind: "served",
      text: `${name}: no resolver holds the old answer any more; ${standby.region} serves`,
    },
  ];
  return { servedAt, events };
}

function deadlines({ breach }: Scenario, incidents: readonly Event[], plan: Promised): Event[] {
  const discovered = incidents.find(({ kind }) => kind === "alert");
  if (breach !== true || discovered === undefined) return [];
  const { notifyWithinMinutes } = plan.gdpr;
  return [
    {
      atSeconds: discovered.atSeconds + notifyWithinMinutes * 60,
      kind: "deadline",
      text: `GDPR: the authority must have been told by now, ${notifyWithinMinutes / 60} hours after discovery`,
    },
  ];
}

function check(
  graph: Stage,
  { faults }: Scenario,
  plan: Promised,
  { asleep, channelsDown, dead, startsAt }: Required<Options>,
): void {
  const signals = faults.flatMap((it) => (it.kind === "signal" ? it.signals : []));
  const regions = graph.hosts.flatMap(({ primary, standby }) => [primary, standby].flatMap((it) => it?.region ?? []));
  const problems = [
    ...unknown(
      "person",
      asleep,
      graph.people.map(({ key }) => key),
    ),
    ...unknown("channel", channelsDown, channelsOf(graph.people)),
    ...unknown("region", dead, regions),
    ...unknown("signal", signals, [...allSignals(plan).map(([key]) => key), ...graph.monitors.map(({ key }) => key)]),
    ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(startsAt) && !Number.isNaN(Date.parse(`${startsAt}Z`))
      ? []
      : [`"${startsAt}" is not a time. Write it as 2026-03-15T03:12, in the responders' time zone.`]),
  ];
  if (problems.length > 0) throw new ReviewError(problems.join("\n"));
}
