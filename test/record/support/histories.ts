import type { WireIncident } from "../../../sandbox/record/webhooks";
import { pagerdutyServiceName } from "../../../src/escalation";
import { priorityName, severityKeys, type SeverityKey } from "../../../src/plan";
import { event, later, type Happening, type IncidentEvent } from "../../../src/record/runtime/core";

/** A source of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let it = state;
    it = Math.imul(it ^ (it >>> 15), it | 1);
    it ^= it + Math.imul(it ^ (it >>> 7), it | 61);
    return ((it ^ (it >>> 14)) >>> 0) / 4294967296;
  };
}

/** When every history begins. */
export const begins = "2025-12-07T03:12:46Z";
const titles = [
  "[P0] PIDs were linked to addresses",
  "[P1] DDoS attack in progress",
  "[P1] Proof verification: error rate",
  "Something else <!channel> {{reference}} *bold*",
];
const people = ["Alice Smith", "Charlie Brown", "Eve Adams", "Grace Hopper"];

/** What happened to one incident, at its vendor: an hour or some, in the order in which it happened. */
export function history(seed: number): readonly IncidentEvent[] {
  const next = random(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  const severity = pick(severityKeys);
  const events = [
    event(
      { kind: "triggered", title: pick(titles), severity, url: "https://vey.pagerduty.com/incidents/Q1INCIDENT0001" },
      begins,
    ),
  ];
  let minute = 0;
  let resolved = false;
  const count = 4 + Math.floor(next() * 12);
  for (let index = 0; index < count; index += 1) {
    minute += 1 + Math.floor(next() * 45);
    const at = later(begins, minute);
    const what = happening(pick, next, resolved);
    if (what.kind === "resolved") resolved = true;
    if (what.kind === "reopened") resolved = false;
    // Who may say it; the others' words are answered, which is a test of its own.
    const says = what.kind === "press" && ["identified", "monitoring"].includes(what.press);
    events.push(event(what, at, says ? "Eve Adams" : pick(people)));
  }
  if (!resolved) events.push(event({ kind: "resolved" }, later(begins, minute + 10), "Alice Smith"));
  return events;
}

function happening(pick: <T>(of: readonly T[]) => T, next: () => number, resolved: boolean): Happening {
  if (resolved) return next() < 0.4 ? { kind: "reopened" } : afterwards(pick);
  const press = (name: "assessed" | "assembled" | "identified" | "monitoring" | "breach" | "impact", text = "") =>
    ({ kind: "press", press: name, text }) as const;
  const changed: SeverityKey = pick(severityKeys);
  return pick<Happening>([
    { kind: "acknowledged" },
    { kind: "escalated" },
    { kind: "severity-changed", severity: changed },
    { kind: "update", text: `Still working (${priorityName(changed)})` },
    { kind: "note", text: "Looked at the logs" },
    { kind: "fields", fields: { affected_component: "proof-verification" } },
    press("assessed"),
    press("assembled"),
    press("identified", "a full disk"),
    press("monitoring"),
    press("breach"),
    press("impact", "proofs could not be verified"),
    { kind: "resolved" },
  ]);
}

const afterwards = (pick: <T>(of: readonly T[]) => T): Happening =>
  pick<Happening>([
    { kind: "press", press: "action", text: "immediate Alice Smith: watch the disk" },
    { kind: "press", press: "root-cause", text: "full-disk: the disk was full" },
    { kind: "press", press: "authority-told", text: "DPA-1" },
    { kind: "press", press: "clean-up-done", text: "" },
    { kind: "note", text: "Thanks to all" },
  ]);

/** The incident that a history is of, as PagerDuty knows it. */
export function wireOf(id: string, [trigger]: readonly IncidentEvent[]): WireIncident {
  if (trigger?.what.kind !== "triggered") throw new Error("a history begins with its trigger");
  const { title, severity } = trigger.what;
  return { id, title, service: pagerdutyServiceName(severity), createdAt: trigger.at };
}
