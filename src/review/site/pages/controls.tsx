import type { Book } from "../book";
import { Link, type Page } from "../layout";
import { Facts, Source } from "../parts";
import { pathOf } from "../paths";
import { duration } from "../../render";

/** What the product stops, starts or distrusts, and what a service does that cannot ask. */
export function controlsPage({ plan }: Book): Page {
  return {
    path: pathOf.controls,
    title: "Controls",
    words: Object.values(plan.controls).map(({ title }) => title),
    body: (
      <>
        <p>Rows of one table that the product's services read; runbooks and people write them.</p>
        {Object.entries(plan.controls).map(([key, it]) => (
          <section key={key} aria-labelledby={key}>
            <h2 id={key}>{it.title}</h2>
            <Facts
              of={[
                ["Control", key],
                ["A row is about", it.subject === "*" ? "everything: there is one" : it.subject],
                ["States", `${it.states.join(", ")}; without a row: ${it.states[0]}`],
                [
                  "Says beside it",
                  it.details &&
                    Object.entries(it.details)
                      .map(([name, means]) => `${name}: ${means}`)
                      .join("; "),
                ],
                [
                  "Read by",
                  it.readers.map((reader, index) => (
                    <>
                      {index === 0 ? "" : ", "}
                      <Link to={pathOf.component(reader)}>{plan.components[reader].title}</Link>
                    </>
                  )),
                ],
                ["A read may be old", duration(it.staleSeconds)],
                [
                  "While it cannot be read",
                  `what was read last holds for ${duration(it.unreadable.keepSeconds)}, then ${it.unreadable.then}`,
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
