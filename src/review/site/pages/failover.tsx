import { commandLine } from "../../../plan";
import { duration } from "../../render";
import {
  failoverColumns,
  failoverRows,
  recoveryPointColumns,
  recoveryPointRows,
  runbookColumns,
  runbookRows,
} from "../../render/failover";
import type { Book } from "../book";
import { Link, Picture, type Page } from "../layout";
import { Copy, Facts, List, Rows, Source } from "../parts";
import { pathOf } from "../paths";
import { texts } from "../texts/failover";

/** Regions, the switch, the time line, and what is lost. */
export function failoverPage(book: Book): Page {
  const { graph, plan, proven, environment } = book;
  const { continuity } = plan;
  const { regions } = environment.aws;
  return {
    path: pathOf.failover,
    title: texts.failover,
    words: ["region", "standby", "switch", texts.rto, texts.rpo, texts.disasterRecovery, ...Object.values(regions)],
    body: (
      <>
        <Facts
          of={[
            [texts.primary, regions.primary],
            [texts.standby, regions.standby],
            [texts.witness, regions.witness],
            [texts.switch, environment.failover.switch],
            [texts.recoveredByItselfWithin, texts.min(continuity.automaticRecoveryMinutes)],
            [
              texts.byHandWithin,
              texts.minOfThemToDecide(continuity.manualRecoveryMinutes, continuity.decideWithinMinutes),
            ],
            [texts.runbook, <Link to={pathOf.runbook("service-outage")}>{plan.runbooks["service-outage"].title}</Link>],
          ]}
        />
        <Source of={continuity} />
        <section>
          <h2>{texts.byHand}</h2>
          <Copy what="command" text={commandLine("failover", regions)} />
          <h3>{texts.andBack}</h3>
          <Copy what="command" text={commandLine("failover", { primary: regions.standby, standby: regions.primary })} />
        </section>
        <section>
          <h2>{texts.timeLine}</h2>
          {graph.hosts.map(({ name }) => (
            <Picture key={name} name={`failover-${name}`} alternative={texts.failoverOfTheTableSays(name)} />
          ))}
          <Rows caption={texts.atWorst} head={failoverColumns} rows={failoverRows(proven.failovers)} />
        </section>
        <section>
          <h2>{texts.whatIsLostWithThe}</h2>
          <Rows
            caption={texts.recoveryPoints}
            head={recoveryPointColumns}
            rows={recoveryPointRows(proven.recoveryPoints)}
          />
          <p>
            {texts.allowedBackupsAreMadeDaily(
              Object.entries(continuity.recoveryPointMinutes)
                .map(([store, it]) => `${store} ${it === 0 ? texts.nothing : duration(it * 60)}`)
                .join(", "),
              plan.safekeeping.backupAt,
              plan.safekeeping.backupKeptDays,
            )}
          </p>
          <Source of={plan.safekeeping} />
        </section>
        <section>
          <h2>{texts.isTheStandbyReady}</h2>
          <List
            of={[
              texts.itsNewestBackupIsYounger(duration(plan.readiness.backupAgeMinutes * 60)),
              texts.itsCertificatesAreValidFor(plan.readiness.certificateDays),
              texts.itHasOfThePrimarys(plan.readiness.capacityPercent),
              ...Object.values(plan.probes).map(({ title, does, everyMinutes }) =>
                texts.everyMin(title, does, everyMinutes),
              ),
            ]}
          />
          <Source of={plan.readiness} />
        </section>
        <section>
          <h2>{texts.howLongARunbookTakes}</h2>
          <Rows caption={texts.firstPhases} head={runbookColumns} rows={runbookRows(proven.runbooks)} />
        </section>
        <section>
          <h2>{texts.whatMissesThePlan}</h2>
          <List of={proven.violations.map(({ path, problem, remedy }) => `${path}: ${problem} (${remedy})`)} />
          {proven.violations.length === 0 && <p>{texts.nothingMissed}</p>}
        </section>
      </>
    ),
  };
}
