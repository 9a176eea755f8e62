import type { ComponentChildren, VNode } from "preact";
import {
  commandLine,
  displayName,
  documentName,
  handLines,
  inRegions,
  isCommand,
  whereItRuns,
  type CommandKey,
  type CommandOption,
  type ContainmentMeans,
  type RunbookCommand,
  type RunbookKey,
} from "../../../plan";
import { duration } from "../../render";
import { scenarios } from "../../simulate";
import { runbookOf, type Book } from "../book";
import { Link, type Page } from "../layout";
import { Checklist, Copy, Facts, List, Rows, Source, commas } from "../parts";
import { pathOf } from "../paths";
import { withUnknowns } from "../unknowns";
import { Monitors } from "./monitors";
import { texts } from "../texts/runbook";

/** A runbook: every phase of it, with what does each step. */
export function runbookPage(book: Book, key: RunbookKey): Page {
  const { plan, environment, proven } = book;
  const of = plan.runbooks[key];
  const [immediate, ...later] = of.phases;
  const { regions } = environment.aws;
  const leading = book.monitors.filter((it) => runbookOf(book, it) === key);
  const button = plan.buttons[key];
  const asked = Object.values(button.asks).map((it) => plan.incidentFields[it].title);
  const text = of.template && plan.templates[of.template];
  const containment = plan.containment[key];
  return {
    path: pathOf.runbook(key),
    title: texts.runbook(of.number, of.title),
    words: [
      of.scenario,
      documentName(key),
      ...of.phases.flatMap(({ steps }) => steps),
      ...containment.actions.map((it) => it.text),
      ...Object.values(plan.severities).flatMap(({ examples }) =>
        Object.entries(examples)
          .filter(([example]) =>
            [...book.signals.values()].some((it) => it.runbook === key && it.detects.includes(example)),
          )
          .map(([, it]) => it),
      ),
    ],
    body: (
      <>
        <Facts
          of={[
            [texts.scenario, of.scenario],
            [texts.atWorst, <Link to={pathOf.severity(of.severity)}>{displayName(of.severity)}</Link>],
            [texts.component, <Link to={pathOf.component(of.component)}>{plan.components[of.component].title}</Link>],
            [texts.document, whereItRuns(key, regions)],
            [
              texts.buttonBesideTheIncident,
              `${button.title}${asked.length > 0 ? texts.firstFillIn(asked.join(" and ")) : ""}`,
            ],
            [texts.windowOfThePlan, texts.minForTheFirstPhase(immediate.untilMinute)],
            [
              texts.timeProved,
              proven.runbooks
                .filter(({ runbook }) => runbook === key)
                .map(({ region, seconds }) => texts.atWorstIn(duration(seconds), region))
                .join(", "),
            ],
            [texts.approvedBy, of.immediate.some(({ reversible }) => !reversible) && <Approvers book={book} />],
          ]}
        />
        <Source of={of} />
        <section aria-labelledby="immediate">
          <h2 id="immediate">{texts.minuteTo(immediate.name, immediate.fromMinute, immediate.untilMinute)}</h2>
          {of.immediate.map((it) => (
            <Step key={it.key} book={book} step={it} />
          ))}
        </section>
        {later.map(({ name, fromMinute, untilMinute, steps }) => (
          <section key={name}>
            <h2>{texts.to(name, duration(fromMinute * 60), duration(untilMinute * 60))}</h2>
            <Checklist name={`${key} ${name}`} of={steps} />
          </section>
        ))}
        <section aria-labelledby="containment">
          <h2 id="containment">{texts.containment}</h2>
          <Rows
            caption={texts.whatStopsTheDamageAnd}
            head={[texts.action, texts.doneBy]}
            rows={containment.actions.map((it) => [it.text, <List key="by" of={it.by.map(meansOf)} />])}
          />
          <Source of={containment} />
        </section>
        {of.monitoring !== undefined && (
          <section>
            <h2>{texts.watchMeanwhile}</h2>
            {of.monitoring.map(({ purpose, command }) => (
              <section key={purpose}>
                <h3>{purpose}</h3>
                <Copy what="command" text={command} />
              </section>
            ))}
          </section>
        )}
        {of.legal !== undefined && (
          <section>
            <h2>{texts.whatTheLawAsks}</h2>
            <Checklist name={`${key} legal`} of={of.legal} />
            <p>{texts.theClockAndTheForm(<Link to={pathOf.compliance}>{texts.compliance}</Link>)}</p>
          </section>
        )}
        <section>
          <h2>{texts.whatIsSaid}</h2>
          {text !== undefined && (
            <Copy what={texts.textToCustomers} text={withUnknowns(`${text.subject}\n\n${text.body}`)} />
          )}
          <p>{texts.theDeclarationTheAdvisoryAnd(<Link to={pathOf.texts}>{texts.texts}</Link>)}</p>
        </section>
        {of.clientCode !== undefined && (
          <section>
            <h2>{texts.forClients}</h2>
            <Copy what="code" text={of.clientCode} />
          </section>
        )}
        <section>
          <h2>{texts.monitorsThatLeadHere}</h2>
          <Monitors caption={texts.monitors} of={leading} />
        </section>
        <section>
          <h2>{texts.whatItsDocumentDoes}</h2>
          {proven.runbooks
            .filter(({ runbook }) => runbook === key)
            .map(({ region, steps }) => (
              <Rows
                key={region}
                caption={texts.stepsInUntilTheGoal(region)}
                head={[texts.step, texts.atMost]}
                rows={steps.map(({ name, seconds }) => [name, duration(seconds)])}
              />
            ))}
        </section>
        <section>
          <h2>{texts.played}</h2>
          <List
            of={Object.entries(scenarios)
              .filter(([, { runbook }]) => runbook === key)
              .map(([scenario, { title }]) => (
                <Link key={scenario} to={pathOf.scenario(scenario)}>
                  {title}
                </Link>
              ))}
          />
        </section>
      </>
    ),
  };

  function meansOf(means: ContainmentMeans): ComponentChildren {
    if ("control" in means)
      return (
        <>
          {texts.control(<Link to={`${pathOf.controls}#${means.control}`}>{plan.controls[means.control].title}</Link>)}
        </>
      );
    return "step" in means ? texts.stepOf(means.step, documentName(means.of)) : means.decision;
  }
}

/** Who approves, and how they are called. */
export function Approvers({ book: { plan } }: { readonly book: Book }): VNode {
  const { approvers, climbAfterMinutes } = plan.approvals;
  return (
    <>
      {texts.theNextIsCalledAfter(
        commas(
          approvers.map((it) => (
            <Link key={it} to={pathOf.seat(it)}>
              {plan.seats[it].title}
            </Link>
          )),
        ),
        climbAfterMinutes,
      )}
    </>
  );
}

/** A step of the first phase: the command that does it, and what people do when the automation is down. */
function Step({ book, step }: { readonly book: Book; readonly step: RunbookCommand }): VNode {
  const { aws } = book.environment;
  return (
    <section>
      <h3>{step.purpose}</h3>
      {!step.reversible && <p class="warning">{texts.cannotBeUndoneItWaits}</p>}
      {isCommand(step.key) ? <Command book={book} command={step.key} /> : <p>{texts.theDocumentDoesItBy}</p>}
      <p>{texts.inThePlan(<code>{inRegions(step.command, aws.regions)}</code>)}</p>
    </section>
  );
}

function Command({ book, command }: { readonly book: Book; readonly command: CommandKey }): VNode {
  const { plan, environment } = book;
  const { accountId, regions } = environment.aws;
  const { options, byHand } = plan.commands[command];
  const given: readonly (readonly [string, CommandOption])[] = Object.entries(options);
  return (
    <>
      <Copy what="command" text={commandLine(command, regions)} />
      <Rows
        caption={texts.optionsOf(command)}
        head={[texts.option, texts.whatItIs, texts.suchAs]}
        rows={given.map(([name, { text, required, example, preset }]) => [
          `--${name}`,
          `${text}${required === true ? "" : texts.mayBeLeftOut}`,
          example ?? (preset === undefined ? "" : inRegions(preset, regions)),
        ])}
      />
      <details>
        <summary>{texts.whenSystemsManagerIsDown}</summary>
        {handLines(byHand, { accountId, standby: regions.standby, incident: "<incident>" }).map((it) => (
          <Copy key={it} what="line" text={it} />
        ))}
      </details>
    </>
  );
}
