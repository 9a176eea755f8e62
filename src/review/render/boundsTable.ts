import { priorityName, type Plan } from "../../plan";
import { targetName, type Bounds } from "../bounds";
import { assembledAtWorst, assemblyColumns, assemblyRows } from "./assembly";
import {
  failoverColumns,
  failoverRows,
  recoveryPointColumns,
  recoveryPointRows,
  runbookColumns,
  runbookRows,
} from "./failover";
import { duration, textTable } from "./tables";

/** Proven times as tables for a terminal, and every violation with its chain. */
export function boundsTable(proven: Bounds): string {
  const { severities, assemblies, signals, failovers, recoveryPoints: points, runbooks, violations } = proven;
  const parts = [
    "First notified, in minutes after the incident opens, if nobody answers:",
    textTable(
      ["", "audience", "rung", "expected", "worst"],
      severities.flatMap(({ severity, reaches }) =>
        reaches.map((it, index) => [
          index === 0 ? priorityName(severity) : "",
          targetName(it.target),
          String(it.step.rung + 1),
          minutes(it.expectedMinute),
          minutes(it.worstMinute),
        ]),
      ),
    ),
    assembledAtWorst,
    textTable(assemblyColumns, assemblyRows(assemblies)),
    "From a total fault to the first person, in minutes:",
    textTable(
      ["", "monitor", "detects", "expected", "worst"],
      [...signals]
        .sort((a, b) => (a.severity + a.monitor.key < b.severity + b.monitor.key ? -1 : 1))
        .map(({ severity, monitor, detection, firstPersonMinutes }) => [
          priorityName(severity),
          monitor.name.replace(/^\[P\d\] /, ""),
          duration(detection.expectedSeconds),
          minutes(firstPersonMinutes.expected),
          minutes(firstPersonMinutes.worst),
        ]),
    ),
    "From a dead primary to clients on the standby:",
    textTable(failoverColumns, failoverRows(failovers)),
    "What the loss of the primary can take:",
    textTable(recoveryPointColumns, recoveryPointRows(points)),
    "From the start of a runbook to the step that has seen its goal reached:",
    textTable(runbookColumns, runbookRows(runbooks)),
    violations.length === 0
      ? "Every bound meets the plan."
      : `${violations.length === 1 ? "1 violation" : `${violations.length} violations`}:\n${violations
          .map(({ path, problem, rule, remedy }) => `  ${path}: ${problem} [${rule}] -> ${remedy}`)
          .join("\n")}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

const minutes = (value: number) => (Number.isFinite(value) ? String(Math.round(value * 10) / 10) : "never");

/** The plan's promises beside which a bound stands. */
export const promises = ({ severities, targets }: Plan): string =>
  Object.entries(severities)
    .map(([key, { acknowledgeWithinMinutes }]) => `${key.toUpperCase()} ${acknowledgeWithinMinutes} min`)
    .concat(`detection ${targets.detectWithinMinutes} min`)
    .join(", ");
