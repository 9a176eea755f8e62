import { type ComponentKey } from "../../../plan";
import { subjectOf, type Book } from "../book";
import { Link, type Page } from "../layout";
import { Facts, List, Rows, Source } from "../parts";
import { pathOf } from "../paths";
import { Monitors } from "./monitors";
import { texts } from "../texts/component";

/** A component that customers see: what watches it, what it reads, where it is served. */
export function componentPage(book: Book, key: ComponentKey): Page {
  const { plan, environment } = book;
  const of = plan.components[key];
  const hosts = Object.values(environment.dns.hosts).filter(({ serves }) =>
    (serves as readonly string[]).includes(key),
  );
  const objective = Object.entries(plan.objectives).find(([it]) => it === key)?.[1];
  const read = Object.entries(plan.controls).filter(([, { readers }]) => readers.includes(key));
  return {
    path: pathOf.component(key),
    title: of.title,
    words: [key, of.description, ...hosts.map(({ hostName }) => hostName)],
    body: (
      <>
        <p>{of.description}</p>
        <Facts
          of={[
            [texts.servedAt, hosts.map(({ hostName }) => hostName).join(", ")],
            [texts.availability, objective && texts.ofRequestsIn30Days(objective.availabilityPercent)],
            [
              texts.latency,
              objective && texts.ofFiveMinuteSlicesHave(objective.latencyPercent, objective.latencySeconds),
            ],
            [texts.statusPageComponent, environment.statusPage?.components[key]],
          ]}
        />
        <Source of={of} />
        <section>
          <h2>{texts.runbooks}</h2>
          <List
            of={Object.entries(plan.runbooks)
              .filter(([, { component }]) => component === key)
              .map(([runbook, { title }]) => (
                <Link key={runbook} to={pathOf.runbook(runbook as keyof typeof plan.runbooks)}>
                  {title}
                </Link>
              ))}
          />
        </section>
        <section>
          <h2>{texts.whatWatchesIt}</h2>
          <Monitors caption={texts.monitors} of={book.monitors.filter((it) => subjectOf(it) === key)} />
        </section>
        <section>
          <h2>{texts.whatItReadsInAn}</h2>
          <Rows
            caption={texts.controls}
            head={[texts.control, texts.states]}
            rows={read.map(([control, { title, states }]) => [
              <Link key="to" to={`${pathOf.controls}#${control}`}>
                {title}
              </Link>,
              states.join(", "),
            ])}
          />
        </section>
      </>
    ),
  };
}
