/** A change of the program as an author would make it: in one file, one text for another. */
export interface ProgramChange {
  readonly title: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Changes of policy. What review says of each is kept beside this file, as `<key>.md`. */
export const changes = {
  "all-hands-sooner": {
    title: "P0 calls all hands before it asks the primaries again",
    file: "src/plan/escalation.ts",
    from: '[["c-level"], primaries, ["vp-engineering", "security-officer", "team-leads"]]',
    to: '[["c-level"], ["vp-engineering", "security-officer", "team-leads"], primaries]',
  },
  "assembled-sooner": {
    title: "The team is together in six minutes",
    file: "src/plan/process/triage.ts",
    from: "minutes: 8,",
    to: "minutes: 6,",
  },
  "fewer-climbs": {
    title: "P0 gives up after three climbs",
    file: "src/plan/escalation.ts",
    from: "repeats: 9,",
    to: "repeats: 2,",
  },
  "roles-asked-less": {
    title: "A role is asked for three times only",
    file: "src/plan/escalation.ts",
    from: 'repeats: 9,\n  source: "Roles and',
    to: 'repeats: 2,\n  source: "Roles and',
  },
  "sales-left-out": {
    title: "Sales is told of nothing any more",
    file: "src/plan/workflows.ts",
    from: 'stakeholders: ["sales", "support"]',
    to: 'stakeholders: ["support"]',
  },
  "longer-grouping": {
    title: "Alerts of one cause are one incident for an hour",
    file: "src/plan/intake.ts",
    from: "withinMinutes: 30,",
    to: "withinMinutes: 60,",
  },
  "reports-asked-once": {
    title: "Reports that cannot wait are asked about once",
    file: "src/plan/intake.ts",
    from: "repeats: 1,",
    to: "repeats: 0,",
  },
  "higher-threshold": {
    title: "A partial outage begins at 60 %",
    file: "src/plan/signals/errorRate.ts",
    from: "from: { percent: 50, inclusive: true },\n    recoverBelowPercent: 45,",
    to: "from: { percent: 60, inclusive: true },\n    recoverBelowPercent: 55,",
  },
  "later-data": {
    title: "Error rates wait 80 seconds for late data",
    file: "src/plan/signals/errorRate.ts",
    from: "evaluationDelaySeconds: 60,",
    to: "evaluationDelaySeconds: 80,",
  },
  unprotected: {
    title: "Public names may be deleted",
    file: "src/failover/dns.ts",
    from: "const kept = { parent: this, protect: true };",
    to: "const kept = { parent: this };",
  },
  "slower-updates": {
    title: "P0 is updated every hour",
    file: "src/plan/severities.ts",
    from: "updateEveryMinutes: 30,",
    to: "updateEveryMinutes: 60,",
  },
  "longer-ttl": {
    title: "DNS answers are kept for five minutes",
    file: "src/failover/specs/dns.ts",
    from: "ttlSeconds: 60,",
    to: "ttlSeconds: 300,",
  },
  "other-words": {
    title: "A service is described in other words",
    file: "src/plan/severities.ts",
    from: 'definition: "Minor issue with minimal impact",',
    to: 'definition: "A small problem of small impact",',
  },
  // These two remove objects, which come back with other ids: they stay last, so that no other change counts them.
  "another-person": {
    title: "The backup of the Incident Commander changes",
    file: "Pulumi.prod.yaml",
    from: "incident-commander-backup: bob-jones",
    to: "incident-commander-backup: { rotate: [bob-jones, triage-desk] }",
  },
  "executives-left-out": {
    title: "P0 no longer pages the C-level",
    file: "src/plan/escalation.ts",
    from: 'rungs: [["c-level"], primaries, ["vp-engineering", "security-officer", "team-leads"]],\n    rungsAlone: [[...primaries, "c-level"],',
    to: 'rungs: [["vp-engineering", "security-officer"], primaries, ["team-leads"]],\n    rungsAlone: [primaries,',
  },
} as const satisfies Record<string, ProgramChange>;

/** Those that mocks cannot show: an option of a resource is known to the engine alone. */
export const seenByTheEngineAlone: readonly string[] = ["unprotected"] satisfies (keyof typeof changes)[];
