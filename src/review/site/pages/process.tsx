import {
  deployment,
  detection,
  drillCriteria,
  improvement,
  investigation,
  naming,
  recovery,
  responsePhaseKeys,
  situationUpdates,
  trackedMetrics,
  upkeep,
} from "../../../plan";
import { duration } from "../../render";
import type { Book } from "../book";
import { Link, type Page } from "../layout";
import { Checklist, Facts, List, Rows, Source } from "../parts";
import { pathOf } from "../paths";
import { Approvers } from "./runbook";
import { texts } from "../texts/process";

/** The process of the response, phase by phase, for every kind of incident. */
export function processPage(book: Book): Page {
  const { plan } = book;
  const { forensics, postMortem, responsePhases } = plan;
  const [triage, containment, investigating, eradication, recovering, review] = responsePhaseKeys.map((key) => {
    const { title, fromMinute, untilMinute } = responsePhases[key];
    return <h2 id={key}>{texts.to(title, duration(fromMinute * 60), duration(untilMinute * 60))}</h2>;
  });
  return {
    path: pathOf.process,
    title: texts.theResponsePhaseByPhase,
    words: ["triage", "containment", "investigation", "eradication", "recovery", "post-mortem", "forensics", texts.kpi],
    body: (
      <>
        <List
          of={responsePhaseKeys.map((key) => (
            <a key={key} href={`#${key}`}>
              {responsePhases[key].title}
            </a>
          ))}
        />
        {triage}
        <h3>{texts.howIncidentsComeToAttention}</h3>
        <p>{texts.byThemselves}</p>
        <List of={detection.automated} />
        <p>{texts.byPeople}</p>
        <List of={detection.manual} />
        {Object.entries(plan.triage).map(([key, it]) => (
          <section key={key}>
            <h3>{texts.min(it.title, it.minutes)}</h3>
            <Checklist name={`triage ${key}`} of={it.steps} />
            <Source of={it} />
          </section>
        ))}
        <p>{texts.numbersAreChannels(naming.incident, naming.channel)}</p>
        {containment}
        <p>
          {texts.eachRunbookHasAChecklist(
            Object.entries(plan.runbooks).map(([key, { title }], index) => (
              <>
                {index === 0 ? "" : ", "}
                <Link to={`${pathOf.runbook(key as keyof typeof plan.runbooks)}#containment`}>{title}</Link>
              </>
            )),
          )}
        </p>
        <h3>{texts.communicationMeanwhile}</h3>
        <p>{texts.inside}</p>
        <Checklist name="updates inside" of={situationUpdates.internal} />
        <p>{texts.outsideForSeveritiesOfWhich}</p>
        <Checklist name="updates outside" of={situationUpdates.external} />
        <Source of={situationUpdates} />
        {investigating}
        <h3>{texts.evidence}</h3>
        <p>{texts.ofTheLastALog(duration(forensics.logWindowMinutes * 60), forensics.keptDays)}</p>
        <Checklist name="forensic logs" of={forensics.logs.map(({ text }) => text)} />
        <Checklist name="preservation" of={forensics.preservation} />
        <h3>{texts.timeline}</h3>
        <Checklist name="timeline" of={investigation.timeline} />
        <h3>{texts.hypotheses}</h3>
        <Checklist name="hypotheses" of={investigation.hypotheses} />
        <h3>{texts.analysis}</h3>
        <Checklist name="analysis" of={investigation.analysis} />
        <h3>{texts.impact}</h3>
        <Checklist name="impact" of={investigation.impact} />
        <p>{texts.documented}</p>
        <Checklist name="documented" of={investigation.documented} />
        <Source of={investigation} />
        {eradication}
        <h3>{texts.fix}</h3>
        <Checklist name="fix" of={deployment.fix} />
        <h3>{texts.testing}</h3>
        <Checklist name="testing" of={deployment.testing} />
        <h3>{texts.approval}</h3>
        <Checklist name="approvals" of={deployment.approvals} />
        <p>{texts.inARunbook(<Approvers book={book} />)}</p>
        <Source of={plan.approvals} />
        <h3>{texts.deployment}</h3>
        <Checklist name="deployment" of={deployment.steps} />
        <p>{texts.afterTheCanaryOfTraffic(deployment.rolloutPercent.map((it) => `${it} %`).join(", "))}</p>
        <Rows
          caption={texts.pace}
          head={[texts.severity, texts.aFixIsDeployed]}
          rows={Object.entries(plan.severities).map(([key, it]) => [key.toUpperCase(), it.deployment])}
        />
        {recovering}
        <h3>{texts.verifiedBeforeTheAllClear}</h3>
        <Checklist name="verification" of={recovery.verification} />
        <h3>{texts.cleanUp}</h3>
        <Checklist name="clean-up" of={recovery.cleanup} />
        <h3>{texts.affectedUsers}</h3>
        <Checklist name="affected users" of={recovery.affectedUsers} />
        <h3>{texts.everybodyElse}</h3>
        <Checklist name="general users" of={recovery.generalUsers} />
        <Source of={recovery} />
        {review}
        <h3>{texts.postMortem}</h3>
        <Facts
          of={[
            [texts.heldWithin, texts.ofTheResolution(duration(postMortem.withinMinutes * 60))],
            [texts.at, texts.n00UtcADayOr(postMortem.meetAtHourUtc)],
            [texts.who, postMortem.participants.join(", ")],
          ]}
        />
        <Checklist name="agenda" of={postMortem.agenda} />
        <h3>{texts.actionItems}</h3>
        <Rows
          caption={texts.howSoonTheyAreClosed}
          head={[texts.kind, texts.what, texts.within]}
          rows={Object.entries(postMortem.actionItems).map(([key, { kind, withinMinutes }]) => [
            key,
            kind,
            duration(withinMinutes * 60),
          ])}
        />
        <Checklist name="tracking" of={postMortem.tracking} />
        <h3>{texts.documentation}</h3>
        <Checklist name="documentation" of={postMortem.documentation} />
        <Source of={postMortem} />
        <h2 id="metrics">{texts.metrics}</h2>
        <List of={trackedMetrics} />
        <Facts
          of={[
            [texts.detect, texts.underMin(plan.targets.detectWithinMinutes)],
            ...Object.entries(plan.targets.acknowledgeWithinMinutes).map(
              ([key, it]) => [texts.acknowledge(key.toUpperCase()), texts.under(duration(it * 60))] as const,
            ),
            ...Object.entries(plan.targets.resolveWithinMinutes).map(
              ([key, it]) => [texts.resolve(key.toUpperCase()), texts.under(duration(it * 60))] as const,
            ),
            [texts.repeats, texts.underPercent(plan.targets.repeatRatePercent)],
          ]}
        />
        <Source of={plan.targets} />
        <p>{texts.lookedAtEachMonth}</p>
        <List of={improvement.monthlyReview} />
        <p>
          {texts.aimsOfEachQuarterFaster(
            improvement.quarterlyGoals.reduceResolutionTimePercent,
            improvement.quarterlyGoals.runbookCoveragePercent,
            improvement.quarterlyGoals.trainedPercent,
            improvement.quarterlyGoals.p0Incidents,
          )}
        </p>
        <p>{texts.whatADrillIsJudged}</p>
        <List of={drillCriteria} />
        <h2 id="upkeep">{texts.thePlanItself}</h2>
        <Facts
          of={[
            [texts.owner, upkeep.owner],
            [texts.version, `${upkeep.version}, ${upkeep.released}: ${upkeep.changes}`],
            [texts.reviewed, texts.everyMonthsNextIn(upkeep.reviewEveryMonths, upkeep.nextReview)],
            [texts.changesTo, book.environment.contacts[upkeep.contact]],
          ]}
        />
        <Source of={upkeep} />
      </>
    ),
  };
}
