import { displayName, priorityName, type SeverityKey } from "../../../plan";
import { serviceOf } from "../../bounds";
import { assembledAtWorst, assemblyColumns, assemblyRows } from "../../render/assembly";
import { duration } from "../../render";
import { ladderRows } from "../../summarise";
import { signalOf, type Book } from "../book";
import { Link, Picture, type Page } from "../layout";
import { Facts, List, Rows, Source, commas } from "../parts";
import { pathOf } from "../paths";
import { Monitors } from "./monitors";
import { texts } from "../texts/severity";

const time = (minutes: number | undefined) => minutes && duration(minutes * 60);

/** What the plan promises for a severity, and what is declared for it. */
export function severityPage(book: Book, severity: SeverityKey): Page {
  const { graph, plan, environment, proven } = book;
  const of = plan.severities[severity];
  const line = plan.escalationMatrix[severity];
  const channel = environment.chat?.channels[severity];
  const target = plan.targets.resolveWithinMinutes[severity];
  const rows = ladderRows(graph, [severity]);
  return {
    path: pathOf.severity(severity),
    title: displayName(severity),
    words: [priorityName(severity), of.definition, ...Object.values(of.examples), ...of.quickReference],
    body: (
      <>
        <p>{of.definition}.</p>
        <Facts
          of={[
            [texts.acknowledgedWithin, time(of.acknowledgeWithinMinutes)],
            [texts.then, of.afterAcknowledgement],
            [texts.actionWithin, time(of.actWithinMinutes)],
            [texts.resolvedWithin, time(of.resolveWithinMinutes)],
            [texts.aimForTheResolution, time(target)],
            [texts.told, of.escalation],
            [
              texts.updates,
              of.updateEveryMinutes === undefined
                ? of.communication
                : texts.every(of.communication, duration(of.updateEveryMinutes * 60)),
            ],
            [texts.reachedFirstBy, of.channel],
            [texts.channel, channel && (typeof channel === "string" ? channel : `#${channel.name}`)],
            [texts.customersAreTold, of.externalCommunication ? texts.yes : texts.no],
            [texts.aFixIsDeployed, of.deployment],
            [texts.informedByHand, line.informedByHand.length > 0 && commas(line.informedByHand.map(seatLink))],
          ]}
        />
        <Source of={of} />
        <section aria-labelledby="examples">
          <h2 id="examples">{texts.examples}</h2>
          <List of={Object.values(of.examples)} />
          <p>{texts.inTheQuickReference(of.quickReference.join(", "))}</p>
        </section>
        <section aria-labelledby="paged">
          <h2 id="paged">{texts.whoIsPaged}</h2>
          {serviceOf(graph, severity)?.policy !== undefined && (
            <Picture
              name={`ladder-${severity}`}
              alternative={texts.escalationLadderOfTheTable(displayName(severity))}
            />
          )}
          <Rows
            caption={texts.inMinutesAfterTheIncident}
            head={[texts.service, texts.minute, texts.who, texts.how]}
            rows={rows.map(([, ...row]) => row)}
          />
          <Rows
            caption={assembledAtWorst}
            head={assemblyColumns.slice(1)}
            rows={assemblyRows(proven.assemblies.filter((it) => it.severity === severity)).map(([, ...row]) => row)}
          />
          <Source of={line} />
        </section>
        <Monitors
          caption={texts.whatOpensA(priorityName(severity))}
          of={book.monitors.filter((it) => it.severity === severity || signalOf(book, it)?.severity === severity)}
        />
      </>
    ),
  };

  function seatLink(seat: keyof typeof plan.seats) {
    return (
      <Link to={pathOf.seat(seat)} key={seat}>
        {plan.seats[seat].title}
      </Link>
    );
  }
}
