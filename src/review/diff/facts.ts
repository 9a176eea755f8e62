import type { SeverityKey } from "../../plan";
import { calls, failoverBound, gaps, mobilisationOf } from "../bounds";
import type { Graph, HealthCheck, Host, Monitor, Person, Schedule } from "../graph";
import type { AttributeName, Value } from "./attributes";
import { ladderFacts } from "./ladderFacts";
import { optional } from "./optional";
import { resourceFacts } from "./resourceFacts";

/** One thing that is true of a graph and can be compared with another graph. */
export interface Fact {
  readonly key: string;
  readonly attribute: AttributeName;
  readonly subject: string;
  readonly value: Value;
  readonly severity?: SeverityKey;
  /** The fact without which this one means nothing; if that one comes or goes, this one is not told. */
  readonly root?: string;
}

/** Everything comparable about a graph, by key. */
export function facts(graph: Graph): ReadonlyMap<string, Fact> {
  const used = usage(graph);
  const all = [
    ...ladderFacts(graph),
    ...graph.schedules.flatMap((it) => scheduleFacts(it, used.get(it))),
    ...graph.people.flatMap((it) => contactFacts(it, used.get(it))),
    ...graph.monitors.flatMap((it) => monitorFacts(it, used.get(it))),
    ...graph.hosts.flatMap((host): Fact[] => {
      const root = `host ${host.name}`;
      const common = { subject: host.name, root };
      const { total, byHand } = failoverBound(host);
      const timed = (attribute: "failover" | "failover-by-hand", { worstSeconds }: typeof total): Fact[] =>
        Number.isFinite(worstSeconds)
          ? [{ ...common, key: `${root} ${attribute}`, attribute, value: worstSeconds }]
          : [];
      return [
        { key: root, attribute: "host", subject: host.name, value: true },
        ...timed("failover", total),
        ...timed("failover-by-hand", byHand.total).map((it) => ({ ...it, root: `${root} failover` })),
        ...checksOf(host).map((it): Fact => ({
          ...common,
          key: `${root} ${it.key} asks`,
          attribute: "asks",
          subject: it.key,
          value: it.target,
        })),
        ...[host.primary, host.standby].flatMap((it): Fact[] =>
          it === undefined ? [] : [{ ...common, key: `${root} ${it.key}`, attribute: "endpoint", value: it.endpoint }],
        ),
      ];
    }),
    ...graph.attachments.map((it): Fact => {
      const severities = it.services.flatMap(({ severity }) => severity ?? []).sort();
      return {
        key: `attachment ${it.key}`,
        attribute: "attachment",
        subject: `${it.kind} "${it.title}"`,
        value: true,
        ...(severities[0] !== undefined && { severity: severities[0] }),
      };
    }),
    ...resourceFacts(graph),
  ];
  return new Map(all.map((it) => [it.key, it]));
}

/** The health checks that decide about a host, and that ask an endpoint themselves. */
function checksOf({ primary, standby }: Host): readonly HealthCheck[] {
  const asking = (check: HealthCheck): HealthCheck[] =>
    check.target === "" ? check.children.flatMap(asking) : [check];
  const all = [primary, standby].flatMap((it) => (it?.healthCheck === undefined ? [] : asking(it.healthCheck)));
  return [...new Map(all.map((it) => [it.key, it])).values()];
}

/** The worst severity that uses a schedule, a person or a monitor. */
function usage(graph: Graph): ReadonlyMap<object, SeverityKey> {
  const used = new Map<object, SeverityKey>();
  const use = (node: object, severity: SeverityKey | undefined) => {
    const known = used.get(node);
    if (severity !== undefined && (known === undefined || severity < known)) used.set(node, severity);
  };
  for (const service of graph.services)
    for (const target of calls(mobilisationOf(graph, service)).flatMap(({ targets }) => targets)) {
      const node = target.kind === "schedule" ? target.schedule : target.person;
      use(node, service.severity);
      const people = target.kind === "schedule" ? target.schedule.layers.flatMap((it) => it.people) : [];
      for (const it of people) use(it, service.severity);
    }
  for (const it of graph.monitors) {
    use(it, it.severity);
    for (const { monitor } of it.members) use(monitor, it.severity);
  }
  return used;
}

function scheduleFacts(schedule: Schedule, severity: SeverityKey | undefined): Fact[] {
  const key = `schedule ${schedule.key}`;
  const common = { subject: schedule.name, ...(severity !== undefined && { severity }) };
  const people = [...new Set(schedule.layers.flatMap((it) => it.people.map(({ name }) => name)))].sort();
  const open = gaps(schedule).reduce((sum, { from, until }) => sum + until - from, 0);
  return [
    { ...common, key, attribute: "on-call", value: people.join("\n") },
    { ...common, key: `${key} coverage`, attribute: "coverage", value: 168 - open / 60, root: key },
    ...(people.length > 1
      ? [
          {
            ...common,
            key: `${key} turn`,
            attribute: "turn" as const,
            value: schedule.layers[0]?.turnSeconds ?? 0,
            root: key,
          },
        ]
      : []),
    {
      ...common,
      key: `${key} together`,
      attribute: "together",
      value: schedule.layers.some((it) => it.everyone),
      root: key,
    },
  ];
}

function contactFacts({ key: person, name, contacts }: Person, severity: SeverityKey | undefined): Fact[] {
  const first = new Map<string, number>();
  for (const { channel, urgency, delayMinutes } of contacts) {
    const key = `${channel} ${urgency}`;
    first.set(key, Math.min(first.get(key) ?? Infinity, delayMinutes));
  }
  return [...first].map(([contact, value]) => {
    const [channel = "", urgency = ""] = contact.split(" ");
    return {
      key: `person ${person} ${contact}`,
      attribute: "contact",
      subject: `${name} (by ${channel}, ${urgency} urgency)`,
      value,
      ...(severity !== undefined && { severity }),
    };
  });
}

function monitorFacts(monitor: Monitor, severity: SeverityKey | undefined): Fact[] {
  const root = `monitor ${monitor.key}`;
  // A silent monitor's name ends in its own condition, which would say numbers twice.
  const tail = monitor.services.length > 0 ? "" : /(?:\s*(?:>=|<=|>|<)\s*[\d.]|, one window earlier).*$/;
  const subject = monitor.name.replace(/^\[(?:P\d|leaf)\] /, "").replace(tail, "");
  const common = { subject, root, ...(severity !== undefined && { severity }) };
  const fact = (attribute: AttributeName, value: Value): Fact => ({
    ...common,
    key: `${root} ${attribute}`,
    attribute,
    value,
  });
  const above = monitor.comparator?.startsWith("<") !== true;
  return [
    { ...fact("monitor", true), key: root, root: "" },
    ...optional(monitor.threshold, (it) => fact(above ? "alerts-above" : "alerts-below", it)),
    ...optional(monitor.recovery, (it) => fact(above ? "recovers-below" : "recovers-above", it)),
    ...(monitor.kind === "composite"
      ? [fact("condition", expression(monitor))]
      : [fact("window", monitor.windowSeconds)]),
    ...(monitor.kind === "query" ? [fact("measures", measure(monitor))] : []),
    ...optional(/'(?:basic|agile|robust)', (\d+)/.exec(monitor.query)?.[1], (it) => fact("tolerance", Number(it))),
    ...optional(shortWindowSeconds(monitor), (it) => fact("short-window", it)),
    fact("delay", monitor.delaySeconds),
    fact("every", monitor.everySeconds),
    fact("renotify", monitor.renotifyMinutes),
    fact("silence", monitor.onSilence === "alerts"),
    fact("draft", monitor.draft),
    ...optional(monitor.services[0]?.severity, (it) => ({ ...fact("severity", it), root: `${root} opens` })),
    ...(monitor.services.length > 0 ? [{ ...fact("opens-on", true), key: `${root} opens` }] : []),
    ...monitor.handles.map((it) => ({
      ...fact("handle", true),
      key: `${root} ${it}`,
      subject: `${it} (of ${subject})`,
    })),
  ];
}

/** Of a burn rate: the window that says it burns still. */
function shortWindowSeconds({ query }: Monitor): number | undefined {
  const [, count, unit = ""] = /short_window\("(\d+)([mhd])"\)/.exec(query) ?? [];
  return count === undefined ? undefined : Number(count) * ({ m: 60, h: 3600, d: 86_400 }[unit] ?? 1);
}

/** A query without its window, threshold, tolerance and ids: what it looks at. */
const measure = ({ query }: Monitor) =>
  query
    .replace(/\s*(?:>=|<=|>|<)\s*-?[\d.]+$/, "")
    .replace(/last(_|\("?)\d+[a-z]+/g, "last")
    .replace(/('(?:basic|agile|robust)'), \d+/, "$1")
    .replace(
      /(?:long|short)_window\("[^"]*"\)|alert_window='[^']*'|burn_rate\("[^"]*"\)/g,
      (it) => it.split(/[("=']/)[0] ?? "",
    );

/** A composite's condition in words: what its members are called in the program. */
function expression({ query, members }: Monitor): string {
  const byId = new Map(members.map(({ monitor }) => [monitor.id, monitor.key]));
  return query
    .replace(/[^\s()!&|]+/g, (id) => byId.get(id) ?? id)
    .replaceAll("&&", "and")
    .replaceAll("||", "or")
    .replaceAll("!", "not ");
}
