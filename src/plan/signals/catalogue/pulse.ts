import type { SeverityKey } from "../../severities";
import { fact, type Query } from "../facts";
import type { Signal } from "../signal";

/** Detected by one monitor alone. */
export function monitor(only: ReturnType<typeof fact>): Signal["detector"] {
  return { kind: "monitor", anyOf: [{ all: [only] }] };
}

/** A heartbeat: silence pages, because a dead detector reports nothing else. */
export function pulse(key: string, query: Query, of: string, meaning: string, severity: SeverityKey = "p2"): Signal {
  return {
    title: `No sign of life from ${of}`,
    service: "platform",
    severity,
    detects: [],
    fault: `platform/heartbeat/${key}`,
    detector: monitor(fact(key, `Heartbeat: ${of}`, query, { lessThan: 1 }, { silence: "page" })),
    runbook: "service-outage",
    owner: "technical-lead",
    meaning,
    firstStep: `Find out why ${of} reports nothing, and watch by hand what it watched until it does.`,
    resolves: "by-itself",
    source: "Incident Response Process / Phase 1 (automated detection)",
    decision: "A dead detector is not in the plan's examples; it is as bad as what it would miss being missed.",
  };
}
