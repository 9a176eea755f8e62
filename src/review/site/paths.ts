import type { ComponentKey, RunbookKey, SeatKey, SeverityKey } from "../../plan";
import type { Monitor, Person } from "../graph";
import { nameOf } from "../resources";

/** A key as part of a file name, one for each key: what is no plain letter, digit or dash is written as its code. */
const fileName = (key: string): string =>
  key.replaceAll(/[^A-Za-z0-9-]/gu, (it) => `_${(it.codePointAt(0) ?? 0).toString(16)}`);

/** The name that the program gave a resource, without the component that it is of. */
const ownName = (it: { readonly urn: string }): string => nameOf(it).replace(/^(escalation|monitors)-/, "");

/** Where each page of the handbook is, from its root. */
export const pathOf = {
  now: "index.html",
  severity: (key: SeverityKey) => `severities/${key}.html`,
  runbook: (key: RunbookKey) => `runbooks/${key}.html`,
  monitors: "monitors.html",
  monitor: (it: Monitor) => `monitors/${fileName(ownName(it))}.html`,
  component: (key: ComponentKey) => `components/${key}.html`,
  onCall: "on-call.html",
  person: (it: Person) => `people/${fileName(ownName(it))}.html`,
  seat: (key: SeatKey) => `seats/${key}.html`,
  process: "process.html",
  texts: "texts.html",
  failover: "failover.html",
  controls: "controls.html",
  automation: "automation.html",
  simulator: "simulator.html",
  scenario: (key: string) => `simulator/${fileName(key)}.html`,
  drills: "drills.html",
  compliance: "compliance.html",
  contacts: "contacts.html",
  tools: "tools.html",
  coverage: "coverage.html",
  picture: (name: string) => `pictures/${fileName(name)}.svg`,
  style: "handbook.css",
  script: "handbook.js",
} as const;
