import { parseQuery } from "../../src/monitors/queries";
import { singleShapeRules } from "../../src/monitors/rules/shapes";
import type { MonitorsAlone, SingleMonitorRule } from "../../src/monitors/rules/subject";
import { thresholdRules } from "../../src/monitors/rules/thresholds";
import { list, ofType, severityOf, textOf, type Declaration, type Declared, type DeclaredRule } from "./declared";

const monitors = /^datadog:index\/monitor:/;
const serviceObjects = /^datadog:pagerduty\/serviceObject:/;

const tagsOf = ({ props }: Declared): readonly string[] => list(props.tags).map(textOf);
const handlesOf = ({ props }: Declared) =>
  [...textOf(props.message).matchAll(/@pagerduty-([\w-]+)/g)].map(([, name = ""]) => name);

/**
 * Declared monitors, as the program's own rules take them. Those about queries look at what they can read back: another
 * team's query may be of any form.
 */
function monitorsAlone(declaration: Declaration): MonitorsAlone {
  const declared = ofType(declaration, monitors).map(({ name, props }) => ({
    key: name,
    role: "page" as const,
    inputs: props as unknown as QueryMonitor["inputs"],
  }));
  const isRead = ({ inputs }: QueryMonitor) =>
    /^(query|log|event-v2) alert$/.test(inputs.type) && parseQuery(textOf(inputs.query)) !== undefined;
  return {
    monitors: { monitors: declared.filter(isRead), composites: declared.filter((it) => !isRead(it)), burnRates: [] },
  };
}

type QueryMonitor = MonitorsAlone["monitors"]["monitors"][number];

/** What the program's own rules demand, in words. */
const demands: Readonly<Record<string, string>> = {
  "monitor/threshold-not-in-query": "The critical threshold is the number in the query.",
  "monitor/threshold-not-a-number": "A threshold is a plain decimal number.",
  "monitor/recovery-on-wrong-side": "A recovery threshold lies on the good side of the critical one.",
  "monitor/unknown-priority": "A monitor's priority is one of Datadog's five.",
  "monitor/no-data-style": "A monitor says once, and where it can, what missing data means.",
  "monitor/renotify-interval": "A monitor reminds as often as Datadog offers.",
};

/** A rule of the program, over monitors that are declared. */
const lent = ({ tag, source, check }: SingleMonitorRule): DeclaredRule => ({
  tag,
  source,
  description: demands[tag] ?? "",
  scope: "resource",
  level: "mandatory",
  check: (declaration) =>
    check(monitorsAlone(declaration)).map(({ path, ...it }) => ({ path: path.replace(/^monitors\./, ""), ...it })),
});

/** Rules over Datadog's monitors. */
export const monitorRules: readonly DeclaredRule[] = [
  ...[...thresholdRules, ...singleShapeRules].map(lent),
  {
    tag: "monitor/handle-to-nowhere",
    description: "A handle in a monitor's message names a PagerDuty service that Datadog knows.",
    source: "Datadog, PagerDuty integration: a handle names a service object; a wrong one is ignored in silence",
    scope: "stack",
    level: "mandatory",
    check: (declaration) => {
      const known = ofType(declaration, serviceObjects).map(({ props }) => textOf(props.serviceName));
      return ofType(declaration, monitors).flatMap((monitor) =>
        handlesOf(monitor)
          .filter((handle) => !known.includes(handle))
          .map((handle) => ({
            path: monitor.name,
            problem: `@pagerduty-${handle} names no service that Datadog knows, so nobody is notified`,
            remedy: known.length === 0 ? "declare its service object" : `use one of ${[...known].sort().join(", ")}`,
          })),
      );
    },
  },
  {
    tag: "monitor/wrong-severity",
    description: "A monitor notifies the service of its own severity.",
    source: "Incident Classification",
    scope: "resource",
    level: "mandatory",
    check: (declaration) =>
      ofType(declaration, monitors).flatMap((monitor) => {
        const severity = tagsOf(monitor).flatMap((tag) => (tag.startsWith("severity:") ? [severityOf(tag)] : []))[0];
        if (severity === undefined) return [];
        const handles = handlesOf(monitor);
        if (typeof monitor.props.message !== "string" || handles.some((it) => severityOf(it) === severity)) return [];
        return [
          {
            path: monitor.name,
            problem: `is ${severity.toUpperCase()} and notifies ${handles.length === 0 ? "nobody" : handles.join(", ")}`,
            remedy: `put the handle of ${severity.toUpperCase()}'s service into its message`,
          },
        ];
      }),
  },
  {
    tag: "monitor/draft",
    description: "A monitor that pages is published.",
    source: "Datadog monitor API, draft_status: a draft notifies nobody",
    scope: "resource",
    level: "mandatory",
    check: (declaration) =>
      ofType(declaration, monitors)
        .filter(({ props }) => props.draftStatus === "draft")
        .map(({ name }) => ({
          path: name,
          problem: "is a draft and notifies nobody",
          remedy: 'set draftStatus to "published"',
        })),
  },
  {
    tag: "monitor/untagged",
    description: "A monitor says by a tag that it is managed here, so that nobody edits it by hand.",
    source: "Datadog, tags",
    scope: "resource",
    level: "advisory",
    check: (declaration) =>
      ofType(declaration, monitors)
        .filter((it) => !tagsOf(it).some((tag) => tag.startsWith("managed-by:")))
        .map(({ name }) => ({
          path: name,
          problem: "has no managed-by tag",
          remedy: "add managed-by:incident-response",
        })),
  },
];
