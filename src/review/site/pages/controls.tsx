import type { Book } from "../book";
import { Link, type Page } from "../layout";
import { Facts, Source } from "../parts";
import { pathOf } from "../paths";
import { duration } from "../../render";
import { texts } from "../texts/controls";

/** What the product stops, starts or distrusts, and what a service does that cannot ask. */
export function controlsPage({ plan }: Book): Page {
  return {
    path: pathOf.controls,
    title: texts.controls,
    words: Object.values(plan.controls).map(({ title }) => title),
    body: (
      <>
        <p>{texts.rowsOfOneTableThat}</p>
        {Object.entries(plan.controls).map(([key, it]) => (
          <section key={key} aria-labelledby={key}>
            <h2 id={key}>{it.title}</h2>
            <Facts
              of={[
                [texts.control, key],
                [texts.aRowIsAbout, it.subject === "*" ? texts.everythingThereIsOne : it.subject],
                [texts.states, texts.withoutARow(it.states.join(", "), it.states[0])],
                [
                  texts.saysBesideIt,
                  it.details &&
                    Object.entries(it.details)
                      .map(([name, means]) => `${name}: ${means}`)
                      .join("; "),
                ],
                [
                  texts.readBy,
                  it.readers.map((reader, index) => (
                    <>
                      {index === 0 ? "" : ", "}
                      <Link to={pathOf.component(reader)}>{plan.components[reader].title}</Link>
                    </>
                  )),
                ],
                [texts.aReadMayBeOld, duration(it.staleSeconds)],
                [
                  texts.whileItCannotBeRead,
                  texts.whatWasReadLastHolds(duration(it.unreadable.keepSeconds), it.unreadable.then),
                ],
              ]}
            />
            <Source of={it} />
          </section>
        ))}
      </>
    ),
  };
}
