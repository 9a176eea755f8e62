import { runbookKeys, type RunbookKey } from "./runbooks";
import { componentKeys, type ComponentKey } from "./services";
import { severityKeys, type SeverityKey } from "./severities";
import { seatKeys, type SeatKey } from "./team";

/**
 * Where each page of the handbook is that follows from the plan alone, from the handbook's root. What is declared links to
 * these; pages of monitors and people are beside them.
 */
export const handbookPaths = {
  now: "index.html",
  severity: (key: SeverityKey) => `severities/${key}.html`,
  runbook: (key: RunbookKey) => `runbooks/${key}.html`,
  component: (key: ComponentKey) => `components/${key}.html`,
  seat: (key: SeatKey) => `seats/${key}.html`,
  monitors: "monitors.html",
  onCall: "on-call.html",
  process: "process.html",
  texts: "texts.html",
  failover: "failover.html",
  controls: "controls.html",
  automation: "automation.html",
  simulator: "simulator.html",
  drills: "drills.html",
  compliance: "compliance.html",
  contacts: "contacts.html",
  tools: "tools.html",
  coverage: "coverage.html",
} as const;

/** The paths of all those pages. */
export const handbookPages: readonly string[] = [
  ...Object.values(handbookPaths).filter((it) => typeof it === "string"),
  ...severityKeys.map(handbookPaths.severity),
  ...runbookKeys.map(handbookPaths.runbook),
  ...componentKeys.map(handbookPaths.component),
  ...seatKeys.map(handbookPaths.seat),
];
