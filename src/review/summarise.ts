import { priorityName, severityKeys, type SeverityKey } from "../plan";
import {
  calls,
  contactsFor,
  failoverBound,
  mobilisationOf,
  ratioOf,
  recoveryPoints,
  serviceOf,
  targetName,
} from "./bounds";
import { graph, type Graph, type Monitor, type Service } from "./graph";
import { failoverColumns, failoverRows, recoveryPointColumns, recoveryPointRows } from "./render/failover";
import { counted, duration, textTable } from "./render/tables";
import { isManaged, type Resource } from "./resources";

/**
 * What a stack means, as tables for a terminal: per severity who is notified in which order at which minute through which
 * service, per monitor its threshold and severity, per region what fails over, and how many resources each provider has.
 */
export function summarise(resources: readonly Resource[]): string {
  const joined = graph(resources);
  return [
    "Who is notified, in minutes after the incident opens, until somebody acknowledges:",
    textTable(["", "service", "minute", "who", "how"], ladderRows(joined)),
    "What opens an incident:",
    textTable(["", "monitor", "alerts at", "window"], monitorRows(joined)),
    ...deafLines(joined),
    "What fails over, and when the standby serves at worst:",
    textTable(failoverColumns, failoverRows(joined.hosts.map(failoverBound))),
    "What the loss of the primary can take:",
    textTable(recoveryPointColumns, recoveryPointRows(recoveryPoints(joined.resources))),
    `Resources: ${countRows(resources).join(", ")}.`,
  ].join("\n\n");
}

/** One row per severity and minute at which its ladder, or a request, asks somebody the first time. */
export function ladderRows(joined: Graph, of: readonly SeverityKey[] = severityKeys): string[][] {
  return of.flatMap((severity) => {
    const service = serviceOf(joined, severity);
    if (service?.policy === undefined) return [[priorityName(severity), service?.name ?? "-", "-", "nobody", "-"]];
    const { policy } = service;
    const rows = calls(mobilisationOf(joined, service)).map(({ minute, targets, requested }, index) => [
      index === 0 ? priorityName(severity) : "",
      index === 0 ? service.name : "",
      String(minute),
      targets.map(targetName).join(", ") || "nobody",
      index === 0 ? how(service) : requested ? "whoever acknowledges" : "",
    ]);
    if (policy.loops === 0) return rows;
    const climb = policy.rungs.reduce((sum, { delayMinutes }) => sum + delayMinutes, 0);
    return [...rows, ["", "", String(climb), `again from the start, ${counted(policy.loops, "time")}`, ""]];
  });
}

function how({ urgency, policy }: Service): string {
  const first = policy?.rungs[0]?.targets ?? [];
  const people = first.flatMap((it) => (it.kind === "person" ? [it.person] : (it.schedule.layers[0]?.people ?? [])));
  const channels = new Set(people.flatMap((it) => contactsFor(it, urgency).map(({ channel }) => channel)));
  return `${urgency} urgency: ${[...channels].sort().join(", ")}`;
}

/** One row per monitor that notifies a service, worst severity first. */
export function monitorRows({ monitors }: Graph): string[][] {
  return monitors
    .filter(({ services }) => services.length > 0)
    .map((it) => [
      it.severity === undefined ? "-" : priorityName(it.severity),
      it.name.replace(/^\[P\d\] /, ""),
      ...condition(it),
    ])
    .sort((a, b) => ((a[0] ?? "") + (a[1] ?? "") < (b[0] ?? "") + (b[1] ?? "") ? -1 : 1));
}

/** The detectors that page only once what they watch has been heard: their titles, sorted. */
export const deafMonitors = ({ monitors }: Graph): readonly string[] =>
  monitors
    .filter(({ tags }) => tags.includes("role:deaf"))
    .map(({ name }) => name.replace(/^\[deaf\] /, ""))
    .sort();

/** The deaf detectors, with what to do about them; nothing if there are none. */
function deafLines(joined: Graph): string[] {
  const deaf = deafMonitors(joined);
  if (deaf.length === 0) return [];
  return [
    `What is still deaf, ${counted(deaf.length, "detector")} that page nobody until datadog.heard lists whom they listen to:`,
    deaf.map((it) => `  ${it}`).join("\n"),
  ];
}

/** What makes a monitor alert, and the window it looks at. */
export function condition(monitor: Monitor): [string, string] {
  if (monitor.kind === "probe") return ["a failed probe", `every ${duration(monitor.everySeconds)}`];
  if (monitor.kind === "rule") return ["a call on the audit trail", duration(monitor.windowSeconds)];
  const leaves = monitor.kind === "composite" ? monitor.members : [{ monitor, negated: false }];
  return [combination(monitor, leaves), duration(Math.max(0, ...leaves.map((it) => it.monitor.windowSeconds)))];
}

/** The thresholds of a monitor's leaves, combined as its query combines them. The same one is said once. */
function combination({ query }: Monitor, leaves: Monitor["members"]): string {
  const terms = leaves.map(({ monitor, negated }) => (negated ? `not ${threshold(monitor)}` : threshold(monitor)));
  if (!query.includes("||")) return [...new Set(terms)].join(" and ") || "its own condition";
  const rest = [...terms];
  return query
    .replaceAll(/(?:!\s*)?[^\s()!&|]+/g, () => rest.shift() ?? "")
    .replaceAll("&&", "and")
    .replaceAll("||", "or");
}

function threshold({ name, query, comparator, threshold: number }: Monitor): string {
  if (number === undefined) return name;
  return `${comparator ?? ""} ${number}${ratioOf(query) === undefined ? "" : " %"}`.trim();
}

function countRows(resources: readonly Resource[]): string[] {
  const counts = new Map<string, number>();
  for (const { type } of resources.filter(isManaged)) {
    const provider = type.split(":")[0] ?? type;
    counts.set(provider, (counts.get(provider) ?? 0) + 1);
  }
  return [...counts].sort().map(([provider, count]) => `${provider} ${count}`);
}
