import type { VNode } from "preact";
import { commandLine, commandsOf, displayName, severityKeys, type SeverityKey } from "../../../plan";
import { calls, mobilisationOf, serviceOf, targetName } from "../../bounds";
import { signalOf, type Book } from "../book";
import { Link, type Page } from "../layout";
import { Checklist, Copy, Facts, Rows } from "../parts";
import { pathOf } from "../paths";
import { Now } from "../calendar/now";
import { texts } from "../texts/now";

/** The first page: what people see, what it is, and what is done first. */
export function nowPage(book: Book, others: readonly Page[]): Page {
  const { plan, environment } = book;
  const { pagerduty, warRoom, statusPage } = environment;
  return {
    path: pathOf.now,
    title: texts.nowWhat,
    words: [],
    body: (
      <>
        <Facts
          of={[
            [
              texts.thisIsAChange,
              others.some(({ path }) => path === pathOf.changes) && (
                <Link to={pathOf.changes}>{texts.whatChanges}</Link>
              ),
            ],
            [texts.hotline, pagerduty.hotline],
            [texts.warRoom, warRoom && <a href={warRoom.url}>{warRoom.url}</a>],
            [texts.warRoomByPhone, warRoom?.phone],
            [texts.statusPage, statusPage && <a href={statusPage.url}>{statusPage.url}</a>],
          ]}
        />
        <section aria-labelledby="find">
          <h2 id="find">{texts.find}</h2>
          <div data-find hidden>
            <label>{texts.whatDoYouSeeA(<input type="search" autocomplete="off" />)}</label>
            <p role="status" />
          </div>
          <details>
            <summary>{texts.allPages(others.length)}</summary>
            <ul data-found>
              {others.map(({ path, title, words }) => (
                <li key={path} data-words={words.join(" ")}>
                  <Link to={path}>
                    <bdi>{title}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        </section>
        <section aria-labelledby="see">
          <h2 id="see">{texts.whatDoYouSee}</h2>
          {severityKeys.map((severity) => (
            <Symptoms key={severity} book={book} severity={severity} />
          ))}
        </section>
        <section aria-labelledby="first">
          <h2 id="first">{texts.theFirstMinutes(plan.responsePhases.triage.untilMinute)}</h2>
          {Object.entries(plan.triage).map(([key, { title, minutes, steps }]) => (
            <section key={key}>
              <h3>{texts.min(title, minutes)}</h3>
              <Checklist name={`triage ${key}`} of={steps} />
            </section>
          ))}
          <p>
            {texts.nothingHasPagedYetOpen(
              <Link to={pathOf.process}>{texts.process}</Link>,
              <Link to={pathOf.texts}>{texts.texts}</Link>,
            )}
          </p>
        </section>
        <section aria-labelledby="run">
          <h2 id="run">{texts.whatToRun}</h2>
          {Object.entries(plan.runbooks).map(([key, { title, scenario }]) => {
            const runbook = key as keyof typeof plan.runbooks;
            return (
              <section key={key}>
                <h3>
                  <Link to={pathOf.runbook(runbook)}>{title}</Link>: {scenario}
                </h3>
                {commandsOf(runbook).map((command) => (
                  <Copy key={command} what={command} text={commandLine(command, environment.aws.regions)} />
                ))}
              </section>
            );
          })}
        </section>
        <Now book={book} />
      </>
    ),
  };
}

/** The plan's examples of a severity, and where each leads. */
function Symptoms({ book, severity }: { readonly book: Book; readonly severity: SeverityKey }): VNode {
  const { plan, graph } = book;
  const service = serviceOf(graph, severity);
  const asked = service === undefined ? [] : calls(mobilisationOf(graph, service));
  const first = asked.filter(({ minute }) => minute === 0).flatMap(({ targets }) => targets.map(targetName));
  const rows = Object.entries(plan.severities[severity].examples).map(([example, text]) => {
    const detecting = [...book.signals.values()].filter(
      (it) => it.severity === severity && it.detects.includes(example),
    );
    const runbooks = [...new Set(detecting.map(({ runbook }) => runbook))];
    const seen = book.monitors.filter((it) => detecting.some((signal) => signal === signalOf(book, it)));
    const [monitor] = seen;
    return [
      text,
      runbooks.map((it) => (
        <p key={it}>
          <Link to={pathOf.runbook(it)}>{plan.runbooks[it].title}</Link>
        </p>
      )),
      monitor === undefined ? (
        (plan.detectedByPeople[severity]?.[example] ?? texts.peopleNoticeIt)
      ) : (
        <>
          {texts.noticeIt(
            <Link to={pathOf.monitor(monitor)}>{seen.length === 1 ? "1 monitor" : texts.monitors(seen.length)}</Link>,
          )}
        </>
      ),
    ];
  });
  return (
    <section>
      <h3>
        <Link to={pathOf.severity(severity)}>{displayName(severity)}</Link>: {plan.severities[severity].definition}
      </h3>
      <p>
        {texts.pagedAtOnce(
          first.join(", ") || texts.nobody,
          <Link to={`${pathOf.severity(severity)}#paged`}>{texts.whoIsNext}</Link>,
        )}
      </p>
      <Rows
        caption={texts.whatIs(displayName(severity))}
        head={[texts.youSee, texts.runbook, texts.noticedBy]}
        rows={rows}
      />
    </section>
  );
}
