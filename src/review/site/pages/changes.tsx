import type { ComponentChildren, VNode } from "preact";
import { displayName, severityKeys, type SeverityKey } from "../../../plan";
import { ratioOf, serviceOf } from "../../bounds";
import { diff, verdictMarks, type Sentence } from "../../diff";
import type { Graph } from "../../graph";
import { bandPicture, planPictures } from "../../render";
import { moments, scenarios, simulate } from "../../simulate";
import { ladderRows } from "../../summarise";
import { titleOf, type Book } from "../book";
import { Link, Picture, type Page } from "../layout";
import { List, Rows, Timeline } from "../parts";
import { pathOf } from "../paths";
import { texts } from "../texts/changes";

/** Two sides of something that a change makes different; absent where it was not, or is not any more. */
interface Sides<T> {
  readonly key: string;
  readonly title: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** What a change of what is declared changes, and the pictures of its page. */
export interface ChangesPage {
  readonly page: Page;
  readonly pictures: Readonly<Record<string, string>>;
}

/** Both sides of every severity's ladder, bands and timelines that differ, under what the difference means. */
export function changesPage({ graph: after, plan }: Book, before: Graph): ChangesPage {
  const { sentences, meaningless } = diff(before, after, plan);
  const ladders = laddersOf(before, after, plan);
  const bands = bandsOf(before, after);
  const timelines = timelinesOf(before, after, plan);
  const drawn = [...Object.values(ladders), ...bands];
  const page: Page = {
    path: pathOf.changes,
    title: texts.whatChanges,
    words: [texts.pullRequest, "difference", "before", "after", ...severityKeys.map(displayName)],
    body: (
      <>
        <p>
          {texts.whatIsDeclaredBeforeThis(<Link to={`${pathOf.before}/${pathOf.now}`}>{texts.handbookBeforeIt}</Link>)}
        </p>
        <nav aria-label={texts.bySeverity}>
          <List
            of={severityKeys.map((it) => (
              <a key={it} href={`#${it}`}>
                {displayName(it)}
              </a>
            ))}
          />
        </nav>
        {severityKeys.map((severity) => {
          const ladder = ladders[severity];
          const of = timelines.filter(({ key }) => plan.runbooks[scenarios[key].runbook].severity === severity);
          const own = bands.filter((it) => it.severity === severity);
          return (
            <section key={severity} aria-labelledby={severity}>
              <h2 id={severity}>{displayName(severity)}</h2>
              <Sentences of={sentences.filter((it) => it.severity === severity)} />
              {ladder !== undefined && <Drawn of={ladder} />}
              {ladder !== undefined && (
                <Both
                  of={ladder}
                  show={(_, side) => <Ladder of={side === "before" ? before : after} severity={severity} />}
                />
              )}
              {own.map((it) => (
                <Drawn key={it.key} of={it} />
              ))}
              {of.map((it) => (
                <section key={it.key}>
                  <h3>{it.title}</h3>
                  <Both of={it} show={(lines) => <Timeline of={lines} />} />
                </section>
              ))}
            </section>
          );
        })}
        <section aria-labelledby="all">
          <h2 id="all">{texts.whateverTheSeverity}</h2>
          <Sentences of={sentences.filter((it) => it.severity === undefined)} />
          {bands
            .filter((it) => it.severity === undefined)
            .map((it) => (
              <Drawn key={it.key} of={it} />
            ))}
        </section>
        <section aria-labelledby="unsaid">
          <h2 id="unsaid">{texts.whatChangesAndMeansNothing}</h2>
          <Rows
            caption={texts.inputsWithoutAMeaningFor}
            head={[texts.why, texts.subjects]}
            rows={meaningless.map(({ because, subjects }) => [because, subjects.join(", ")])}
          />
        </section>
      </>
    ),
  };
  const pictures = drawn.flatMap(({ key, before: was, after: is }) => [
    ...(was === undefined ? [] : [[pictureOf("before", key), was] as const]),
    ...(is === undefined ? [] : [[pictureOf("after", key), is] as const]),
  ]);
  return { page, pictures: Object.fromEntries(pictures) };
}

const pictureOf = (side: "before" | "after", key: string) => `${side}-${key}`;

function laddersOf(
  before: Graph,
  after: Graph,
  plan: Book["plan"],
): Readonly<Partial<Record<SeverityKey, Sides<string>>>> {
  const [was, is] = [planPictures(before, plan), planPictures(after, plan)];
  return Object.fromEntries(
    severityKeys
      .map((severity) => {
        const key = `ladder-${severity}`;
        return [severity, { key, title: texts.whoIsPaged, before: was[key], after: is[key] }] as const;
      })
      .filter(([, it]) => differs(it)),
  );
}

function bandsOf(before: Graph, after: Graph): readonly (Sides<string> & { readonly severity?: SeverityKey })[] {
  const drawn = ({ monitors }: Graph) =>
    new Map(
      monitors
        .filter(({ threshold }) => threshold !== undefined)
        .map((it) => [it.key, { monitor: it, svg: bandPicture(it, ratioOf(it.query) !== undefined) }]),
    );
  const [was, is] = [drawn(before), drawn(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .flatMap((key) => {
      const monitor = (is.get(key) ?? was.get(key))?.monitor;
      if (monitor === undefined) return [];
      const { severity } = monitor;
      const sides = { title: titleOf(monitor), before: was.get(key)?.svg, after: is.get(key)?.svg };
      return [{ key: `band-${key}`, ...sides, ...(severity !== undefined && { severity }) }];
    })
    .filter(differs);
}

function timelinesOf(before: Graph, after: Graph, plan: Book["plan"]) {
  const played = (graph: Graph, key: keyof typeof scenarios) => moments(simulate(graph, scenarios[key], plan));
  return (Object.keys(scenarios) as (keyof typeof scenarios)[])
    .map((key) => ({ key, title: scenarios[key].title, before: played(before, key), after: played(after, key) }))
    .filter(differs);
}

const differs = <T,>({ before, after }: Sides<T>): boolean => JSON.stringify(before) !== JSON.stringify(after);

/** What a difference says, worst first, each in the colour of its verdict, and in its word. */
function Sentences({ of }: { readonly of: readonly Sentence[] }): VNode {
  if (of.length === 0) return <p>{texts.nothingChanges}</p>;
  return (
    <ul class="verdicts">
      {of.map(({ verdict, text }) => (
        <li key={`${verdict} ${text}`} data-verdict={verdict} dir="auto">
          <strong>{verdictMarks[verdict]}</strong>: {text.replace(/^P\d: /, "")}
        </li>
      ))}
    </ul>
  );
}

/** Before and after, side by side where there is room. */
function Both<T>({
  of,
  show,
}: {
  readonly of: Sides<T>;
  readonly show: (it: T, side: "before" | "after") => ComponentChildren;
}): VNode {
  return (
    <div class="both">
      {(["before", "after"] as const).map((side) => {
        const it = of[side];
        return (
          <figure key={side} data-side={side}>
            <figcaption>{side === "before" ? texts.before : texts.after}</figcaption>
            {it === undefined ? <p>{texts.notThere}</p> : show(it, side)}
          </figure>
        );
      })}
    </div>
  );
}

/** The two pictures of something. */
const Drawn = ({ of }: { readonly of: Sides<string> }): VNode => (
  <section>
    <h3 dir="auto">{of.title}</h3>
    <Both of={of} show={(_, side) => <Picture name={pictureOf(side, of.key)} alternative={`${of.title}, ${side}`} />} />
  </section>
);

/** A ladder in words. */
const Ladder = ({ of, severity }: { readonly of: Graph; readonly severity: SeverityKey }): VNode => (
  <Rows
    caption={texts.serviceInMinutesAfterThe(serviceOf(of, severity)?.name ?? texts.none)}
    head={[texts.minute, texts.who, texts.how]}
    rows={ladderRows(of, [severity]).map(([, , ...row]) => row)}
  />
);
