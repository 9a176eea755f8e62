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

/** The process of the response, phase by phase, for every kind of incident. */
export function processPage(book: Book): Page {
  const { plan } = book;
  const { forensics, postMortem, responsePhases } = plan;
  const [triage, containment, investigating, eradication, recovering, review] = responsePhaseKeys.map((key) => {
    const { title, fromMinute, untilMinute } = responsePhases[key];
    return (
      <h2 id={key}>
        {title}: {duration(fromMinute * 60)} to {duration(untilMinute * 60)}
      </h2>
    );
  });
  return {
    path: pathOf.process,
    title: "The response, phase by phase",
    words: ["triage", "containment", "investigation", "eradication", "recovery", "post-mortem", "forensics", "KPI"],
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
        <h3>How incidents come to attention</h3>
        <p>By themselves:</p>
        <List of={detection.automated} />
        <p>By people:</p>
        <List of={detection.manual} />
        {Object.entries(plan.triage).map(([key, it]) => (
          <section key={key}>
            <h3>
              {it.title} ({it.minutes} min)
            </h3>
            <Checklist name={`triage ${key}`} of={it.steps} />
            <Source of={it} />
          </section>
        ))}
        <p>
          Numbers are {naming.incident}, channels {naming.channel}.
        </p>
        {containment}
        <p>
          Each runbook has a checklist:{" "}
          {Object.entries(plan.runbooks).map(([key, { title }], index) => (
            <>
              {index === 0 ? "" : ", "}
              <Link to={`${pathOf.runbook(key as keyof typeof plan.runbooks)}#containment`}>{title}</Link>
            </>
          ))}
          .
        </p>
        <h3>Communication meanwhile</h3>
        <p>Inside:</p>
        <Checklist name="updates inside" of={situationUpdates.internal} />
        <p>Outside, for severities of which customers are told:</p>
        <Checklist name="updates outside" of={situationUpdates.external} />
        <Source of={situationUpdates} />
        {investigating}
        <h3>Evidence</h3>
        <p>
          Of the last {duration(forensics.logWindowMinutes * 60)}; a log waits {forensics.keptDays} days to be
          collected.
        </p>
        <Checklist name="forensic logs" of={forensics.logs.map(({ text }) => text)} />
        <Checklist name="preservation" of={forensics.preservation} />
        <h3>Timeline</h3>
        <Checklist name="timeline" of={investigation.timeline} />
        <h3>Hypotheses</h3>
        <Checklist name="hypotheses" of={investigation.hypotheses} />
        <h3>Analysis</h3>
        <Checklist name="analysis" of={investigation.analysis} />
        <h3>Impact</h3>
        <Checklist name="impact" of={investigation.impact} />
        <p>Documented:</p>
        <Checklist name="documented" of={investigation.documented} />
        <Source of={investigation} />
        {eradication}
        <h3>Fix</h3>
        <Checklist name="fix" of={deployment.fix} />
        <h3>Testing</h3>
        <Checklist name="testing" of={deployment.testing} />
        <h3>Approval</h3>
        <Checklist name="approvals" of={deployment.approvals} />
        <p>
          In a runbook: <Approvers book={book} />.
        </p>
        <Source of={plan.approvals} />
        <h3>Deployment</h3>
        <Checklist name="deployment" of={deployment.steps} />
        <p>After the canary: {deployment.rolloutPercent.map((it) => `${it} %`).join(", ")} of traffic.</p>
        <Rows
          caption="Pace"
          head={["Severity", "A fix is deployed"]}
          rows={Object.entries(plan.severities).map(([key, it]) => [key.toUpperCase(), it.deployment])}
        />
        {recovering}
        <h3>Verified before the all-clear</h3>
        <Checklist name="verification" of={recovery.verification} />
        <h3>Clean-up</h3>
        <Checklist name="clean-up" of={recovery.cleanup} />
        <h3>Affected users</h3>
        <Checklist name="affected users" of={recovery.affectedUsers} />
        <h3>Everybody else</h3>
        <Checklist name="general users" of={recovery.generalUsers} />
        <Source of={recovery} />
        {review}
        <h3>Post-mortem</h3>
        <Facts
          of={[
            ["Held within", `${duration(postMortem.withinMinutes * 60)} of the resolution`],
            ["At", `${postMortem.meetAtHourUtc}:00 UTC, a day or more after the resolution`],
            ["Who", postMortem.participants.join(", ")],
          ]}
        />
        <Checklist name="agenda" of={postMortem.agenda} />
        <h3>Action items</h3>
        <Rows
          caption="How soon they are closed"
          head={["Class", "What", "Within"]}
          rows={Object.entries(postMortem.actionItems).map(([key, { kind, withinMinutes }]) => [
            key,
            kind,
            duration(withinMinutes * 60),
          ])}
        />
        <Checklist name="tracking" of={postMortem.tracking} />
        <h3>Documentation</h3>
        <Checklist name="documentation" of={postMortem.documentation} />
        <Source of={postMortem} />
        <h2 id="metrics">Metrics</h2>
        <List of={trackedMetrics} />
        <Facts
          of={[
            ["Detect", `under ${plan.targets.detectWithinMinutes} min`],
            ...Object.entries(plan.targets.acknowledgeWithinMinutes).map(
              ([key, it]) => [`Acknowledge ${key.toUpperCase()}`, `under ${duration(it * 60)}`] as const,
            ),
            ...Object.entries(plan.targets.resolveWithinMinutes).map(
              ([key, it]) => [`Resolve ${key.toUpperCase()}`, `under ${duration(it * 60)}`] as const,
            ),
            ["Repeats", `under ${plan.targets.repeatRatePercent} %`],
          ]}
        />
        <Source of={plan.targets} />
        <p>Looked at each month:</p>
        <List of={improvement.monthlyReview} />
        <p>
          Aims of each quarter: {improvement.quarterlyGoals.reduceResolutionTimePercent} % faster resolution,{" "}
          {improvement.quarterlyGoals.runbookCoveragePercent} % of incidents with a runbook,{" "}
          {improvement.quarterlyGoals.trainedPercent} % of the team trained, {improvement.quarterlyGoals.p0Incidents} P0
          incidents.
        </p>
        <p>What a drill is judged by:</p>
        <List of={drillCriteria} />
        <h2 id="upkeep">The plan itself</h2>
        <Facts
          of={[
            ["Owner", upkeep.owner],
            ["Version", `${upkeep.version}, ${upkeep.released}: ${upkeep.changes}`],
            ["Reviewed", `every ${upkeep.reviewEveryMonths} months, next in ${upkeep.nextReview}`],
            ["Changes to", book.environment.contacts[upkeep.contact]],
          ]}
        />
        <Source of={upkeep} />
      </>
    ),
  };
}
