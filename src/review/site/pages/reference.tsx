import { drillCriteria, drillEveryMonths, firstRunFrom, type DrillKey } from "../../../plan";
import { duration } from "../../render";
import type { Book } from "../book";
import { Link, type Page } from "../layout";
import { Checklist, Copy, Facts, List, Rows, Source } from "../parts";
import { pathOf } from "../paths";
import { withUnknowns } from "../unknowns";

/** Drills and trainings. */
export function drillsPage({ plan, environment }: Book): Page {
  const { training, drillMutes } = plan;
  const firstRun = (key: DrillKey) => {
    const mute = drillMutes[key];
    return mute && firstRunFrom(mute, environment.failover.drillsFrom);
  };
  return {
    path: pathOf.drills,
    title: "Drills and trainings",
    words: ["exercise", "workshop", "training", ...Object.values(plan.drills).map(({ scenario }) => scenario)],
    body: (
      <>
        <h2>Drills</h2>
        <p>
          Every {drillEveryMonths} months each; in the cloud they begin by themselves from{" "}
          {environment.failover.drillsFrom} on.
        </p>
        <Rows
          caption="Scenarios"
          head={["Drill", "Scenario", "Runbook", "Played", "First run"]}
          rows={Object.entries(plan.drills).map(([key, { title, scenario, runbook }]) => [
            title,
            scenario,
            <Link key="runbook" to={pathOf.runbook(runbook)}>
              {plan.runbooks[runbook].title}
            </Link>,
            <Link key="played" to={pathOf.scenario(key)}>
              timeline
            </Link>,
            firstRun(key as DrillKey),
          ])}
        />
        <p>Judged by:</p>
        <Checklist name="drill" of={drillCriteria} />
        <h2>Training</h2>
        <p>
          Every {training.everyMonths} months, {duration(training.durationMinutes * 60)}.
        </p>
        <List of={training.topics} />
        <p>As: {training.format.join(", ")}.</p>
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
    title: "Compliance",
    words: ["GDPR", "SOC 2", "breach", "authority", "DPA", "retention", "audit", "72 hours"],
    body: (
      <>
        <section aria-labelledby="gdpr">
          <h2 id="gdpr">GDPR</h2>
          <Facts
            of={[
              ["Told", gdpr.authority],
              ["Within", `${duration(gdpr.notifyWithinMinutes * 60)} of the discovery`],
              ["Reminded after", gdpr.remindAtMinutes.map((it) => duration(it * 60)).join(", ")],
              ["Holds", gdpr.content.join(", ")],
              ["The clock starts by itself with", gdpr.startedBy.join(", ")],
              ["By hand", "/breach, a note on the incident; /authority-told stops it"],
            ]}
          />
          <Checklist name="gdpr" of={gdpr.steps} />
          <Copy what="form" text={withUnknowns(`${form.subject}\n\n${form.body}`)} />
          <Source of={gdpr} />
        </section>
        <section aria-labelledby="soc2">
          <h2 id="soc2">SOC 2</h2>
          <Facts
            of={[
              ["Asked", retention.requirement],
              ["Kept", `${retention.years} years (${retention.days} days)`],
              ["Audit", retention.audit],
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
    title: "Contacts",
    words: Object.values(plan.contacts).flatMap(({ title, purpose }) => [title, purpose]),
    body: (
      <>
        <Rows
          caption="Who is turned to"
          head={["Contact", "For", "Reached at", "Told by itself of"]}
          rows={Object.entries(plan.contacts).map(([key, { title, purpose, toldOf }]) => [
            title,
            purpose,
            environment.contacts[key as keyof typeof plan.contacts],
            toldOf === undefined
              ? "nothing: say /tell"
              : toldOf === "breach"
                ? "a breach"
                : plan.runbooks[toldOf].title,
          ])}
        />
        <Rows
          caption="Who follows incidents"
          head={["Group", "Why"]}
          rows={Object.values(plan.stakeholders).map(({ title, description }) => [title, description])}
        />
        <Rows
          caption="Where people report"
          head={["Mailbox", "Address", "Read as"]}
          rows={Object.entries(plan.mailboxes).map(([key, { title, severity }]) => [
            title,
            environment.mail?.addresses[key as keyof typeof plan.mailboxes] ?? "none",
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
    title: "Tools",
    words: Object.values(plan.tools).flatMap(({ title, purpose }) => [title, purpose]),
    body: (
      <Rows
        caption="Tools"
        head={["Tool", "For", "Raises alerts", "Plan"]}
        rows={Object.values(plan.tools).map(({ title, purpose, alerts, source }) => [
          title,
          purpose,
          alerts ? "yes" : "",
          source,
        ])}
      />
    ),
  };
}
