import { displayName, identities, levers, priorityName, type Lever, type WorkflowStart } from "../../../plan";
import type { Book } from "../book";
import { Link, type Page } from "../layout";
import { List, Rows } from "../parts";
import { pathOf } from "../paths";

/** What happens by itself, what has a button, and what an `up` leaves as people left it. */
export function automationPage({ plan, graph }: Book): Page {
  const changed: readonly (readonly [string, Lever])[] = Object.entries(levers);
  return {
    path: pathOf.automation,
    title: "Automation",
    words: [
      "workflows",
      "buttons",
      "levers",
      "emitters",
      "identities",
      "telemetry",
      ...graph.workflows.map(({ title }) => title),
    ],
    body: (
      <>
        <h2>What an incident sets in motion</h2>
        <Rows
          caption="Workflows"
          head={["Workflow", "What it does", "Started"]}
          rows={Object.values(plan.workflows).map(({ title, description, startedBy }) => [
            title,
            description,
            startOf(startedBy),
          ])}
        />
        <h2>Buttons beside an incident</h2>
        <Rows
          caption="Each starts its document for real"
          head={["Button", "First fill in"]}
          rows={Object.values(plan.buttons).map(({ title, asks }) => [
            title,
            Object.values(asks)
              .map((it) => plan.incidentFields[it].title)
              .join(", "),
          ])}
        />
        <Rows
          caption="Facts that an incident has room for"
          head={["Field", "What it is"]}
          rows={Object.values(plan.incidentFields).map(({ title, description }) => [title, description])}
        />
        <h2>What people change stays</h2>
        <p>An `up` never writes these back, whoever changed them.</p>
        <Rows
          caption="Levers"
          head={["What", "Object", "Properties", "Changed by", "Because", "Since"]}
          rows={changed.map(([, { what, type, properties, alongside = [], changedBy, reason, since }]) => [
            what,
            type,
            [...properties, ...alongside].join(", "),
            changedBy,
            reason,
            since,
          ])}
        />
        <h2>Who may do what</h2>
        <Rows
          caption="Identities"
          head={["Identity", "May"]}
          rows={Object.entries(identities).map(([key, { may }]) => [key, may])}
        />
        <h2>What detectors listen to</h2>
        <Rows
          caption="Emitters"
          head={["Emitter", "Kind", "Its silence is told by"]}
          rows={Object.values(plan.emitters).map(({ title, kind, watchedBy }) => [title, kind, watchedBy])}
        />
        <Rows
          caption="Other ways in for events"
          head={["Source", "Plan"]}
          rows={Object.values(plan.eventSources).map(({ title, source }) => [title, source])}
        />
        <h2>Whom approvals and reports reach</h2>
        <List
          of={plan.reports.rungs.flat().map((it) => (
            <Link key={it} to={pathOf.seat(it)}>
              {plan.seats[it].title}
            </Link>
          ))}
        />
        <p>
          Reports are read as {displayName(plan.reports.severity)}; an event that names no severity is one of{" "}
          {displayName(plan.unrouted.severity)}. Alerts of one cause within {plan.grouping.withinMinutes} min are one
          incident.
        </p>
      </>
    ),
  };
}

function startOf(startedBy: WorkflowStart): string {
  if (startedBy === "by-hand") return "by hand";
  if ("openedBare" in startedBy) return `by a ${priorityName(startedBy.openedBare)} that people open`;
  return `by a ${startedBy.map(priorityName).join(" or ")}`;
}
