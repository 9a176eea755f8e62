import { emitters } from "../../emitters";
import { days, hours } from "../../units";
import { fact, levelOf, matchesOf, sumOf } from "../facts";
import { metrics, scannerRuns, scanners, type Scanner } from "../metrics";
import { searches } from "../searches";
import type { Signal, Signals } from "../signal";
import { monitor, pulse } from "./pulse";

/** Each scanner says when it has run: finding nothing and not looking are the same to whoever only reads findings. */
const scannerPulses = Object.fromEntries(
  scanners.map((scanner) => {
    const { title } = emitters[scanner];
    return [
      `${scanner}-silent`,
      pulse(
        `${scanner}-silent`,
        sumOf(scannerRuns[scanner], days(1) + hours(1)),
        `the ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
        `${title}: it has not run for a day, so what it would find goes unseen.`,
      ),
    ];
  }),
) as Readonly<Record<`${Scanner}-silent`, Signal>>;

/** What the daily test event is called at PagerDuty, where the check looks for it. */
export const oncallCheckTitle = "Daily test of the way to the people on call";
/** When the event buses send theirs, each day in UTC: shortly before the check looks for it, in working hours. */
export const oncallTestAt = "15:40";
/** The same of a region's own event bus, which tells of alarms past Datadog. */
export const oncallTestTitle = (region: string): string => `${oncallCheckTitle} (${region})`;

/** What the response itself rests on: compliance, dependencies, drift, and the pulse of whoever else reports. */
export const operationsSignals = {
  "compliance-violation": {
    title: "A regulatory compliance violation was recorded",
    service: "platform",
    severity: "p0",
    detects: ["compliance-violation"],
    fault: "platform/compliance",
    detector: monitor(
      fact("compliance-violation", "Compliance: a violation was recorded", matchesOf(searches.complianceViolation, 5), {
        atLeast: 1,
      }),
    ),
    runbook: "privacy-breach",
    owner: "security-analyst",
    meaning: "The compliance scanner recorded a violation; a notification deadline may already run.",
    firstStep: "Note the time of discovery: GDPR allows 72 hours from it. Then call the legal contact.",
    resolves: "by-people",
    source: "Incident Classification / P0 (regulatory compliance violation)",
  },
  "dependency-vulnerability": {
    title: "A dependency has a vulnerability of CVSS 4 to 7",
    service: "platform",
    severity: "p2",
    detects: ["dependency-vulnerability"],
    fault: "platform/dependency",
    detector: { kind: "finding", scannerSeverities: ["medium"] },
    runbook: "circuit-vulnerability",
    owner: "technical-lead",
    meaning: "The scanner found a dependency with a medium vulnerability.",
    firstStep: "See whether the vulnerable code is reachable, and plan the update within 24 hours.",
    resolves: "by-people",
    source: "Incident Classification / P2 (dependency vulnerability, CVSS 4-7)",
    decision: "CVSS 3 calls 4.0 to 6.9 medium and 7.0 high; the plan's range ends where high begins.",
  },
  "dependency-vulnerability-high": {
    title: "A dependency has a vulnerability of CVSS 7 or more",
    service: "platform",
    severity: "p1",
    detects: [],
    fault: "platform/dependency",
    detector: { kind: "finding", scannerSeverities: ["critical", "high"] },
    runbook: "circuit-vulnerability",
    owner: "technical-lead",
    meaning: "The scanner found a dependency with a high or critical vulnerability.",
    firstStep: "See whether the vulnerable code is reachable; if so, disable what uses it until it is updated.",
    resolves: "by-people",
    source: "Incident Classification / P2 (dependency vulnerability, CVSS 4-7)",
    decision: "The plan ends P2 at CVSS 7 and names nothing above: worse than P2 is P1.",
  },
  "configuration-drift": {
    title: "The response's configuration was changed by hand",
    service: "platform",
    severity: "p2",
    detects: ["configuration-drift"],
    fault: "platform/drift",
    detector: monitor(
      fact(
        "configuration-drift",
        "Drift job: objects differ from the program",
        levelOf(metrics.driftChanges, "max", hours(1)),
        { moreThan: 0 },
      ),
    ),
    runbook: "service-outage",
    owner: "technical-lead",
    meaning: "Objects in PagerDuty, Datadog or AWS differ from what the program declares.",
    firstStep: "Read the drift report; put the change into the program, or let a deployment undo it.",
    resolves: "by-itself",
    source: "Incident Classification / P2 (configuration drift)",
  },
  "drift-job-missing": pulse(
    "drift-job-missing",
    sumOf(metrics.driftRuns, hours(26)),
    "the drift job",
    "The daily drift job has not run: nobody knows whether the response is still as declared.",
  ),
  "oncall-check": {
    title: oncallCheckTitle,
    service: "platform",
    severity: "p2",
    detects: [],
    fault: "platform/oncall-check",
    detector: monitor(
      fact("oncall-check", "On-call check: a test event was sent", sumOf(metrics.oncallPings, 5), { atLeast: 1 }),
    ),
    runbook: "service-outage",
    owner: "technical-lead",
    meaning:
      "Nothing is wrong: a test event is sent each day, and whoever sent it acknowledges and resolves it at once.",
    firstStep: "None, unless it stays open: then see in the log of the on-call check why it was not resolved.",
    resolves: "by-itself",
    source: "1.2 Initial Assessment (page on-call responder)",
    decision: "Once a day, and at P2, which wakes nobody: a broken way to the people is known before it is needed.",
  },
  "oncall-silent": pulse(
    "oncall-silent",
    sumOf(metrics.roundTrips, hours(26)),
    "the way to the people on call",
    "No test event has gone the whole way to PagerDuty and back: pages may not arrive. The channel of its severity hears of this as well.",
    "p1",
  ),
  "outside-view-silent": pulse(
    "outside-view-silent",
    sumOf(metrics.syntheticRuns, 30),
    "the tests from outside",
    "Datadog runs no synthetic test any more: nobody asks the public name from outside.",
    "p1",
  ),
  "prometheus-silent": {
    ...pulse(
      "prometheus-silent",
      matchesOf(searches.prometheusAlive, 30),
      "Prometheus",
      "Prometheus' always-firing alert has stopped: its other alerts would not arrive either.",
    ),
    of: "prometheus",
  },
  "sentry-silent": {
    ...pulse(
      "sentry-silent",
      matchesOf(searches.sentryAlive, hours(2)),
      "Sentry",
      "Sentry's scheduled test event has stopped: new errors would not be reported.",
    ),
    of: "sentry",
  },
  "record-silent": pulse(
    "record-silent",
    sumOf(metrics.recordRuns, 30),
    "the incident record",
    "The record compares itself with PagerDuty no more: numbers, reminders and deadlines of open incidents may be lost.",
    "p1",
  ),
  ...scannerPulses,
} as const satisfies Signals;
