import { drillCriteria, drillEveryMonths, firstRunFrom, type DrillKey } from "../../../plan";
import { duration } from "../../render";
import type { Book } from "../book";
import { Link, type Page } from "../layout";
import { Checklist, Copy, Facts, List, Rows, Source } from "../parts";
import { pathOf } from "../paths";
import { withUnknowns } from "../unknowns";
import { texts } from "../texts/reference";

/** Drills and trainings. */
export function drillsPage({ plan, environment }: Book): Page {
  const { training, drillMutes } = plan;
  const firstRun = (key: DrillKey) => {
    const mute = drillMutes[key];
    return mute && firstRunFrom(mute, environment.failover.drillsFrom);
  };
  return {
    path: pathOf.drills,
    title: texts.drillsAndTrainings,
    words: ["exercise", "workshop", "training", ...Object.values(plan.drills).map(({ scenario }) => scenario)],
    body: (
      <>
        <h2>{texts.drills}</h2>
        <p>{texts.everyMonthsEachInThe(drillEveryMonths, environment.failover.drillsFrom)}</p>
        <Rows
          caption={texts.scenarios}
          head={[texts.drill, texts.scenario, texts.runbook, texts.played, texts.firstRun]}
          rows={Object.entries(plan.drills).map(([key, { title, scenario, runbook }]) => [
            title,
            scenario,
            <Link key="runbook" to={pathOf.runbook(runbook)}>
              {plan.runbooks[runbook].title}
            </Link>,
            <Link key="played" to={pathOf.scenario(key)}>
              {texts.timeline}
            </Link>,
            firstRun(key as DrillKey),
          ])}
        />
        <p>{texts.judgedBy}</p>
        <Checklist name="drill" of={drillCriteria} />
        <h2>{texts.training}</h2>
        <p>{texts.everyMonths(training.everyMonths, duration(training.durationMinutes * 60))}</p>
        <List of={training.topics} />
        <p>{texts.as(training.format.join(", "))}</p>
        <Source of={training} />
      </>
    ),
  };
}

/** What the law and the auditor ask. */
export function compliancePage({ plan }: Book): Page {
  const { gdpr, retention } = plan;
  const form = plan.templates["breach-notification"];
  return {
    path: pathOf.compliance,
    title: texts.compliance,
    words: [texts.gdpr, texts.soc2, "breach", "authority", texts.dpa, "retention", "audit", "72 hours"],
    body: (
      <>
        <section aria-labelledby="gdpr">
          <h2 id="gdpr">{texts.gdpr}</h2>
          <Facts
            of={[
              [texts.told, gdpr.authority],
              [texts.within, texts.ofTheDiscovery(duration(gdpr.notifyWithinMinutes * 60))],
              [texts.remindedAfter, gdpr.remindAtMinutes.map((it) => duration(it * 60)).join(", ")],
              [texts.holds, gdpr.content.join(", ")],
              [texts.theClockStartsByItself, gdpr.startedBy.join(", ")],
              [texts.byHand, texts.breachANoteOnThe],
            ]}
          />
          <Checklist name="gdpr" of={gdpr.steps} />
          <Copy what="form" text={withUnknowns(`${form.subject}\n\n${form.body}`)} />
          <Source of={gdpr} />
        </section>
        <section aria-labelledby="soc2">
          <h2 id="soc2">{texts.soc2}</h2>
          <Facts
            of={[
              [texts.asked, retention.requirement],
              [texts.kept, texts.yearsDays(retention.years, retention.days)],
              [texts.audit, retention.audit],
            ]}
          />
          <Source of={retention} />
        </section>
      </>
    ),
  };
}

/** Whom the team reaches outside, and who reaches the team. */
export function contactsPage({ plan, environment }: Book): Page {
  return {
    path: pathOf.contacts,
    title: texts.contacts,
    words: Object.values(plan.contacts).flatMap(({ title, purpose }) => [title, purpose]),
    body: (
      <>
        <Rows
          caption={texts.whoIsTurnedTo}
          head={[texts.contact, texts.turnedToFor, texts.reachedAt, texts.toldByItselfOf]}
          rows={Object.entries(plan.contacts).map(([key, { title, purpose, toldOf }]) => [
            title,
            purpose,
            environment.contacts[key as keyof typeof plan.contacts],
            toldOf === undefined
              ? "nothing: say /tell"
              : toldOf === "breach"
                ? texts.aBreach
                : plan.runbooks[toldOf].title,
          ])}
        />
        <Rows
          caption={texts.whoFollowsIncidents}
          head={[texts.group, texts.why]}
          rows={Object.values(plan.stakeholders).map(({ title, description }) => [title, description])}
        />
        <Rows
          caption={texts.wherePeopleReport}
          head={[texts.mailbox, texts.address, texts.readAs]}
          rows={Object.entries(plan.mailboxes).map(([key, { title, severity }]) => [
            title,
            environment.mail?.addresses[key as keyof typeof plan.mailboxes] ?? texts.none,
            severity.toUpperCase(),
          ])}
        />
      </>
    ),
  };
}

/** The tools that the plan relies on. */
export function toolsPage({ plan }: Book): Page {
  return {
    path: pathOf.tools,
    title: texts.tools,
    words: Object.values(plan.tools).flatMap(({ title, purpose }) => [title, purpose]),
    body: (
      <Rows
        caption={texts.tools}
        head={[texts.tool, texts.turnedToFor, texts.raisesAlerts, texts.plan]}
        rows={Object.values(plan.tools).map(({ title, purpose, alerts, source }) => [
          title,
          purpose,
          alerts ? texts.yes : "",
          source,
        ])}
      />
    ),
  };
}
