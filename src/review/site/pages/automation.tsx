import { displayName, identities, levers, priorityName, type Lever, type WorkflowStart } from "../../../plan";
import type { Book } from "../book";
import { Link, type Page } from "../layout";
import { List, Rows } from "../parts";
import { pathOf } from "../paths";
import { texts } from "../texts/automation";

/** What happens by itself, what has a button, and what an `up` leaves as people left it. */
export function automationPage({ plan, graph }: Book): Page {
  const changed: readonly (readonly [string, Lever])[] = Object.entries(levers);
  return {
    path: pathOf.automation,
    title: texts.automation,
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
        <h2>{texts.whatAnIncidentSetsIn}</h2>
        <Rows
          caption={texts.workflows}
          head={[texts.workflow, texts.whatItDoes, texts.started]}
          rows={Object.values(plan.workflows).map(({ title, description, startedBy }) => [
            title,
            description,
            startOf(startedBy),
          ])}
        />
        <h2>{texts.buttonsBesideAnIncident}</h2>
        <Rows
          caption={texts.eachStartsItsDocumentFor}
          head={[texts.button, texts.firstFillIn]}
          rows={Object.values(plan.buttons).map(({ title, asks }) => [
            title,
            Object.values(asks)
              .map((it) => plan.incidentFields[it].title)
              .join(", "),
          ])}
        />
        <Rows
          caption={texts.factsThatAnIncidentHas}
          head={[texts.field, texts.whatItIs]}
          rows={Object.values(plan.incidentFields).map(({ title, description }) => [title, description])}
        />
        <h2>{texts.whatPeopleChangeStays}</h2>
        <p>{texts.anUpNeverWritesThese}</p>
        <Rows
          caption={texts.levers}
          head={[texts.what, texts.object, texts.properties, texts.changedBy, texts.because, texts.since]}
          rows={changed.map(([, { what, type, properties, alongside = [], changedBy, reason, since }]) => [
            what,
            type,
            [...properties, ...alongside].join(", "),
            changedBy,
            reason,
            since,
          ])}
        />
        <h2>{texts.whoMayDoWhat}</h2>
        <Rows
          caption={texts.identities}
          head={[texts.identity, texts.may]}
          rows={Object.entries(identities).map(([key, { may }]) => [key, may])}
        />
        <h2>{texts.whatDetectorsListenTo}</h2>
        <Rows
          caption={texts.emitters}
          head={[texts.emitter, texts.kind, texts.itsSilenceIsToldBy]}
          rows={Object.values(plan.emitters).map(({ title, kind, watchedBy }) => [title, kind, watchedBy])}
        />
        <Rows
          caption={texts.otherWaysInForEvents}
          head={[texts.source, texts.plan]}
          rows={Object.values(plan.eventSources).map(({ title, source }) => [title, source])}
        />
        <h2>{texts.whomApprovalsAndReportsReach}</h2>
        <List
          of={plan.reports.rungs.flat().map((it) => (
            <Link key={it} to={pathOf.seat(it)}>
              {plan.seats[it].title}
            </Link>
          ))}
        />
        <p>
          {texts.reportsAreReadAsAn(
            displayName(plan.reports.severity),
            displayName(plan.unrouted.severity),
            plan.grouping.withinMinutes,
          )}
        </p>
      </>
    ),
  };
}

function startOf(startedBy: WorkflowStart): string {
  if (startedBy === "by-hand") return texts.byHand;
  if ("openedBare" in startedBy) return texts.byAThatPeopleOpen(priorityName(startedBy.openedBare));
  return texts.byA(startedBy.map(priorityName).join(" or "));
}
