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

/** A table of monitors with links to their pages. */
export function Monitors({ caption, of }: { readonly caption: string; readonly of: readonly Monitor[] }): VNode {
  return (
    <Rows
      caption={caption}
      head={["Severity", "Monitor", "Alerts at", "Window"]}
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
    title: "What opens an incident",
    words: ["monitors", "detectors", "alarms", "probes", ...book.plan.targets.source.split(" / ")],
    body: (
      <>
        <p>
          Aim: detected within {book.plan.targets.detectWithinMinutes} minutes. What no monitor sees comes in by people:
          security researchers, bug bounty, audits, support.
        </p>
        <Picture name="monitors" alternative="Which monitors lead to which service; the tables say the same" />
        {severityKeys.map((severity) => (
          <section key={severity}>
            <h2>
              <Link to={pathOf.severity(severity)}>{displayName(severity)}</Link>
            </h2>
            <Monitors
              caption={`Monitors of ${displayName(severity)}`}
              of={book.monitors.filter((it) => it.services.length > 0 && it.severity === severity)}
            />
          </section>
        ))}
        <h2>What is still deaf</h2>
        <p>Each pages from the day on which config lists whom it listens to.</p>
        <Monitors caption="Deaf detectors" of={deaf} />
        <h2>Noticed by other tools</h2>
        <Rows
          caption="What opens an incident without a monitor"
          head={["Severity", "What", "It means", "First step", "Runbook"]}
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
            ["Severity", severityLink(monitor)],
            ["Runbook", runbook && <Link to={pathOf.runbook(runbook)}>{plan.runbooks[runbook].title}</Link>],
            [
              "Component",
              component && <Link to={pathOf.component(component)}>{plan.components[component].title}</Link>,
            ],
            ["First step", signal?.firstStep],
            ["Owner", signal && plan.roles[signal.owner].title],
            ["Alerts at", at],
            ["Window", window],
            ["Silence", monitor.onSilence === "alerts" ? "alerts" : "means that nothing happened"],
            [
              "Recovery",
              monitor.resolves === "by-itself" ? "closes the incident" : "closes nothing: people say when it is over",
            ],
            ["Asks again", monitor.renotifyMinutes > 0 && `every ${duration(monitor.renotifyMinutes * 60)}`],
            [
              "Detects",
              bound &&
                `after ${duration(bound.detection.expectedSeconds)}, at worst ${duration(bound.detection.worstSeconds)}`,
            ],
            ["Slower than the aim, because", signal?.slowBecause],
            ["Also told", monitor.handles.length > 0 && monitor.handles.join(", ")],
          ]}
        />
        {signal && <Source of={signal} />}
        {signal !== undefined && signal.detects.length > 0 && (
          <section>
            <h2>The plan's examples that it detects</h2>
            <List of={signal.detects.map((it) => plan.severities[signal.severity].examples[it] ?? it)} />
          </section>
        )}
        <section>
          <h2>Who is paged</h2>
          {monitor.services.length === 0 ? (
            <p>Nobody yet: it is deaf.</p>
          ) : (
            <List of={monitor.services.map((service) => `${service.name}: first ${firstOf(service)}`)} />
          )}
        </section>
        <section>
          <h2>What it asks</h2>
          <List of={factsOf(signal)} />
          {asked.map(({ monitor: it, negated }) => (
            <section key={it.key}>
              <h3 dir="auto">
                {negated ? "Not: " : ""}
                {titleOf(it)}
              </h3>
              {it.threshold !== undefined && (
                <Picture name={`band-${it.key}`} alternative={`Alerts ${condition(it)[0]}`} />
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
    return ((own ?? { policy }).policy?.rungs[0]?.targets ?? []).map(targetName).join(", ") || "nobody";
  }
}

/** What is true when a signal is, in the plan's words. */
const factsOf = (signal: Signal | undefined): readonly string[] =>
  signal?.detector.kind === "monitor"
    ? signal.detector.anyOf.flatMap(({ all, none = [] }) => [
        ...all.map(({ title }) => title),
        ...none.map(({ title }) => `not: ${title}`),
      ])
    : [];

const severityLink = ({ severity }: Monitor) =>
  severity && <Link to={pathOf.severity(severity)}>{displayName(severity)}</Link>;
