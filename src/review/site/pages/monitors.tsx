import type { VNode } from "preact";
import { componentKeys, displayName, priorityName, severityKeys, type Signal } from "../../../plan";
import { serviceOf, targetName } from "../../bounds";
import type { Monitor } from "../../graph";
import { duration } from "../../render";
import { condition } from "../../summarise";
import { runbookOf, signalOf, subjectOf, titleOf, type Book } from "../book";
import { Link, Picture, type Page } from "../layout";
import { Copy, Facts, List, Rows, Source } from "../parts";
import { pathOf } from "../paths";
import { texts } from "../texts/monitors";

/** A table of monitors with links to their pages. */
export function Monitors({ caption, of }: { readonly caption: string; readonly of: readonly Monitor[] }): VNode {
  return (
    <Rows
      caption={caption}
      head={[texts.severity, texts.monitor, texts.alertsAt, texts.window]}
      rows={of.map((it) => [
        it.severity === undefined ? "" : priorityName(it.severity),
        <Link key="page" to={pathOf.monitor(it)}>
          {titleOf(it)}
        </Link>,
        ...condition(it),
      ])}
    />
  );
}

/** Everything that opens an incident. */
export function monitorsPage(book: Book): Page {
  const deaf = book.monitors.filter(({ services }) => services.length === 0);
  const watched = new Set(book.monitors.map((it) => signalOf(book, it)));
  return {
    path: pathOf.monitors,
    title: texts.whatOpensAnIncident,
    words: ["monitors", "detectors", "alarms", "probes", ...book.plan.targets.source.split(" / ")],
    body: (
      <>
        <p>{texts.aimDetectedWithinMinutesWhat(book.plan.targets.detectWithinMinutes)}</p>
        <Picture name="monitors" alternative={texts.whichMonitorsLeadToWhich} />
        {severityKeys.map((severity) => (
          <section key={severity}>
            <h2>
              <Link to={pathOf.severity(severity)}>{displayName(severity)}</Link>
            </h2>
            <Monitors
              caption={texts.monitorsOf(displayName(severity))}
              of={book.monitors.filter((it) => it.services.length > 0 && it.severity === severity)}
            />
          </section>
        ))}
        <h2>{texts.whatIsStillDeaf}</h2>
        <p>{texts.eachPagesFromTheDay}</p>
        <Monitors caption={texts.deafDetectors} of={deaf} />
        <h2>{texts.noticedByOtherTools}</h2>
        <Rows
          caption={texts.whatOpensAnIncidentWithout}
          head={[texts.severity, texts.what, texts.itMeans, texts.firstStep, texts.runbook]}
          rows={[...book.signals.values()]
            .filter((it) => !watched.has(it))
            .map(({ severity, title, meaning, firstStep, runbook }) => [
              priorityName(severity),
              title,
              meaning,
              firstStep ?? "",
              <Link key="runbook" to={pathOf.runbook(runbook)}>
                {book.plan.runbooks[runbook].title}
              </Link>,
            ])}
        />
      </>
    ),
  };
}

/** One monitor: what it asks, when it alerts, who is paged, and why. */
export function monitorPage(book: Book, monitor: Monitor): Page {
  const { plan, proven } = book;
  const signal = signalOf(book, monitor);
  const runbook = runbookOf(book, monitor);
  const subject = subjectOf(monitor);
  const component = componentKeys.find((it) => it === subject);
  const asked = monitor.members.length > 0 ? monitor.members : [{ monitor, negated: false }];
  const bound = proven.signals.find((it) => it.monitor === monitor);
  const [at, window] = condition(monitor);
  return {
    path: pathOf.monitor(monitor),
    title: titleOf(monitor),
    words: [signal?.meaning ?? "", signal?.fault ?? "", runbook === undefined ? "" : plan.runbooks[runbook].title],
    body: (
      <>
        <p>{signal?.meaning}</p>
        <Facts
          of={[
            [texts.severity, severityLink(monitor)],
            [texts.runbook, runbook && <Link to={pathOf.runbook(runbook)}>{plan.runbooks[runbook].title}</Link>],
            [
              texts.component,
              component && <Link to={pathOf.component(component)}>{plan.components[component].title}</Link>,
            ],
            [texts.firstStep, signal?.firstStep],
            [texts.owner, signal && plan.roles[signal.owner].title],
            [texts.alertsAt, at],
            [texts.window, window],
            [texts.silence, monitor.onSilence === "alerts" ? texts.alerts : texts.meansThatNothingHappened],
            [
              texts.recovery,
              monitor.resolves === "by-itself" ? texts.closesTheIncident : texts.closesNothingPeopleSayWhen,
            ],
            [texts.asksAgain, monitor.renotifyMinutes > 0 && texts.every(duration(monitor.renotifyMinutes * 60))],
            [
              texts.detects,
              bound &&
                texts.afterAtWorst(duration(bound.detection.expectedSeconds), duration(bound.detection.worstSeconds)),
            ],
            [texts.slowerThanTheAimBecause, signal?.slowBecause],
            [texts.alsoTold, monitor.handles.length > 0 && monitor.handles.join(", ")],
          ]}
        />
        {signal && <Source of={signal} />}
        {signal !== undefined && signal.detects.length > 0 && (
          <section>
            <h2>{texts.thePlansExamplesThatIt}</h2>
            <List of={signal.detects.map((it) => plan.severities[signal.severity].examples[it] ?? it)} />
          </section>
        )}
        <section>
          <h2>{texts.whoIsPaged}</h2>
          {monitor.services.length === 0 ? (
            <p>{texts.nobodyYetItIsDeaf}</p>
          ) : (
            <List of={monitor.services.map((service) => texts.first(service.name, firstOf(service)))} />
          )}
        </section>
        <section>
          <h2>{texts.whatItAsks}</h2>
          <List of={factsOf(signal)} />
          {asked.map(({ monitor: it, negated }) => (
            <section key={it.key}>
              <h3 dir="auto">
                {negated ? texts.not : ""}
                {titleOf(it)}
              </h3>
              {it.threshold !== undefined && (
                <Picture name={`band-${it.key}`} alternative={texts.alertsWhen(condition(it)[0])} />
              )}
              {it.query !== "" && <Copy what="query" text={it.query} />}
            </section>
          ))}
        </section>
      </>
    ),
  };

  function firstOf({ severity, policy }: Monitor["services"][number]): string {
    const own = severity === undefined ? undefined : serviceOf(book.graph, severity);
    return ((own ?? { policy }).policy?.rungs[0]?.targets ?? []).map(targetName).join(", ") || texts.nobody;
  }
}

/** What is true when a signal is, in the plan's words. */
const factsOf = (signal: Signal | undefined): readonly string[] =>
  signal?.detector.kind === "monitor"
    ? signal.detector.anyOf.flatMap(({ all, none = [] }) => [
        ...all.map(({ title }) => title),
        ...none.map(({ title }) => texts.noneOf(title)),
      ])
    : [];

const severityLink = ({ severity }: Monitor) =>
  severity && <Link to={pathOf.severity(severity)}>{displayName(severity)}</Link>;
