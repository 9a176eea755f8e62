import { messages, presses, pressedBy, statusTexts, type Press } from "../../../plan";
import type { Book } from "../book";
import { type Page } from "../layout";
import { Copy, Rows, Source } from "../parts";
import { pathOf } from "../paths";
import { withUnknowns } from "../unknowns";

/** Every text of the plan, and what responders say to the record. */
export function textsPage({ plan }: Book): Page {
  const { source: statusSource, ...states } = statusTexts;
  const said: readonly (readonly [string, Press])[] = Object.entries(presses);
  return {
    path: pathOf.texts,
    title: "Texts",
    words: [
      "templates",
      "status page",
      "e-mail",
      "advisory",
      "notification",
      "slash commands",
      ...Object.keys(presses),
    ],
    body: (
      <>
        <p>What nobody has said yet stands in brackets. The record fills in what it knows and sends them by itself.</p>
        {Object.entries(plan.templates).map(([key, it]) => (
          <section key={key} aria-labelledby={key}>
            <h2 id={key}>{withUnknowns(it.subject)}</h2>
            {it.body !== "" && <Copy what={`text ${key}`} text={withUnknowns(`${it.subject}\n\n${it.body}`)} />}
            <Source of={it} />
          </section>
        ))}
        <section aria-labelledby="status">
          <h2 id="status">The status page, by state</h2>
          {Object.entries(states).map(([state, text]) => (
            <section key={state}>
              <h3>{state}</h3>
              <Copy what={`text ${state}`} text={withUnknowns(text)} />
            </section>
          ))}
          <Source of={{ source: statusSource }} />
        </section>
        <section aria-labelledby="say">
          <h2 id="say">What you say to the record</h2>
          <p>As a note on the incident, in PagerDuty's page, app or chat.</p>
          <Rows
            caption="Notes that the record understands"
            head={["Note", "Takes", "Means", "Said by"]}
            rows={said.map(([key, { takes, means, by }]) => [
              `/${key}`,
              takes ?? "",
              means,
              by === undefined ? "every responder" : pressedBy[by].map((it) => plan.seats[it].title).join(", "),
            ])}
          />
        </section>
        <section aria-labelledby="hear">
          <h2 id="hear">What the record says</h2>
          <Rows
            caption="In the incident's channel"
            head={["When", "Text"]}
            rows={Object.entries(messages).map(([key, { text }]) => [key, withUnknowns(text)])}
          />
        </section>
      </>
    ),
  };
}
