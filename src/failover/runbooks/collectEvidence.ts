import type { Seconds } from "../../plan";
import { logGroupName } from "../names";
import { runOf, type Place, type Runbook } from "./document";
import { awaitApi, callApi, goalStep, runScript, type AutomationStep } from "./steps";

/** An account runs one export at a time, and a day's log may take so long. */
const exportSeconds: Seconds = 3600;
/** AWS ends a script after this, whatever a step allows. */
const scriptSeconds: Seconds = 600;

/**
 * Copies the plan's six kinds of log of one region to the write-once bucket, hashes what arrived, and says who collected
 * it. An export may report that it is complete with nothing delivered: each kind must have arrived as objects.
 */
export function collectEvidence(place: Place): Runbook {
  const { logs, logWindowMinutes } = place.plan.forensics;
  const bucket = place.names.bucket("evidence", place.role);
  const run = (more: Readonly<Record<string, unknown>> = {}) =>
    runOf(place, { bucket, region: place.names.regions[place.role], ...more });
  const copying = logs.flatMap(({ key }): AutomationStep[] => {
    const name = key.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
    return [
      callApi(
        `export${name}`,
        "logs",
        "CreateExportTask",
        {
          logGroupName: logGroupName(key),
          from: "{{ chooseWindow.since }}",
          to: "{{ chooseWindow.until }}",
          destination: bucket,
          destinationPrefix: `incidents/{{ IncidentReference }}/${key}`,
        },
        [{ Name: "taskId", Selector: "$.taskId", Type: "String" }],
      ),
      awaitApi(
        `await${name}`,
        "logs",
        "DescribeExportTasks",
        { taskId: `{{ export${name}.taskId }}` },
        "$.exportTasks[0].status.code",
        ["COMPLETED"],
        exportSeconds,
      ),
      runScript({
        name: `hash${name}`,
        runs: "custody.hash",
        payload: run({ kind: key }),
        timeoutSeconds: scriptSeconds,
      }),
    ];
  });
  return {
    description: "Forensic data collection: the plan's logs of this region, hashed, in the write-once store",
    as: "executor",
    parameters: {
      LogWindowMinutes: {
        type: "String",
        description: "How far back logs are collected.",
        default: String(logWindowMinutes),
        allowedPattern: "^[1-9][0-9]{0,5}$",
      },
    },
    looks: [
      runScript({
        name: "chooseWindow",
        runs: "custody.look",
        payload: run({ minutes: "{{ LogWindowMinutes }}", groups: logs.map(({ key }) => logGroupName(key)) }),
        gives: { since: "Integer", until: "Integer" },
        timeoutSeconds: 30,
      }),
    ],
    acts: copying,
    verify: {
      name: goalStep,
      runs: "custody.verify",
      payload: run({ kinds: logs.map(({ key }) => key) }),
      timeoutSeconds: scriptSeconds,
    },
  };
}
