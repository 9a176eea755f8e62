import { displayName, severityKeys, type Plan } from "../../plan";
import { bounds, mobilisationOf, serviceOf, targetName } from "../bounds";
import type { Graph } from "../graph";
import { deafMonitors, ladderRows, monitorRows } from "../summarise";
import { assembledAtWorst, assemblyColumns, assemblyRows } from "./assembly";
import {
  failoverColumns,
  failoverRows,
  recoveryPointColumns,
  recoveryPointRows,
  runbookColumns,
  runbookRows,
} from "./failover";
import { coveragePicture, failoverPicture, ladderPicture, mapPicture } from "./pictures";
import { counted, duration, markdownTable } from "./tables";

/** The pictures of the declared plan, by name. */
export function planPictures(graph: Graph, plan: Plan): Readonly<Record<string, string>> {
  const ladders = severityKeys.flatMap((severity) => {
    const service = serviceOf(graph, severity);
    if (service?.policy === undefined) return [];
    return [[`ladder-${severity}`, ladderPicture(severity, service, mobilisationOf(graph, service), plan)] as const];
  });
  return {
    coverage: coveragePicture(graph),
    monitors: mapPicture(graph),
    ...Object.fromEntries(ladders),
    ...Object.fromEntries(graph.hosts.map((host) => [`failover-${host.name}`, failoverPicture(host, plan)])),
  };
}

/** The document of the declared plan and its pictures: file names to contents. */
export function planDocument(graph: Graph, plan: Plan): Readonly<Record<string, string>> {
  const proven = bounds(graph, plan);
  const pictures = Object.fromEntries(
    Object.entries(planPictures(graph, plan)).map(([name, it]) => [`plan/${name}.svg`, it]),
  );
  const shown = (name: string, alternative: string) => (name in pictures ? `![${alternative}](${name})` : "");
  const document = [
    "# The plan as it is declared",
    "Drawn from the program's resources by `npm run review -- render`; do not edit. Minutes count from the incident's opening.",
    "## Who is notified",
    ...severityKeys.map((it) => shown(`plan/ladder-${it}.svg`, `Escalation ladder of ${displayName(it)}`)),
    markdownTable(["", "service", "minute", "who", "how"], ladderRows(graph)),
    "Proven, at every hour of the week, if nobody answers:",
    markdownTable(
      ["", "audience", "first notified at worst", "promise"],
      proven.severities.flatMap(({ severity, reaches }) =>
        reaches.map(({ target, worstMinute }) => [
          severity.toUpperCase(),
          targetName(target),
          Number.isFinite(worstMinute) ? `minute ${worstMinute}` : "not at every hour",
          `acknowledged within ${duration(plan.severities[severity].acknowledgeWithinMinutes * 60)}`,
        ]),
      ),
    ),
    assembledAtWorst,
    markdownTable(assemblyColumns, assemblyRows(proven.assemblies)),
    shown("plan/coverage.svg", "Coverage of the week"),
    "## What opens an incident",
    shown("plan/monitors.svg", "From monitor to person"),
    markdownTable(["", "monitor", "alerts at", "window"], monitorRows(graph)),
    "## What is still deaf",
    "Silence that nobody can tell from a telemetry that has not begun: each pages from the day on which `datadog.heard` lists whom it listens to.",
    deafMonitors(graph)
      .map((it) => `- ${it}`)
      .join("\n") || "Nothing.",
    "## What fails over",
    ...graph.hosts.map(({ name }) => shown(`plan/failover-${name}.svg`, `Failover of ${name}`)),
    markdownTable(failoverColumns, failoverRows(proven.failovers)),
    markdownTable(recoveryPointColumns, recoveryPointRows(proven.recoveryPoints)),
    "## How long a runbook takes",
    markdownTable(runbookColumns, runbookRows(proven.runbooks)),
    "## What misses the plan",
    proven.violations.length === 0
      ? "Nothing."
      : proven.violations.map(({ path, problem }) => `- ${path}: ${problem}`).join("\n"),
    `_${counted(graph.people.length, "person").replace("persons", "people")}, ${counted(graph.schedules.length, "schedule")}, ${counted(graph.monitors.length, "monitor")}._`,
  ];
  return { "plan.md": `${document.filter((it) => it !== "").join("\n\n")}\n`, ...pictures };
}
