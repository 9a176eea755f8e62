import { list, ofType, severityOf, textOf, type Declared, type DeclaredRule } from "./declared";

const monitors = /^datadog:index\/monitor:/;
const serviceObjects = /^datadog:pagerduty\/serviceObject:/;

const tagsOf = ({ props }: Declared): readonly string[] => list(props.tags).map(textOf);
const handlesOf = ({ props }: Declared) =>
  [...textOf(props.message).matchAll(/@pagerduty-([\w-]+)/g)].map(([, name = ""]) => name);

/** Rules over Datadog's monitors. */
export const monitorRules: readonly DeclaredRule[] = [
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
