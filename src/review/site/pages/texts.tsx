import { messages, presses, pressedBy, statusTexts, type Press } from "../../../plan";
import type { Book } from "../book";
import { type Page } from "../layout";
import { Copy, Rows, Source } from "../parts";
import { pathOf } from "../paths";
import { withUnknowns } from "../unknowns";
import { texts } from "../texts/texts";

/** Every text of the plan, and what responders say to the record. */
export function textsPage({ plan }: Book): Page {
  const { source: statusSource, ...states } = statusTexts;
  const said: readonly (readonly [string, Press])[] = Object.entries(presses);
  return {
    path: pathOf.texts,
    title: texts.texts,
    words: [
      "templates",
      texts.statusPage,
      "e-mail",
      "advisory",
      "notification",
      texts.slashCommands,
      ...Object.keys(presses),
    ],
    body: (
      <>
        <p>{texts.whatNobodyHasSaidYet}</p>
        {Object.entries(plan.templates).map(([key, it]) => (
          <section key={key} aria-labelledby={key}>
            <h2 id={key}>{withUnknowns(it.subject)}</h2>
            {it.body !== "" && <Copy what={texts.text(key)} text={withUnknowns(`${it.subject}\n\n${it.body}`)} />}
            <Source of={it} />
          </section>
        ))}
        <section aria-labelledby="status">
          <h2 id="status">{texts.theStatusPageByState}</h2>
          {Object.entries(states).map(([state, text]) => (
            <section key={state}>
              <h3>{state}</h3>
              <Copy what={texts.text(state)} text={withUnknowns(text)} />
            </section>
          ))}
          <Source of={{ source: statusSource }} />
        </section>
        <section aria-labelledby="say">
          <h2 id="say">{texts.whatYouSayToThe}</h2>
          <p>{texts.asANoteOnThe}</p>
          <Rows
            caption={texts.notesThatTheRecordUnderstands}
            head={[texts.note, texts.takes, texts.means, texts.saidBy]}
            rows={said.map(([key, { takes, means, by }]) => [
              `/${key}`,
              takes ?? "",
              means,
              by === undefined ? texts.everyResponder : pressedBy[by].map((it) => plan.seats[it].title).join(", "),
            ])}
          />
        </section>
        <section aria-labelledby="hear">
          <h2 id="hear">{texts.whatTheRecordSays}</h2>
          <Rows
            caption={texts.inTheIncidentsChannel}
            head={[texts.when, texts.whatIsSaid]}
            rows={Object.entries(messages).map(([key, { text }]) => [key, withUnknowns(text)])}
          />
        </section>
      </>
    ),
  };
}
