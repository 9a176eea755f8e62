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

/** Regions, the switch, the time line, and what is lost. */
export function failoverPage(book: Book): Page {
  const { graph, plan, proven, environment } = book;
  const { continuity } = plan;
  const { regions } = environment.aws;
  return {
    path: pathOf.failover,
    title: "Failover",
    words: ["region", "standby", "switch", "RTO", "RPO", "disaster recovery", ...Object.values(regions)],
    body: (
      <>
        <Facts
          of={[
            ["Primary", regions.primary],
            ["Standby", regions.standby],
            ["Witness", regions.witness],
            ["Switch", environment.failover.switch],
            ["Recovered by itself within", `${continuity.automaticRecoveryMinutes} min`],
            [
              "By hand within",
              `${continuity.manualRecoveryMinutes} min, ${continuity.decideWithinMinutes} of them to decide`,
            ],
            ["Runbook", <Link to={pathOf.runbook("service-outage")}>{plan.runbooks["service-outage"].title}</Link>],
          ]}
        />
        <Source of={continuity} />
        <section>
          <h2>By hand</h2>
          <Copy what="command" text={commandLine("failover", regions)} />
          <h3>And back</h3>
          <Copy what="command" text={commandLine("failover", { primary: regions.standby, standby: regions.primary })} />
        </section>
        <section>
          <h2>Time line</h2>
          {graph.hosts.map(({ name }) => (
            <Picture
              key={name}
              name={`failover-${name}`}
              alternative={`Failover of ${name}; the table says the same`}
            />
          ))}
          <Rows caption="At worst" head={failoverColumns} rows={failoverRows(proven.failovers)} />
        </section>
        <section>
          <h2>What is lost with the primary</h2>
          <Rows caption="Recovery points" head={recoveryPointColumns} rows={recoveryPointRows(proven.recoveryPoints)} />
          <p>
            Allowed:{" "}
            {Object.entries(continuity.recoveryPointMinutes)
              .map(([store, it]) => `${store} ${it === 0 ? "nothing" : duration(it * 60)}`)
              .join(", ")}
            . Backups are made daily at {plan.safekeeping.backupAt} UTC and kept {plan.safekeeping.backupKeptDays} days.
          </p>
          <Source of={plan.safekeeping} />
        </section>
        <section>
          <h2>Is the standby ready?</h2>
          <List
            of={[
              `its newest backup is younger than ${duration(plan.readiness.backupAgeMinutes * 60)}`,
              `its certificates are valid for ${plan.readiness.certificateDays} days more`,
              `it has ${plan.readiness.capacityPercent} % of the primary's capacity`,
              ...Object.values(plan.probes).map(
                ({ title, does, everyMinutes }) => `${title}: ${does}, every ${everyMinutes} min`,
              ),
            ]}
          />
          <Source of={plan.readiness} />
        </section>
        <section>
          <h2>How long a runbook takes</h2>
          <Rows caption="First phases" head={runbookColumns} rows={runbookRows(proven.runbooks)} />
        </section>
        <section>
          <h2>What misses the plan</h2>
          <List of={proven.violations.map(({ path, problem, remedy }) => `${path}: ${problem} (${remedy})`)} />
          {proven.violations.length === 0 && <p>Nothing.</p>}
        </section>
      </>
    ),
  };
}
