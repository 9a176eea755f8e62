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
            ["Acknowledged within", time(of.acknowledgeWithinMinutes)],
            ["Then", of.afterAcknowledgement],
            ["Action within", time(of.actWithinMinutes)],
            ["Resolved within", time(of.resolveWithinMinutes)],
            ["Aim for the resolution", time(target)],
            ["Told", of.escalation],
            [
              "Updates",
              of.updateEveryMinutes === undefined
                ? of.communication
                : `${of.communication}, every ${duration(of.updateEveryMinutes * 60)}`,
            ],
            ["Reached first by", of.channel],
            ["Channel", channel && (typeof channel === "string" ? channel : `#${channel.name}`)],
            ["Customers are told", of.externalCommunication ? "yes" : "no"],
            ["A fix is deployed", of.deployment],
            ["Informed by hand", line.informedByHand.length > 0 && commas(line.informedByHand.map(seatLink))],
          ]}
        />
        <Source of={of} />
        <section aria-labelledby="examples">
          <h2 id="examples">Examples</h2>
          <List of={Object.values(of.examples)} />
          <p>In the quick reference: {of.quickReference.join(", ")}.</p>
        </section>
        <section aria-labelledby="paged">
          <h2 id="paged">Who is paged</h2>
          {serviceOf(graph, severity)?.policy !== undefined && (
            <Picture
              name={`ladder-${severity}`}
              alternative={`Escalation ladder of ${displayName(severity)}; the table below says the same`}
            />
          )}
          <Rows
            caption="In minutes after the incident opens, until somebody acknowledges"
            head={["Service", "Minute", "Who", "How"]}
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
          caption={`What opens a ${priorityName(severity)}`}
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
